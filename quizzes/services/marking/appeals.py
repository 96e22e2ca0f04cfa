"""Asking that a result be looked at again, and answering that."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.selectors import is_record_of
from core.events import publish
from quizzes.calculations import Policy
from quizzes.errors import DecidedAlreadyError, NothingToAppealError, OwnWorkError
from quizzes.events import AppealDecided, AppealMade
from quizzes.models import Appeal, AppealState, Attempt, ManualMark, MarkingTask
from quizzes.services.marking.hands import look_again


@transaction.atomic
def appeal_mark(*, attempt: Attempt, position: int | None, reason: str, actor: User) -> Appeal:
    """Ask that one question, or the whole attempt, be looked at again; asked twice while it waits it is asked once."""
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    is_known = position is None or 1 <= position <= len(locked.paper["items"])
    if not is_known or not locked.is_released or not Policy.read(locked.policy).is_graded:
        raise NothingToAppealError
    waiting = Appeal.objects.filter(attempt=locked, position=position, state=AppealState.WAITING).first()
    if waiting:
        return waiting
    appeal = Appeal.objects.create(attempt=locked, position=position, reason=reason)
    made = AppealMade(appeal_id=appeal.pk, attempt_id=locked.pk, quiz_id=locked.quiz_id, learner_id=locked.learner_id)
    publish(made, actor=actor)
    return appeal


@transaction.atomic
def decide_appeal(*, appeal: Appeal, is_upheld: bool, reply: str, actor: User) -> Appeal:
    """Answer an appeal: neither its learner nor whoever gave the mark. Upheld, what people marked goes to one more of them."""
    locked = Appeal.objects.select_for_update(of=("self",)).select_related("attempt").get(pk=appeal.pk)
    state = AppealState.UPHELD if is_upheld else AppealState.REFUSED
    if locked.state != AppealState.WAITING:
        if (locked.state, locked.reply) == (state, reply):
            return locked
        raise DecidedAlreadyError
    tasks = tasks_of(locked)
    gave_marks = ManualMark.objects.filter(task__in=tasks, marked_by=actor, is_draft=False).exists()
    if gave_marks or is_record_of(actor.person, locked.attempt.learner_id):
        raise OwnWorkError
    locked.state, locked.reply, locked.decided_by, locked.decided_at = state, reply, actor, timezone.now()
    locked.save(update_fields=["state", "reply", "decided_by", "decided_at"])
    for task in tasks if is_upheld else ():
        look_again(task=task)
    decided = AppealDecided(
        appeal_id=locked.pk,
        attempt_id=locked.attempt_id,
        quiz_id=locked.attempt.quiz_id,
        learner_id=locked.attempt.learner_id,
        state=state,
    )
    publish(decided, actor=actor)
    return locked


def tasks_of(appeal: Appeal) -> list[MarkingTask]:
    """What people marked of what the appeal is about."""
    tasks = MarkingTask.objects.filter(attempt=appeal.attempt_id)
    return list(tasks.filter(position=appeal.position) if appeal.position else tasks)
