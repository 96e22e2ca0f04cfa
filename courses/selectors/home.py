"""The learner's home: what to do now, what else waits, and how the year and the commune go."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import identity_ids, records_of, surviving_id
from core.text.names import given_name
from courses import calculations
from courses.calculations import OutlineItem
from courses.models import Enrolment, ItemProgress
from courses.selectors.catalogue import CourseCard, Due, catalogue, due_of
from courses.selectors.outline import outline_of
from courses.selectors.progress import completions, enrolments_of
from courses.selectors.study import call_to
from organisation.models import Level, UnitVersion
from organisation.selectors import exempt_person_ids, primary_seat_of, seats_in, versions_at

SUGGESTIONS = 3
# In a smaller group a count tells who has not finished.
SMALLEST_GROUP = 5
MINUTES_IN_HOUR = 60


@dataclass(frozen=True, kw_only=True)
class Study:
    """A course the learner is on and has not finished."""

    enrolment: Enrolment
    next: OutlineItem

    @property
    def call(self) -> str:
        """What the button says that leads on."""
        return call_to(self.next, is_started=self.enrolment.started_at is not None)

    @property
    def due(self) -> Due:
        """Until when, in words."""
        return due_of(self.enrolment.due_on)

    @property
    def meta(self) -> str:
        """What it is and how far the learner is, in words."""
        total = self.enrolment.total
        if self.enrolment.started_at:
            return _("Xong {done}/{total} bài").format(done=self.enrolment.done, total=total)
        words = _("Khóa bắt buộc, {total} bài. Chưa bắt đầu") if self.enrolment.course.is_mandatory else ""
        return (words or _("{total} bài. Chưa bắt đầu")).format(total=total)


@dataclass(frozen=True, kw_only=True)
class Together:
    """How many people of the learner's commune have finished every mandatory course."""

    name: str
    done: int
    people: int

    @property
    def percent(self) -> float:
        """The share that has finished."""
        return 100 * self.done / self.people

    @property
    def left(self) -> int:
        """How many have not."""
        return self.people - self.done


@dataclass(frozen=True, kw_only=True)
class LearningHome:
    """Everything on the learner's home."""

    person: Person
    today: date
    current: Study | None
    waiting: Sequence[Study]
    mandatory: Sequence[CourseCard]
    suggestions: Sequence[CourseCard]
    courses_this_year: int
    minutes_this_year: int
    together: Together | None

    @property
    def given_name(self) -> str:
        """The name by which the learner is greeted."""
        return given_name(self.person.full_name)

    @property
    def hours_this_year(self) -> Decimal:
        """The time of the items completed this year, in hours to one decimal."""
        return (Decimal(self.minutes_this_year) / MINUTES_IN_HOUR).quantize(Decimal("0.1"))


def learning_home(person: Person) -> LearningHome:
    """What the learner's home shows today."""
    today = timezone.localdate()
    enrolments = list(enrolments_of(person))
    progress = _completed_by(person)
    studies = sorted(_studies(enrolments, progress), key=lambda study: _urgency(study.enrolment))
    current = max(
        (study for study in studies if study.enrolment.last_studied_at),
        key=lambda study: study.enrolment.last_studied_at,
        default=studies[0] if studies else None,
    )
    on_offer = catalogue(person)
    new = [card for card in on_offer if card.standing is None]
    return LearningHome(
        person=person,
        today=today,
        current=current,
        waiting=[study for study in studies if study is not current],
        mandatory=[card for card in new if card.is_mandatory],
        suggestions=[card for card in new if not card.is_mandatory][:SUGGESTIONS],
        courses_this_year=sum(_is_of(today.year, enrolment.completed_at) for enrolment in enrolments),
        minutes_this_year=_minutes_in(today.year, enrolments, progress),
        together=_together(person, [card.course_id for card in on_offer if card.is_mandatory], today),
    )


def _completed_by(person: Person) -> dict[int, dict[UUID, datetime]]:
    """When the person completed which items, by enrolment."""
    rows = ItemProgress.objects.filter(enrolment__learner__in=identity_ids(person))
    completed: dict[int, dict[UUID, datetime]] = defaultdict(dict)
    for enrolment_id, key, moment in rows.values_list("enrolment_id", "item_key", "completed_at"):
        if moment:
            completed[enrolment_id][key] = moment
    return completed


def _studies(enrolments: Iterable[Enrolment], progress: Mapping[int, Mapping[UUID, datetime]]) -> Iterator[Study]:
    for enrolment in enrolments:
        items = outline_of(enrolment.edition).items
        coming = calculations.next_item(items, progress.get(enrolment.pk, {}), enrolment.last_item_key)
        if enrolment.completed_at is None and coming is not None:
            yield Study(enrolment=enrolment, next=coming)


def _urgency(enrolment: Enrolment) -> tuple[date, datetime]:
    return enrolment.due_on or date.max, enrolment.enrolled_at


def _is_of(year: int, moment: datetime | None) -> bool:
    return moment is not None and timezone.localdate(moment).year == year


def _minutes_in(year: int, enrolments: Iterable[Enrolment], progress: Mapping[int, Mapping[UUID, datetime]]) -> int:
    """The minutes of the items completed that year, as their trainers estimate them."""
    return sum(
        item.minutes
        for enrolment in enrolments
        for item in outline_of(enrolment.edition).items
        if _is_of(year, progress.get(enrolment.pk, {}).get(item.key))
    )


def _commune_of(person: Person, today: date) -> UnitVersion | None:
    """The commune in which the person holds a seat, or to which their residential area belongs."""
    seat = primary_seat_of(person, today)
    versions = versions_at(today).select_related("unit")
    version = versions.filter(unit=seat.unit_id).first() if seat else None
    if version and version.level == Level.RESIDENTIAL_AREA:
        version = versions.filter(unit=version.parent_id).first()
    return version if version and version.level == Level.COMMUNE else None


def _together(person: Person, mandatory: Sequence[int], today: date) -> Together | None:
    """The commune's standing; None where nothing is mandatory or so few are counted that it would name somebody."""
    commune = _commune_of(person, today) if mandatory else None
    if commune is None:
        return None
    seats = seats_in(commune.unit, today).exclude(person__in=exempt_person_ids(today)).order_by()
    people = set(seats.values_list(surviving_id("person"), flat=True))
    if len(people) < SMALLEST_GROUP:
        return None
    finished = (
        completions(mandatory, today).filter(learner__in=records_of(people)).values(human=surviving_id("learner"))
    )
    done = finished.annotate(courses=Count("course", distinct=True)).filter(courses=len(mandatory)).count()
    return Together(name=commune.name, done=done, people=len(people))
