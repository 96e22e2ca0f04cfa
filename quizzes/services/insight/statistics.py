"""Keeping the statistics of quizzes up to date. They are derived: computing them again changes nothing but the time."""

import logging
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from quizzes.calculations.statistics import ItemSums, Tally, flags_of, reliability
from quizzes.models import (
    Behaviour,
    GradingRun,
    ItemStatistics,
    QuestionType,
    QuestionVersion,
    Quiz,
    QuizKind,
    QuizStatistics,
)
from quizzes.selectors.insight import Measures, measures_of

logger = logging.getLogger(__name__)

_ONE_CHOICE = (QuestionType.SINGLE, QuestionType.TRUE_FALSE, QuestionType.HOTSPOT)
_FIGURES = ("attempts", "facility", "discrimination", "choices", "flags", "computed_at")
# Columns hold five decimals below ten.
_FIVE, _LEAST = Decimal("0.00001"), -9.0


@transaction.atomic
def compute_statistics(*, quiz: Quiz, actor: User | None = None) -> QuizStatistics:  # noqa: ARG001 -- every service's
    """Work out how a quiz and its questions did, by the attempts marked so far."""
    found, now = measures_of(quiz), timezone.now()
    alpha = None if quiz.behaviour == Behaviour.ADAPTIVE else reliability(list(found.items.values()), found.papers)
    rows = [ItemStatistics(quiz=quiz, version_id=pk, computed_at=now, **facts) for pk, facts in _facts(found).items()]
    ItemStatistics.objects.filter(quiz=quiz).exclude(version__in=found.items).delete()
    ItemStatistics.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("quiz", "version"), update_fields=_FIGURES
    )
    values = {
        "attempts": found.papers.count,
        "mean_percent": _rounded(found.percents.mean, Decimal("0.01")),
        "deviation": _rounded(found.percents.deviation, Decimal("0.01")),
        "reliability": _rounded(alpha),
        "passed": found.passed,
        "computed_at": now,
    }
    return QuizStatistics.objects.update_or_create(quiz=quiz, defaults=values)[0]


def compute_due_statistics() -> int:
    """Work out again what attempts were marked since; how many quizzes. One that fails stops no other."""
    newer = GradingRun.objects.filter(attempt__quiz=OuterRef("pk"))
    of_later = newer.filter(graded_at__gt=OuterRef("statistics__computed_at"))
    due = Quiz.objects.filter(Q(Exists(newer), statistics=None) | Q(Exists(of_later))).exclude(kind=QuizKind.SURVEY)
    count = 0
    for quiz in due:
        try:
            compute_statistics(quiz=quiz)
            count += 1
        except Exception:
            logger.exception("statistics of quiz %s could not be computed", quiz.pk)
    return count


def _facts(found: Measures) -> dict[int, dict[str, Any]]:
    """The columns of each version's statistics."""
    kinds = QuestionVersion.objects.filter(pk__in=found.items).values_list("pk", "type", "key")
    correct = {pk: list(key.get("correct", ())) for pk, kind, key in kinds if kind in _ONE_CHOICE}
    return {
        pk: _figures(sums, dict(found.tallies.get(pk, {})), correct.get(pk, [])) for pk, sums in found.items.items()
    }


def _figures(sums: ItemSums, tallied: dict[str, Tally], correct: list[str]) -> dict[str, Any]:
    return {
        "attempts": sums.count,
        "facility": _rounded(sums.facility),
        "discrimination": _rounded(sums.discrimination),
        "choices": {name: vars(counted) for name, counted in tallied.items()},
        "flags": [str(flag) for flag in flags_of(sums, tallied, correct)],
    }


def _rounded(value: float | None, step: Decimal = _FIVE) -> Decimal | None:
    return None if value is None else Decimal(max(value, _LEAST)).quantize(step)
