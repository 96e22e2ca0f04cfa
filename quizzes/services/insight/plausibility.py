"""Pointing out attempts that look unusual, to people; no mark follows from a hint."""

import logging

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from core.events import publish
from quizzes.calculations.statistics import odd_paces, shared_devices, twins
from quizzes.events import SignalDismissed
from quizzes.models import Attempt, Quiz, QuizKind, Signal, SignalKind
from quizzes.selectors.insight import traces_of
from quizzes.selectors.insight.plausibility import COMPARED

logger = logging.getLogger(__name__)


@transaction.atomic
def note_signals(*, quiz: Quiz) -> int:
    """Note what looks unusual about a quiz's attempts; how many hints are new. One that was dismissed stays so."""
    traces = list(traces_of(quiz))
    found = {
        SignalKind.PACE: odd_paces(traces),
        SignalKind.TWIN: twins(traces),
        SignalKind.DEVICE: shared_devices(traces),
    }
    known = set(Signal.objects.filter(attempt__quiz=quiz).values_list("attempt_id", "kind"))
    new = [
        Signal(attempt_id=attempt, kind=kind, facts=facts)
        for kind, attempts in found.items()
        for attempt, facts in attempts.items()
        if (attempt, kind) not in known
    ]
    Signal.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def note_all_signals() -> int:
    """Note what looks unusual at every quiz taken lately; how many hints are new. One quiz that fails stops no other."""
    lately = Attempt.objects.filter(quiz=OuterRef("pk"), submitted_at__gte=timezone.now() - COMPARED)
    graded = Quiz.objects.filter(Exists(lately), is_graded=True).exclude(kind__in=(QuizKind.SURVEY, QuizKind.PRACTICE))
    count = 0
    for quiz in graded:
        try:
            count += note_signals(quiz=quiz)
        except Exception:
            logger.exception("signals of quiz %s could not be noted", quiz.pk)
    return count


@transaction.atomic
def dismiss_signal(*, signal: Signal, actor: User) -> Signal:
    """Say that a hint was looked into and needs nothing more; again changes nothing."""
    locked = Signal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    if locked.dismissed_at is None:
        locked.dismissed_at, locked.dismissed_by = timezone.now(), actor
        locked.save(update_fields=["dismissed_at", "dismissed_by"])
        publish(SignalDismissed(signal_id=locked.pk, attempt_id=locked.attempt_id, kind=locked.kind), actor=actor)
    return locked
