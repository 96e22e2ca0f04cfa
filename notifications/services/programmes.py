"""What people are told of the programmes that they must follow."""

from collections.abc import Iterable
from uuid import UUID

from core.text.dates import format_date
from courses.models import Duty
from notifications.models import Kind, Notification
from notifications.services.telling import address, tell, tell_many


def tell_of_duties(*, kind: Kind, duties: Iterable[Duty], source: UUID) -> None:
    """Tell many learners of what they must follow and by when, once each; their open pages find it when they next ask."""
    tell_many(_of_duty(kind, duty, source) for duty in duties)


def tell_of_decision(*, duty: Duty, source: UUID) -> Notification:
    """Tell a learner what was decided about a programme of theirs, and why."""
    return tell(_of_duty(Kind.PROGRAMME_DECIDED, duty, source))


def _of_duty(kind: Kind, duty: Duty, source: UUID) -> Notification:
    url = address("courses:programme", duty.programme.code)
    due = format_date(duty.due_on) if duty.due_on else "–"
    return Notification(
        person_id=duty.learner_id,
        kind=kind,
        params={"programme": duty.programme.title, "due": due, "reason": duty.reason},
        url=url,
        source=source,
    )
