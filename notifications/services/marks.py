"""What people are told of marks: results, corrections of them, decisions, appeals; and markers of what waits."""

from collections.abc import Iterable
from uuid import UUID

from notifications.models import Kind, Notification
from notifications.services.telling import address, tell, tell_many
from quizzes.models import Appeal, Attempt, AttemptRuling
from quizzes.selectors.marking.desk import Waiting


def tell_of_results(*, attempts: Iterable[Attempt], source: UUID) -> None:
    """Tell learners that their results can be read."""
    tell_many(_of_attempt(Kind.RESULT_RELEASED, attempt, "", source) for attempt in attempts)


def tell_of_regrade(*, attempts: Iterable[Attempt], reason: str, source: UUID) -> None:
    """Tell learners that their results were set anew, and why."""
    tell_many(_of_attempt(Kind.RESULT_REGRADED, attempt, reason, source) for attempt in attempts)


def tell_of_ruling(*, ruling: AttemptRuling, source: UUID) -> Notification:
    """Tell a learner what was decided about an attempt, and why."""
    return tell(_of_attempt(Kind.ATTEMPT_RULED, ruling.attempt, ruling.reason, source))


def tell_of_appeal(*, appeal: Appeal, source: UUID) -> Notification:
    """Tell a learner that their appeal was answered."""
    told = _of_attempt(Kind.APPEAL_DECIDED, appeal.attempt, "", source)
    told.url = address("quizzes:own_appeals", appeal.attempt.uid)
    return tell(told)


def tell_markers(*, waiting: Iterable[Waiting], source: UUID) -> None:
    """Tell markers once a morning how much waits for each of them."""
    tell_many(_of_work(each, source) for each in waiting)


def _of_attempt(kind: Kind, attempt: Attempt, reason: str, source: UUID) -> Notification:
    return Notification(
        person_id=attempt.learner_id,
        kind=kind,
        params={"quiz": attempt.quiz.title, "reason": reason},
        url=address("quizzes:result", attempt.uid),
        source=source,
    )


def _of_work(waiting: Waiting, source: UUID) -> Notification:
    return Notification(
        person=waiting.person,
        kind=Kind.MARKING_WAITING,
        params={"answers": waiting.answers, "appeals": waiting.appeals, "regrades": waiting.regrades},
        url=address("quizzes:marking"),
        source=source,
    )
