"""What people are told of the classes they are in."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from core.text.dates import format_date, format_moment
from live.models import Cohort, Session
from live.selectors import newcomers_of, places_in
from notifications.models import Kind, Notification
from notifications.services.telling import address, tell_many


def tell_newcomers(*, cohort: Cohort, learner_ids: Collection[int], source: UUID) -> None:
    """Tell those whom somebody put into a class; who registered knows it, and a class that is over is no news."""
    if cohort.cancelled_at is None and cohort.ends_on >= timezone.localdate():
        params = {"cohort": cohort.title, "day": format_date(cohort.starts_on)}
        places = newcomers_of(cohort, learner_ids)
        _tell(Kind.COHORT_JOINED, cohort, places.values_list("learner_id", flat=True), params, source)


def tell_of_session(*, session: Session, source: UUID) -> None:
    """Tell everybody in a class when it meets, or that it does not after all; of what is past nobody is told."""
    if session.ends_at > timezone.now():
        kind = Kind.SESSION_CANCELLED if session.cancelled_at else Kind.SESSION_PLANNED
        params = {"cohort": session.cohort.title, "session": session.title, "at": format_moment(session.starts_at)}
        _tell(kind, session.cohort, _everybody_in(session.cohort), params, source)


def tell_of_cancelled_cohort(*, cohort: Cohort, source: UUID) -> None:
    """Tell everybody in a class that it will not be held."""
    _tell(Kind.COHORT_CANCELLED, cohort, _everybody_in(cohort), {"cohort": cohort.title}, source)


def _everybody_in(cohort: Cohort) -> Collection[int]:
    return places_in(cohort).values_list("learner_id", flat=True)


def _tell(kind: Kind, cohort: Cohort, person_ids: Collection[int], params: dict[str, str], source: UUID) -> None:
    url = address("live:cohort", cohort.uid)
    tell_many(Notification(person_id=pk, kind=kind, params=params, url=url, source=source) for pk in person_ids)
