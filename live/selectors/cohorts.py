"""Which classes there are for whom."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids
from courses.selectors import published_courses
from live.calculations import BEFORE
from live.models import Cohort, CohortMember, Session
from organisation.models import Role
from organisation.selectors import path_of, scope_of, seats_of

# Who opens classes and keeps their lists, each for their branch.
KEEPERS = (Role.TRAINER, Role.HR_OFFICER, Role.ADMINISTRATOR)


def cohorts_kept_by(user: User) -> QuerySet[Cohort]:
    """The classes of the user's branch, and those at which they teach; with `size`, how many people are in each."""
    units = scope_of(user, *KEEPERS).unit_ids(timezone.localdate())
    taught = Q(trainers__in=identity_ids(user.person)) if user.person else Q(pk=None)
    kept = Cohort.objects.filter(Q(owner_unit__in=units) | taught).values("pk")
    return _with_size(Cohort.objects.filter(pk__in=kept))


def cohorts_taught_by(person: Person) -> QuerySet[Cohort]:
    """The classes at which a person teaches."""
    return Cohort.objects.filter(trainers__in=identity_ids(person)).distinct()


def cohorts_of(person: Person) -> QuerySet[Cohort]:
    """The classes in which a person has a place, the latest first; those that were cancelled too, to be told so."""
    places = CohortMember.objects.filter(learner__in=identity_ids(person), left_at=None)
    return Cohort.objects.filter(pk__in=places.values("cohort")).select_related("course")


def cohorts_open_to(person: Person, today: date) -> QuerySet[Cohort]:
    """The classes that a person may enter by themselves: of a unit above their seats, not over, with a seat left."""
    above = {v.unit_id for seat in seats_of(person, today) for v in path_of(seat.unit, today)}
    held = CohortMember.objects.filter(learner__in=identity_ids(person), left_at=None)
    open_ones = Cohort.objects.filter(is_open=True, cancelled_at=None, ends_on__gte=today, owner_unit__in=above)
    others = _with_size(open_ones.exclude(pk__in=held.values("cohort")))
    return others.filter(Q(seats=None) | Q(seats__gt=F("size"))).order_by("starts_on", "code")


def _with_size(cohorts: QuerySet[Cohort]) -> QuerySet[Cohort]:
    size = Count("members", filter=Q(members__left_at=None), distinct=True)
    return cohorts.select_related("course").annotate(size=size)


def places_in(cohort: Cohort) -> QuerySet[CohortMember]:
    """Everybody who has a place in the class, by their names."""
    places = CohortMember.objects.filter(cohort=cohort, left_at=None).select_related("learner")
    return places.order_by("learner__sort_key", "pk")


def place_of(cohort: Cohort, person: Person) -> CohortMember | None:
    """The person's place in the class, under whichever of their records."""
    return CohortMember.objects.filter(cohort=cohort, learner__in=identity_ids(person), left_at=None).first()


def cohort_with_id(pk: int) -> Cohort:
    """The class of which an event speaks."""
    return Cohort.objects.get(pk=pk)


def session_with_id(pk: int) -> Session:
    """The session of which an event speaks, with its class."""
    return Session.objects.select_related("cohort").get(pk=pk)


def newcomers_of(cohort: Cohort, learner_ids: Collection[int]) -> QuerySet[CohortMember]:
    """The places of these people that somebody else gave them."""
    others = places_in(cohort).filter(learner__in=learner_ids)
    return others.exclude(added_by__person=F("learner"))


def sessions_of(cohort: Cohort) -> QuerySet[Session]:
    """When the class meets, in order; what was cancelled is left out."""
    return Session.objects.filter(cohort=cohort, cancelled_at=None).select_related("trainer")


def sessions_between(person: Person, since: datetime, until: datetime) -> QuerySet[Session]:
    """The sessions at which a person learns or teaches, begun in the time; cancelled ones too, so that calendars learn of it."""
    ids = identity_ids(person)
    places = CohortMember.objects.filter(learner__in=ids, left_at=None)
    mine = Q(cohort__in=places.values("cohort")) | Q(trainer__in=ids) | Q(cohort__in=cohorts_taught_by(person))
    sessions = Session.objects.filter(mine, starts_at__gte=since, starts_at__lt=until)
    return sessions.select_related("cohort").order_by("starts_at", "pk")


def cohort_choices() -> Sequence[tuple[str, str]]:
    """The courses that a class may be held of, as authors pick what completes a lesson: code and title."""
    return [(course.code, course.title) for course in published_courses().order_by("title", "pk")]


def open_sessions_of(person: Person, now: datetime) -> QuerySet[Session]:
    """The sessions at which the person may say now that they are there."""
    mine = CohortMember.objects.filter(learner__in=identity_ids(person), left_at=None, cohort__cancelled_at=None)
    sessions = Session.objects.filter(cohort__in=mine.values("cohort"), cancelled_at=None).select_related(
        "cohort__course"
    )
    return sessions.filter(starts_at__lte=now + BEFORE, ends_at__gte=now)
