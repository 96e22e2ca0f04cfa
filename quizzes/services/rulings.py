"""Attempts that leave their way: dropped or looked into by people, left lying by their learner."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from core.events import publish
from quizzes.calculations import Policy
from quizzes.errors import NotToBeRuledError
from quizzes.events import AttemptRuled
from quizzes.models import CLOSED_STATES, Attempt, AttemptRuling, AttemptState, Ruling

# Without a time limit, nobody expects an attempt any more that nothing was heard of for so long.
FORGOTTEN = timedelta(days=90)
_TO = {Ruling.VOID: AttemptState.VOIDED, Ruling.REVIEW: AttemptState.UNDER_REVIEW}


@transaction.atomic
def rule_attempt(*, attempt: Attempt, ruling: Ruling, reason: str, actor: User | None) -> Attempt:
    """Drop an attempt, take a closed one under review, or put one back to where it stood; ruled twice it is ruled once.

    What was completed by it stays completed; a voided attempt uses up no try.
    """
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if locked.state == _TO.get(ruling) or (ruling == Ruling.CLEAR and locked.state in CLOSED_STATES):
        return locked
    state = _TO[ruling] if ruling in _TO else _state_before(locked)
    if not state or not _may_be_ruled(locked, ruling):
        raise NotToBeRuledError
    AttemptRuling.objects.create(attempt=locked, ruling=ruling, reason=reason, state_before=locked.state, made_by=actor)
    locked.state = state
    if ruling == Ruling.CLEAR:
        _catch_up(locked)
    locked.save(update_fields=["state", "released_at"])
    publish(
        AttemptRuled(attempt_id=locked.pk, quiz_id=locked.quiz_id, learner_id=locked.learner_id, ruling=ruling),
        actor=actor,
    )
    return locked


def abandon_attempts() -> int:
    """Close what was left lying without a time limit; how many. It counts for nothing, its answers stay."""
    before = timezone.now() - FORGOTTEN
    open_ones = Attempt.objects.filter(state=AttemptState.IN_PROGRESS, closes_at=None, started_at__lt=before)
    heard = open_ones.annotate(heard_at=Coalesce(Max("answers__received_at"), "started_at"))
    forgotten = list(heard.filter(heard_at__lt=before).values_list("pk", flat=True))
    still_open = Attempt.objects.filter(pk__in=forgotten, state=AttemptState.IN_PROGRESS)
    return still_open.update(state=AttemptState.ABANDONED)


def _catch_up(attempt: Attempt) -> None:
    """Move an attempt on that got its last marks while people looked into it."""
    if attempt.state in {AttemptState.SUBMITTED, AttemptState.EXPIRED} and attempt.percent is not None:
        is_held = Policy.read(attempt.policy).holds_results
        attempt.state = AttemptState.GRADED if is_held else AttemptState.RELEASED
        attempt.released_at = None if is_held else timezone.now()


def _may_be_ruled(attempt: Attempt, ruling: Ruling) -> bool:
    if ruling == Ruling.REVIEW:
        return attempt.state in CLOSED_STATES
    return ruling == Ruling.VOID or attempt.state == AttemptState.UNDER_REVIEW


def _state_before(attempt: Attempt) -> str:
    last = AttemptRuling.objects.filter(attempt=attempt, ruling=Ruling.REVIEW).order_by("made_at", "pk").last()
    return last.state_before if last else ""
