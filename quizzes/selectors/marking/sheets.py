"""An answer as whoever marks it sees it, and the queue of such answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Min

from accounts.models import User
from quizzes.calculations import filled
from quizzes.calculations.types import rubric_points
from quizzes.models import AnswerFile, ManualMark, MarkingState, MarkingTask, QuestionVersion, Quiz
from quizzes.selectors.marking.scope import tasks_before
from quizzes.selectors.pictures import Picture, pictures_in

# What is marked without a rubric has one criterion.
WHOLE = "whole"
_SIGNS = 6


class Criterion(NamedTuple):
    """A row of a rubric: what is looked at, and what it is worth."""

    id: str
    text: str
    points: Decimal


@dataclass(frozen=True)
class Pile:
    """The answers to one question of one quiz that wait for the user."""

    quiz: Quiz
    version: QuestionVersion
    count: int
    since: Any
    third: int


@dataclass(frozen=True, kw_only=True)
class MarkSheet:
    """One answer to mark: question, rubric, what was written, and the marks that a third person has to weigh.

    `name` is empty where the quiz marks without names.
    """

    task: MarkingTask
    name: str
    stem: str
    pictures: Sequence[Picture]
    criteria: Sequence[Criterion]
    model: str
    text: str
    files: Sequence[AnswerFile]
    earlier: Sequence[ManualMark]
    own: ManualMark | None
    left: int

    @property
    def sign(self) -> str:
        """What stands for the name: the same for every answer of an attempt."""
        return sign_of(self.task)

    @property
    def words(self) -> int:
        """How many words were written."""
        return len(self.text.split())

    @property
    def body(self) -> Mapping[str, Any]:
        """What the question asked for: how many words, which files."""
        body: Mapping[str, Any] = self.task.version.body
        return body

    @property
    def is_third(self) -> bool:
        """Whether the marks given so far are to be weighed."""
        return self.task.state == MarkingState.DIFFERS


def rubric_of(key: Mapping[str, Any]) -> list[Criterion]:
    """The criteria of a question; the answer as a whole where there are none."""
    rows = [Criterion(row["id"], row["text"], Decimal(str(row["points"]))) for row in key.get("rubric", ())]
    return rows or [Criterion(WHOLE, "", rubric_points(key))]


def sign_of(task: MarkingTask) -> str:
    """A few letters and digits that stand for an attempt."""
    return task.attempt.uid.hex[-_SIGNS:].upper()


def piles_before(user: User) -> list[Pile]:
    """What waits for the user, question by question, the oldest first."""
    rows = tasks_before(user).values("attempt__quiz", "version").annotate(count=Count("pk"), since=Min("created_at"))
    found = list(rows.order_by("since", "version"))
    third = tasks_before(user).filter(state=MarkingState.DIFFERS).values("attempt__quiz", "version")
    thirds = {(row["attempt__quiz"], row["version"]): row["count"] for row in third.annotate(count=Count("pk"))}
    quizzes = Quiz.objects.select_related("course").in_bulk([row["attempt__quiz"] for row in found])
    versions = QuestionVersion.objects.only("stem", "type").in_bulk([row["version"] for row in found])
    return [
        Pile(
            quizzes[row["attempt__quiz"]],
            versions[row["version"]],
            row["count"],
            row["since"],
            thirds.get((row["attempt__quiz"], row["version"]), 0),
        )
        for row in found
    ]


def mark_sheet(task: MarkingTask, user: User) -> MarkSheet:
    """One answer for this user to mark; a second marker sees nothing of the first."""
    version, attempt = task.version, task.attempt
    marks = list(task.marks.select_related("marked_by__person"))
    response = task.answer.response or {}
    item = attempt.paper["items"][task.position - 1]
    uids = response.get("files", ())
    return MarkSheet(
        task=task,
        name="" if attempt.quiz.marks_anonymously else attempt.learner.full_name,
        stem=filled(version.stem, item.get("numbers", {})),
        pictures=list(pictures_in([version.body]).values()),
        criteria=rubric_of(version.key),
        model=str(version.key.get("model", "")),
        text=response.get("text", ""),
        files=list(AnswerFile.objects.filter(attempt=attempt, uid__in=uids)) if uids else [],
        earlier=[mark for mark in marks if not mark.is_draft] if task.state == MarkingState.DIFFERS else [],
        own=next((mark for mark in marks if mark.is_draft and mark.marked_by_id == user.pk), None),
        left=tasks_before(user).filter(version=version, attempt__quiz=attempt.quiz_id).count(),
    )
