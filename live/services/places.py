"""Who is in a class."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids, surviving_id, survivor_of
from core.events import publish
from courses.models import EnrolmentSource
from courses.selectors import current_edition
from courses.services import enrol_learner, enrol_people
from live.errors import CohortCancelledError, CohortClosedError, CohortFullError
from live.events import LearnerLeftCohort, LearnersJoinedCohort
from live.models import Cohort, CohortMember
from live.selectors import cohorts_open_to, place_of, places_in
from organisation.models import Unit
from organisation.selectors import primary_seats_of
from organisation.selectors.people import Wish, people_seated
from organisation.selectors.roles import Scope


@transaction.atomic
def join_cohort(*, cohort: Cohort, person: Person, actor: User | None) -> CohortMember:
    """Register oneself for a class that is open to one; again, nothing more happens."""
    held = place_of(cohort, person)
    if held:
        return held
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    _refuse_full(cohort, 1)
    if not cohorts_open_to(person, timezone.localdate()).filter(pk=cohort.pk).exists():
        raise CohortClosedError
    _give(cohort, [survivor_of(person)], EnrolmentSource.SELF, actor)
    return CohortMember.objects.get(cohort=cohort, learner=survivor_of(person))


@transaction.atomic
def add_people(*, cohort: Cohort, people: Collection[Person], actor: User | None) -> int:
    """Give these people places; how many had none before."""
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.cancelled_at:
        raise CohortCancelledError
    inside = set(places_in(cohort).values_list(surviving_id("learner"), flat=True))
    humans = {survivor_of(person).pk: survivor_of(person) for person in people}
    new = [human for key, human in humans.items() if key not in inside]
    _refuse_full(cohort, len(new))
    _give(cohort, new, EnrolmentSource.ASSIGNED, actor)
    return len(new)


def add_unit(*, cohort: Cohort, unit: Unit, category: str = "", actor: User | None) -> int:
    """Give everybody who sits in the unit or below it today a place, of one category where one is named."""
    scope = Scope(frozenset({unit.pk}))
    people = people_seated(scope, Wish(timezone.localdate(), unit=unit, category=category))
    return add_people(cohort=cohort, people=list(people), actor=actor)


@transaction.atomic
def leave_cohort(*, cohort: Cohort, person: Person, actor: User | None) -> None:
    """Take somebody off the list; what is known of their attendance stays."""
    places = CohortMember.objects.filter(cohort=cohort, learner__in=identity_ids(person), left_at=None)
    if places.update(left_at=timezone.now()):
        publish(LearnerLeftCohort(cohort_id=cohort.pk, learner_id=person.pk), actor=actor)


def _refuse_full(cohort: Cohort, newcomers: int) -> None:
    if cohort.seats is not None and newcomers and places_in(cohort).count() + newcomers > cohort.seats:
        raise CohortFullError(seats=cohort.seats)


def _give(cohort: Cohort, people: Collection[Person], source: str, actor: User | None) -> None:
    """Write the places, those left before taken up again; put everybody on the course; tell it once."""
    if not people:
        return
    back = CohortMember.objects.filter(cohort=cohort, learner__in=[person.pk for person in people])
    back.update(left_at=None)
    seats = primary_seats_of(people, timezone.localdate())
    known = set(back.values_list("learner_id", flat=True))
    CohortMember.objects.bulk_create(
        CohortMember(cohort=cohort, learner=person, seat_id=seats.get(person.pk), added_by=actor)
        for person in people
        if person.pk not in known
    )
    _enrol(cohort, people, source, actor)
    joined = LearnersJoinedCohort(cohort_id=cohort.pk, learner_ids=[person.pk for person in people])
    publish(joined, actor=actor)


def _enrol(cohort: Cohort, people: Collection[Person], source: str, actor: User | None) -> None:
    """Who is in the class is on its course, once that has something to study: a list in one act, oneself by oneself.

    A class that is over sets nobody a day that has passed.
    """
    due_on = cohort.ends_on if cohort.ends_on >= timezone.localdate() else None
    if source == EnrolmentSource.ASSIGNED:
        enrol_people(course=cohort.course, people=people, unit=cohort.owner_unit, due_on=due_on, actor=actor)
    elif cohort.course.live and current_edition(cohort.course) is not None:
        for person in people:
            enrol_learner(learner=person, course=cohort.course, source=source, due_on=due_on, actor=actor)
