"""What a learner is told about a mark: that it was changed and why, and what the people who marked wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from quizzes.calculations import TYPES, filled
from quizzes.models import Attempt, GradingRun, ItemGrade, ManualMark, MarkedBy, QuestionVersion
from quizzes.selectors.marking.sheets import rubric_of


@dataclass(frozen=True)
class Correction:
    """A result that was set anew after it had been known: when, why, from what to what; `positions` of the question put right."""

    at: datetime
    reason: str
    old: Decimal
    new: Decimal
    positions: Sequence[int]


@dataclass(frozen=True)
class Remark:
    """What people gave an answer: points by criterion as (text, points, of), and their words."""

    position: int
    stem: str
    scored: Decimal
    out_of: Decimal
    rows: Sequence[tuple[str, Decimal, Decimal]]
    texts: Sequence[str]


def corrections_of(attempt: Attempt, run: GradingRun) -> list[Correction]:
    """Every change of a result that stood, the newest first; an attempt marked once has none, and nothing is asked."""
    if run.number == 1:
        return []
    runs = GradingRun.objects.filter(attempt=attempt).select_related("regrade").order_by("number")
    whole = [found for found in runs if found.percent is not None]
    return [_correction(attempt, before, after) for before, after in pairwise(whole)][::-1]


def remarks_of(attempt: Attempt, run: GradingRun) -> list[Remark]:
    """What markers gave and wrote; asked only of papers with questions that people mark."""
    if not any(TYPES[item["type"]].is_marked_by_person for item in attempt.paper["items"]):
        return []
    marks = ManualMark.objects.filter(task__attempt=attempt, task__settled_at__isnull=False, is_draft=False)
    by_position: dict[int, list[ManualMark]] = {}
    for mark in marks.select_related("task").order_by("task__position", "role"):
        by_position.setdefault(mark.task.position, []).append(mark)
    grades = ItemGrade.objects.filter(run=run, position__in=by_position, marked_by=MarkedBy.PERSON)
    return [_remark(attempt, grade, by_position[grade.position]) for grade in grades.select_related("version")]


def _correction(attempt: Attempt, before: GradingRun, after: GradingRun) -> Correction:
    version = after.regrade.version_id if after.regrade else None
    items = enumerate(attempt.paper["items"], start=1)
    return Correction(
        after.graded_at,
        after.reason,
        before.percent or Decimal(0),
        after.percent or Decimal(0),
        [position for position, item in items if item["version"] == version],
    )


def _remark(attempt: Attempt, grade: ItemGrade, marks: Sequence[ManualMark]) -> Remark:
    item = attempt.paper["items"][grade.position - 1]
    return Remark(
        grade.position,
        filled(grade.version.stem, item.get("numbers", {})),
        grade.scored or Decimal(0),
        grade.out_of,
        _rows(grade.version, standing_marks(marks)),
        [mark.remark for mark in marks if mark.remark],
    )


def standing_marks(marks: Sequence[ManualMark]) -> Sequence[ManualMark]:
    """The marks that count of one answer: two that agree, or the last word."""
    return marks[-2:] if marks[-1].role == 2 else marks[-1:]  # noqa: PLR2004 -- the second marker


def _rows(version: QuestionVersion, marks: Sequence[ManualMark]) -> list[tuple[str, Decimal, Decimal]]:
    return [(row.text, _average(row.id, marks), row.points) for row in rubric_of(version.key) if row.text]


def _average(criterion: str, marks: Sequence[ManualMark]) -> Decimal:
    given = [Decimal(_points(mark.points).get(criterion, "0")) for mark in marks]
    return sum(given, Decimal(0)) / len(given)


def _points(points: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in points.items()}
