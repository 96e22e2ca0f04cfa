"""Giving places on courses: to one learner, or to a whole unit at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import records_of, surviving_id, survivor_of
from core.events import publish
from courses.errors import CourseNotOpenError
from courses.events import LearnerEnrolled, LearnersEnrolled
from courses.models import CourseEdition, CoursePage, Enrolment, EnrolmentSource
from courses.selectors import current_edition, enrolment_of, outline_of
from courses.services.editions import hold_editions
from courses.services.places import Wanted, give_places
from organisation.models import Unit
from organisation.selectors import primary_seat_of, primary_seats_of, seats_in

ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class EnrolmentReport:
    """How many people a bulk enrolment gave a place, and how many had one already."""

    created: int
    already: int


@transaction.atomic
def enrol_learner(
    *, learner: Person, course: CoursePage, source: str, due_on: date | None = None, actor: User | None
) -> Enrolment:
    """Give a person a place on the course's current edition; a second time only a due day can change."""
    edition = _edition_open_to_learners(course)
    held = enrolment_of(learner, course)
    enrolment, created = (
        (held, False)
        if held
        else Enrolment.objects.get_or_create(
            learner=learner,
            course=course,
            defaults={
                "edition": edition,
                "seat": primary_seat_of(learner, timezone.localdate()),
                "source": source,
                "due_on": due_on,
                "total": outline_of(edition).total,
            },
        )
    )
    if created:
        publish(LearnerEnrolled(enrolment_id=enrolment.pk, learner_id=learner.pk, course_id=course.pk), actor=actor)
    elif source == EnrolmentSource.ASSIGNED:
        _assign(Enrolment.objects.filter(pk=enrolment.pk), due_on)
        enrolment.refresh_from_db(fields=["source", "due_on"])
    return enrolment


@transaction.atomic
def enrol_unit(
    *, course: CoursePage, unit: Unit, category: str | None = None, due_on: date | None = None, actor: User | None
) -> EnrolmentReport:
    """Assign the course to everyone who holds a seat in the unit's subtree today, whatever their number.

    Those on the course already keep their progress; a due day is given to those of them who have not finished.
    """
    edition = _edition_open_to_learners(course)
    CourseEdition.objects.select_for_update().get(pk=edition.pk)  # two officers may assign at once
    seats = _seat_of_each(unit, category)
    places = Enrolment.objects.filter(course=course)
    held = set(places.values_list(surviving_id("learner"), flat=True))
    total = outline_of(edition).total
    Enrolment.objects.bulk_create(
        (
            Enrolment(
                learner_id=person_id,
                course=course,
                edition=edition,
                seat_id=seat_id,
                source=EnrolmentSource.ASSIGNED,
                due_on=due_on,
                total=total,
            )
            for person_id, seat_id in seats.items()
            if person_id not in held
        ),
        batch_size=ROWS_AT_ONCE,
        ignore_conflicts=True,
    )
    already = held & seats.keys()
    created = len(seats) - len(already)
    if already:
        _assign(places.filter(learner__in=records_of(_people(unit, category))), due_on)
    if created:
        publish(LearnersEnrolled(course_id=course.pk, unit_id=unit.pk, count=created), actor=actor)
    return EnrolmentReport(created=created, already=len(already))


@transaction.atomic
def enrol_people(
    *, course: CoursePage, people: Collection[Person], unit: Unit, due_on: date | None = None, actor: User | None
) -> int:
    """Assign the course to these people of a unit's list, in one event; of two days the earlier holds. Returns how many."""
    seats = primary_seats_of(people, timezone.localdate())
    humans = {survivor_of(person).pk for person in people}
    wanted = {human: Wanted(seats.get(human), due_on) for human in humans}
    created = give_places(course_id=course.pk, wanted=wanted)
    if created:
        publish(LearnersEnrolled(course_id=course.pk, unit_id=unit.pk, count=created), actor=actor)
    return created


def _edition_open_to_learners(course: CoursePage) -> CourseEdition:
    hold_editions(course.pk)
    edition = current_edition(course) if course.live else None
    if edition is None:
        raise CourseNotOpenError
    return edition


def _people(unit: Unit, category: str | None) -> QuerySet:  # type: ignore[type-arg]
    categories = [category] if category else None
    return seats_in(unit, timezone.localdate(), categories=categories).order_by().values("person")


def _seat_of_each(unit: Unit, category: str | None) -> dict[int, int]:
    """One seat of each person in the subtree: the primary one where it lies there."""
    categories = [category] if category else None
    seats = seats_in(unit, timezone.localdate(), categories=categories).order_by("is_primary", "-pk")
    return dict(seats.values_list(surviving_id("person"), "pk"))


def _assign(enrolments: QuerySet[Enrolment], due_on: date | None) -> None:
    """Mark places as assigned and give the unfinished ones their day."""
    changes = {"source": EnrolmentSource.ASSIGNED, **({"due_on": due_on} if due_on else {})}
    enrolments.filter(completed_at=None).update(**changes)
