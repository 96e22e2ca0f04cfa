"""What the platform itself knows for a scoring table: who has finished what, by the seats held at a moment.

The counts of all units and the lists of one come from the same rows, so that they cannot disagree.
"""

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import beside, surviving_id, survivor_of, with_several_records
from certificates.selectors import standing_certificates
from core.text.dates import VIET_NAM
from courses.models import CoursePage
from courses.selectors import completions, courses_by_code, published_courses
from emulation.calculations import Tally, Training
from organisation.models import DatedQuerySet
from organisation.selectors import exempt_person_ids, seats_under


@dataclass(frozen=True)
class Frame:
    """The moment of a count, and the day on which the table's period began."""

    moment: datetime
    period_start: date

    @property
    def day(self) -> date:
        """The day in Viet Nam: seats and exemptions are held by days."""
        return timezone.localdate(self.moment)


@dataclass(frozen=True)
class Counted:
    """A person in a count."""

    person_id: int
    name: str
    position: str


@dataclass(frozen=True)
class Lists:
    """The people behind a tally."""

    done: list[Counted]
    missing: list[Counted]
    exempt: list[Counted]

    @property
    def tally(self) -> Tally:
        """How many they are."""
        return Tally(len(self.done), len(self.done) + len(self.missing), len(self.exempt))

    def standing_of(self, person: Person) -> str:
        """The list on which the person stands: "done", "missing", "exempt" or none."""
        lists = {"done": self.done, "missing": self.missing, "exempt": self.exempt}
        return next(
            (name for name, people in lists.items() if any(p.person_id == survivor_of(person).pk for p in people)), ""
        )


def tallies_of(training: Training, unit_ids: Collection[int], frame: Frame) -> dict[int, Tally]:
    """How many have finished in each of these units; one statement however many they are."""
    counted = Q(is_exempt=False)
    rows = (
        _counted_seats(training, unit_ids, frame)
        .order_by()
        .values_list("under")
        .annotate(
            done=Count(surviving_id("person"), distinct=True, filter=counted & Q(is_done=True)),
            people=Count(surviving_id("person"), distinct=True, filter=counted),
            exempt=Count(surviving_id("person"), distinct=True, filter=~counted),
        )
    )
    found = {unit: Tally(done, people, exempt) for unit, done, people, exempt in rows}
    return {unit: found.get(unit, Tally(0, 0)) for unit in unit_ids}


def lists_of(training: Training, unit_id: int, frame: Frame, withheld: Container[int] = ()) -> Lists:
    """The people of one unit, each once, by name; those whose names are withheld, without it."""
    seats = _counted_seats(training, [unit_id], frame).order_by("person__sort_key", "-is_primary", "position__order")
    rows = seats.values_list(surviving_id("person"), "person__full_name", "position__name", "is_exempt", "is_done")
    lists, seen = Lists([], [], []), set[int]()
    for person_id, name, position, is_exempt, is_done in rows:
        if person_id not in seen:
            seen.add(person_id)
            chosen = lists.exempt if is_exempt else lists.done if is_done else lists.missing
            chosen.append(Counted(person_id, _("(hạn chế nêu tên)") if person_id in withheld else name, position))
    return lists


def _counted_seats(training: Training, unit_ids: Collection[int], frame: Frame) -> DatedQuerySet[Any]:
    """The seats that make their holders part of the count, each with `under`, `is_exempt` and `is_done`."""
    seats = seats_under(unit_ids, frame.day)
    if training.category:
        seats = seats.filter(category=training.category)
    if training.position:
        seats = seats.filter(position__code=training.position)
    exempt = Value(False) if training.counts_exempt else _truth(Q(person__in=exempt_person_ids(frame.day)))  # noqa: FBT003
    return seats.annotate(is_exempt=exempt, is_done=_truth(_is_finished(training, frame)))


def _is_finished(training: Training, frame: Frame) -> Q:
    """Whether the holder of a seat has finished what is asked; the database looks up each holder by themselves."""
    if not training.courses:
        return _has_finished_one(list(published_courses()), training, frame)
    courses = courses_by_code(training.courses)
    asked = [_has_finished_one([courses[code]], training, frame) for code in training.courses if code in courses]
    return reduce(and_, asked) if len(asked) == len(training.courses) else Q(pk=None)


def _has_finished_one(courses: Collection[CoursePage], training: Training, frame: Frame) -> Q:
    """Whether the holder of a seat has finished any of the courses, with a certificate that stands where one is given."""
    done = completions([course.pk for course in courses], frame.moment)
    if training.in_period:
        done = done.filter(completed_at__gte=datetime.combine(frame.period_start, time(), VIET_NAM))
    awarding = [course.pk for course in courses if course.awards_certificate]
    held = Exists(standing_certificates(awarding, frame.moment).filter(enrolment=OuterRef("pk")))
    done = done.filter(held | ~Q(course__in=awarding))
    under_another_record = Q(Exists(done.filter(learner__in=beside("person"))), person__in=with_several_records())
    return Q(Exists(done.filter(learner=OuterRef("person")))) | under_another_record


def _truth(condition: Q) -> ExpressionWrapper[Any]:
    return ExpressionWrapper(condition, output_field=BooleanField())
