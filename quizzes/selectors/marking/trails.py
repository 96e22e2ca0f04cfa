"""Where a mark comes from: back from the course to the attempt, its runs, its answers, the questions as they were, and who stands behind each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from accounts.models import User
from courses.models import ItemProgress
from courses.selectors import outline_of
from quizzes.calculations import Policy, filled
from quizzes.calculations.types import letter
from quizzes.models import (
    Answer,
    Appeal,
    Attempt,
    AttemptRuling,
    Behaviour,
    Counting,
    GradingRun,
    ItemCheck,
    ItemGrade,
    ManualMark,
    QuestionVersion,
    Regrade,
    RegradeState,
)
from quizzes.selectors.marking.regrades import right_in_words
from quizzes.selectors.marking.scope import attempts_traced_by
from quizzes.selectors.words import words_of


@dataclass(frozen=True)
class TrailLine:
    """One question of the attempt: what was answered, what it earned, whose word that is."""

    position: int
    version: QuestionVersion
    said: str
    grade: ItemGrade
    saved: int
    received_at: datetime | None

    @property
    def is_full(self) -> bool:
        """Whether nothing was missing."""
        return self.grade.scored == self.grade.out_of


@dataclass(frozen=True, kw_only=True)
class Trail:
    """A mark and everything behind it; `completion` is what the attempt completed in its course, if it did."""

    attempt: Attempt
    policy: Policy
    lines: Sequence[TrailLine]
    runs: Sequence[GradingRun]
    rulings: Sequence[AttemptRuling]
    appeals: Sequence[Appeal]
    lesson: str
    completion: ItemProgress | None

    @property
    def run(self) -> GradingRun | None:
        """The run that stands."""
        return self.runs[-1] if self.runs else None

    @property
    def counting(self) -> str:
        """Which of several attempts counts, in words."""
        return str(Counting(self.policy.counting).label)

    @property
    def behaviour(self) -> str:
        """How the quiz was worked on, in words."""
        return str(Behaviour(self.policy.behaviour).label)


@dataclass(frozen=True, kw_only=True)
class ItemTrail:
    """One question of an attempt, from the paper to the mark."""

    attempt: Attempt
    position: int
    version: QuestionVersion
    stem: str
    options: Sequence[tuple[str, str]]
    right: str
    answers: Sequence[tuple[Answer, str]]
    checks: Sequence[ItemCheck]
    grades: Sequence[ItemGrade]
    marks: Sequence[ManualMark]
    corrections: Sequence[tuple[Regrade, str]]


def attempts_to_trace(user: User) -> QuerySet[Attempt]:
    """The attempts whose marks the user may follow, with what the page shows of them."""
    return attempts_traced_by(user).select_related("quiz__course", "quiz__bank", "learner", "enrolment__edition")


def attempt_behind(enrolment_id: int, user: User) -> Attempt | None:
    """The attempt that a completed course owes its result to, if the user may follow it: the best of those that passed."""
    passed = attempts_traced_by(user).filter(enrolment=enrolment_id, is_passed=True, released_at__isnull=False)
    return passed.order_by("-percent", "submitted_at").first()


def trail_of(attempt: Attempt) -> Trail:
    """Everything behind the mark of an attempt."""
    runs = GradingRun.objects.filter(attempt=attempt).order_by("number")
    found = list(
        runs.select_related("graded_by__person", "regrade__requested_by__person", "regrade__decided_by__person")
    )
    item = next((i for i in outline_of(attempt.enrolment.edition).items if i.activity == attempt.quiz.reference), None)
    return Trail(
        attempt=attempt,
        policy=Policy.read(attempt.policy),
        lines=_lines(attempt, found[-1]) if found else [],
        runs=found,
        rulings=list(attempt.rulings.select_related("made_by__person")),
        appeals=list(attempt.appeals.select_related("decided_by__person")),
        lesson=item.title if item else "",
        completion=attempt.enrolment.progress.filter(item_key=item.key).first() if item else None,
    )


def item_trail(attempt: Attempt, position: int) -> ItemTrail | None:
    """Everything behind the mark of one question; None where the paper has no such position."""
    items = attempt.paper["items"]
    if not 1 <= position <= len(items):
        return None
    item = items[position - 1]
    version = _versions().get(pk=item["version"])
    answers = Answer.objects.filter(attempt=attempt, position=position).select_related("given_by__person")
    grades = ItemGrade.objects.filter(run__attempt=attempt, position=position).select_related("run__graded_by__person")
    marks = ManualMark.objects.filter(task__attempt=attempt, task__position=position, is_draft=False)
    return ItemTrail(
        attempt=attempt,
        position=position,
        version=version,
        stem=filled(version.stem, item.get("numbers", {})),
        options=_options(version, item),
        right=right_in_words(version, version.key),
        answers=[(answer, words_of(version.body, answer.response)) for answer in answers.order_by("sequence")],
        checks=list(ItemCheck.objects.filter(attempt=attempt, position=position)),
        grades=list(grades.order_by("run__number")),
        marks=list(marks.select_related("marked_by__person").order_by("role")),
        corrections=_corrections(attempt, version),
    )


def _versions() -> QuerySet[QuestionVersion]:
    return QuestionVersion.objects.select_related("question__bank", "author__person", "approved_by__person")


def _lines(attempt: Attempt, run: GradingRun) -> list[TrailLine]:
    grades = ItemGrade.objects.filter(run=run).select_related("answer").order_by("position")
    versions = {version.pk: version for version in _versions().filter(item_grades__run=run)}
    rows = Answer.objects.filter(attempt=attempt).values("position").annotate(count=Count("pk")).order_by()
    saved = {row["position"]: row["count"] for row in rows}
    return [
        TrailLine(
            grade.position,
            versions[grade.version_id],
            words_of(versions[grade.version_id].body, grade.answer.response if grade.answer else None),
            grade,
            saved.get(grade.position, 0),
            grade.answer.received_at if grade.answer else None,
        )
        for grade in grades
    ]


def _options(version: QuestionVersion, item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What could be chosen, in the order of this paper."""
    things = version.body.get("options") or version.body.get("places", ())
    texts = {thing["id"]: thing.get("text", "") for thing in things}
    names = item.get("options", ())
    return [(letter(place), texts[name]) for place, name in enumerate(names) if name in texts]


def _corrections(attempt: Attempt, version: QuestionVersion) -> list[tuple[Regrade, str]]:
    """The corrections of the question that touched this attempt, with what each made of the key."""
    runs = GradingRun.objects.filter(attempt=attempt, regrade__version=version).values("regrade")
    found = Regrade.objects.filter(pk__in=runs, state=RegradeState.APPLIED)
    regrades = found.select_related("requested_by__person", "decided_by__person").order_by("decided_at")
    return [(regrade, right_in_words(version, regrade.key) if regrade.key else "") for regrade in regrades]
