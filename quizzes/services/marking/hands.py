"""Marking by hand: taking an answer into one's hands, marking it, having it looked at once more."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from accounts.models import User
from accounts.selectors import is_record_of
from core.events import publish
from quizzes.calculations.corrections import are_apart
from quizzes.errors import AlreadyMarkedError, InOtherHandsError, OwnWorkError
from quizzes.events import AnswerMarked
from quizzes.models import Attempt, GradingRun, GradingTrigger, ManualMark, MarkingState, MarkingTask
from quizzes.selectors.marking.scope import CLAIM, tasks_before
from quizzes.selectors.marking.sheets import rubric_of
from quizzes.services.assessing import SECOND_MARKER
from quizzes.services.grading import grade_attempt

FIRST_MARKER, THIRD_MARKER = 1, 3
LOOKED_AT_AGAIN = gettext_noop("Chấm lại theo đề nghị phúc khảo.")


@transaction.atomic
def claim_next(*, version_id: int, quiz_id: int, actor: User) -> MarkingTask | None:
    """Take the next answer to a question into one's hands, the one begun already first; None where none waits."""
    waiting = tasks_before(actor).filter(version=version_id, attempt__quiz=quiz_id).order_by("created_at", "pk")
    # What another marker reaches for at this moment is passed over, where the database can: nobody waits for a hand.
    passes_over = connection.features.has_select_for_update_skip_locked
    free = waiting.select_for_update(of=("self",), skip_locked=passes_over)
    task = free.filter(claimed_by=actor).first() or free.first()
    if task is not None:
        _claim(task, actor)
    return task


@transaction.atomic
def mark_answer(
    *, task: MarkingTask, points: Mapping[str, Decimal], remark: str, is_draft: bool = False, actor: User
) -> MarkingTask:
    """Give an answer its points by criterion. The mark that settles the last answer of an attempt has the attempt graded.

    Two markers mark alone; where they lie too far apart a third person's word stands.
    """
    attempt = _locked_attempt(task)
    locked = MarkingTask.objects.select_for_update().select_related("version").get(pk=task.pk)
    given = list(locked.marks.filter(is_draft=False).order_by("role"))
    if locked.state == MarkingState.SETTLED or any(mark.marked_by_id == actor.pk for mark in given):
        raise AlreadyMarkedError
    if is_record_of(actor.person, attempt.learner_id):
        raise OwnWorkError
    _refuse_other_hands(locked, actor)
    mark = _kept(locked, given, _within(locked.version.key, points), (remark, is_draft), actor)
    if is_draft:
        _claim(locked, actor)
        return locked
    was_settled = locked.settled_at is not None
    _move_on(locked, [*given, mark])
    publish(
        AnswerMarked(attempt_id=attempt.pk, position=locked.position, role=mark.role, state=locked.state), actor=actor
    )
    if locked.state == MarkingState.SETTLED:
        _grade(attempt, LOOKED_AT_AGAIN if was_settled else "", actor)
    return locked


@transaction.atomic
def look_again(*, task: MarkingTask) -> MarkingTask:
    """Put a marked answer back into the queue for somebody who has not marked it; till then its mark stands."""
    locked = MarkingTask.objects.select_for_update().get(pk=task.pk)
    if locked.state == MarkingState.SETTLED:
        locked.state, locked.claimed_by, locked.claimed_at = MarkingState.DIFFERS, None, None
        locked.save(update_fields=["state", "claimed_by", "claimed_at"])
    return locked


def _locked_attempt(task: MarkingTask) -> Attempt:
    attempts = Attempt.objects.select_for_update(of=("self",)).select_related("quiz", "enrolment__edition")
    return attempts.get(pk=task.attempt_id)


def _claim(task: MarkingTask, actor: User) -> None:
    task.claimed_by, task.claimed_at = actor, timezone.now()
    task.save(update_fields=["claimed_by", "claimed_at"])


def _refuse_other_hands(task: MarkingTask, actor: User) -> None:
    is_held = task.claimed_at is not None and timezone.now() - task.claimed_at < CLAIM
    if task.claimed_by_id not in {None, actor.pk} and is_held:
        raise InOtherHandsError


def _within(key: Mapping[str, Any], points: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The points by criterion, none below nothing and none above what the criterion is worth."""
    return {row.id: min(row.points, max(Decimal(0), points.get(row.id, Decimal(0)))) for row in rubric_of(key)}


def _kept(
    task: MarkingTask, given: list[ManualMark], points: Mapping[str, Decimal], said: tuple[str, bool], actor: User
) -> ManualMark:
    remark, is_draft = said
    values = {
        "points": {name: f"{value:f}" for name, value in points.items()},
        "scored": sum(points.values(), Decimal(0)),
        "out_of": sum((row.points for row in rubric_of(task.version.key)), Decimal(0)),
        "remark": remark,
        "is_draft": is_draft,
        "marked_at": timezone.now(),
        "marked_by": actor,
    }
    mark, _created = ManualMark.objects.update_or_create(task=task, role=_role(task, given), defaults=values)
    return mark


def _role(task: MarkingTask, given: list[ManualMark]) -> int:
    if task.state == MarkingState.DIFFERS:
        return max(THIRD_MARKER, given[-1].role + 1) if given else THIRD_MARKER
    return SECOND_MARKER if task.state == MarkingState.SECOND else FIRST_MARKER


def _move_on(task: MarkingTask, marks: list[ManualMark]) -> None:
    """What the answer waits for after this mark; nothing more, unless a second or a third person has to see it."""
    last = marks[-1]
    task.claimed_by, task.claimed_at, task.state = None, None, MarkingState.SETTLED
    if last.role == FIRST_MARKER and task.markers == SECOND_MARKER:
        task.state = MarkingState.SECOND
    elif last.role == SECOND_MARKER and are_apart(*(mark.scored / mark.out_of for mark in marks)):
        task.state = MarkingState.DIFFERS
    if task.state == MarkingState.SETTLED:
        task.settled_at = timezone.now()
    task.save(update_fields=["claimed_by", "claimed_at", "state", "settled_at"])


def _grade(attempt: Attempt, reason: str, actor: User) -> None:
    """Grade the attempt anew once nothing of it waits that has no mark yet."""
    unmarked = MarkingTask.objects.filter(attempt=attempt, settled_at=None).exclude(state=MarkingState.SETTLED)
    if not unmarked.exists() and GradingRun.objects.filter(attempt=attempt).exists():
        grade_attempt(attempt=attempt, trigger=GradingTrigger.MARKING, reason=reason, actor=actor)
