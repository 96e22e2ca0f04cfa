"""What an attempt comes to by the answers that stand: read and reckoned, nothing written, so that a regrade can be tried dry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from core.prepared import prepared
from quizzes.calculations import TYPES, Policy, after_tries, mark, percent_of, standing_answers
from quizzes.models import (
    Answer,
    Attempt,
    ItemCheck,
    ItemGrade,
    ManualMark,
    MarkedBy,
    QuestionVersion,
    Regrade,
    RegradeKind,
)
from quizzes.selectors.marking.amendments import amendments_of

NOTHING, ONE_POINT = Decimal(0), "1"
# The role under which somebody marks beside a first marker.
SECOND_MARKER = 2


@dataclass(frozen=True)
class Assessment:
    """The grade of every item, not yet saved, and what they come to; no percentage while a person has to mark some."""

    grades: Sequence[ItemGrade]
    policy: Policy

    @property
    def scored(self) -> Decimal:
        """The points earned so far."""
        return sum((grade.scored for grade in self.grades if grade.scored is not None), NOTHING)

    @property
    def out_of(self) -> Decimal:
        """The points that could be earned."""
        return sum((grade.out_of for grade in self.grades), NOTHING)

    @property
    def outstanding(self) -> Sequence[ItemGrade]:
        """The items that a person has to mark."""
        return [grade for grade in self.grades if grade.scored is None]

    @property
    def percent(self) -> Decimal | None:
        """The result."""
        return None if self.outstanding else percent_of(self.scored, self.out_of)

    @property
    def is_passed(self) -> bool | None:
        """Whether it is enough."""
        percent = self.percent
        return None if percent is None else percent >= self.policy.pass_percent or not self.policy.is_graded


class _Amendment(NamedTuple):
    """How a faulty question is made good."""

    kind: str
    key: Mapping[str, Any] | None


Amendments = Mapping[int, _Amendment]


def assess(attempt: Attempt, *, trying: Regrade | None = None) -> Assessment:
    """Mark a closed attempt by the key of its own question versions, as corrected since; `trying` is one not yet applied."""
    policy = Policy.read(attempt.policy)
    if policy.is_anonymous:
        return Assessment([], policy)
    items = attempt.paper["items"]
    versions = {version.pk: version for version in _marked(versions=[item["version"] for item in items])}
    answers = standing_answers(_given(attempt=attempt.pk))
    amendments = {**_amendments(attempt, versions), **({trying.version_id: _of(trying)} if trying else {})}
    desk = _Desk(policy, amendments, _marks(attempt, items), _settled(attempt, policy), _earlier(attempt, answers))
    grades = [
        desk.grade(position, item, versions[item["version"]], answers.get(position))
        for position, item in enumerate(items, start=1)
    ]
    return Assessment(grades, policy)


@prepared
def _marked(*, versions: Sequence[int]) -> QuerySet[QuestionVersion]:
    return QuestionVersion.objects.order_by().only("type", "key", "is_amended").filter(pk__in=versions)


@prepared
def _given(*, attempt: int) -> QuerySet[Answer]:
    return Answer.objects.filter(attempt=attempt).only("position", "sequence", "response")


@dataclass(frozen=True)
class _Desk:
    """All that decides about items beside answer and key."""

    policy: Policy
    amendments: Amendments
    marks: Mapping[int, ManualMark]
    checks: Mapping[int, Decimal]
    earlier: Mapping[int, ItemGrade]

    def grade(
        self, position: int, item: Mapping[str, Any], version: QuestionVersion, answer: Answer | None
    ) -> ItemGrade:
        """The grade of one item."""
        points = Decimal(item.get("points", ONE_POINT))
        grade = ItemGrade(position=position, version=version, answer=answer, out_of=points)
        amendment = self.amendments.get(version.pk)
        if (amendment and amendment.kind == RegradeKind.DROP) or self._is_left_out(version, answer):
            grade.scored, grade.out_of = NOTHING, NOTHING
            grade.marked_by = MarkedBy.DROPPED if amendment else MarkedBy.NOBODY
        elif amendment and amendment.kind == RegradeKind.FULL_MARKS:
            grade.scored, grade.marked_by = points, MarkedBy.AWARDED
        elif position in self.earlier:
            grade.scored, grade.marked_by = self.earlier[position].scored, self.earlier[position].marked_by
        elif mark_given := self.marks.get(position):
            grade.scored = points * mark_given.scored / mark_given.out_of
            grade.marked_by = MarkedBy.PERSON
        else:
            key = amendment.key if amendment and amendment.key is not None else version.key
            checked = None if amendment else self.checks.get(position)
            share = checked if checked is not None else self._share(item, version.type, key, answer)
            grade.scored = None if share is None else points * share
            grade.marked_by = MarkedBy.PERSON if share is None else MarkedBy.RULE
        return grade

    def _is_left_out(self, version: QuestionVersion, answer: Answer | None) -> bool:
        """Whether an item earns nothing for anybody: opinions, words nobody marks, what practice did not come to."""
        kind = TYPES[version.type]
        is_unasked = self.policy.behaviour == "adaptive" and answer is None
        return is_unasked or not kind.is_marked or (kind.is_marked_by_person and not self.policy.is_graded)

    def _share(
        self, item: Mapping[str, Any], kind: str, key: Mapping[str, Any], answer: Answer | None
    ) -> Decimal | None:
        response = answer.response if answer else None
        return mark(kind, key, response, item, asks_certainty=self.policy.asks_certainty)


def amended(attempt: Attempt, grade: ItemGrade, regrade: Regrade) -> ItemGrade:
    """What one grade of an attempt becomes by a correction of its question; the answer and its question are loaded with it."""
    is_erased = grade.answer is not None and grade.answer.response == {}
    amendments, earlier = {regrade.version_id: _of(regrade)}, {grade.position: grade} if is_erased else {}
    desk = _Desk(Policy.read(attempt.policy), amendments, {}, {}, earlier)
    return desk.grade(grade.position, attempt.paper["items"][grade.position - 1], regrade.version, grade.answer)


def _of(regrade: Regrade) -> _Amendment:
    return _Amendment(regrade.kind, regrade.key)


def _amendments(attempt: Attempt, versions: Mapping[int, QuestionVersion]) -> dict[int, _Amendment]:
    found = amendments_of(versions.values(), attempt.quiz_id)
    return {pk: _of(regrade) for pk, regrade in found.items()}


def _marks(attempt: Attempt, items: Sequence[Mapping[str, Any]]) -> dict[int, ManualMark]:
    """What people gave, once they have settled it: the average of two, or the word of whoever settled it last."""
    if not any(TYPES[item["type"]].is_marked_by_person for item in items):
        return {}
    settled = ManualMark.objects.filter(task__attempt=attempt, task__settled_at__isnull=False, is_draft=False)
    by_position: dict[int, list[ManualMark]] = {}
    for given in settled.select_related("task").order_by("role"):
        by_position.setdefault(given.task.position, []).append(given)
    return {position: _settled_mark(given) for position, given in by_position.items()}


def _settled_mark(given: Sequence[ManualMark]) -> ManualMark:
    last = given[-1]
    if last.role != SECOND_MARKER:
        return last
    first = given[0]
    return ManualMark(scored=first.scored / first.out_of + last.scored / last.out_of, out_of=Decimal(2))


def _settled(attempt: Attempt, policy: Policy) -> dict[int, Decimal]:
    """What items earned that were marked one by one while the attempt was open, less what wrong tries cost."""
    if not policy.marks_at_once:
        return {}
    checks = list(ItemCheck.objects.filter(attempt=attempt).order_by("position", "number"))
    return {
        check.position: after_tries(check.share, check.number - 1, policy.penalty_percent)
        for check in checks
        if check.is_settled
    }


def _earlier(attempt: Attempt, answers: Mapping[int, Answer]) -> dict[int, ItemGrade]:
    """The grades of answers whose words were erased with their writer: they stay what they were."""
    erased = list(_erased(answers))
    if not erased:
        return {}
    grades = ItemGrade.objects.filter(run__attempt=attempt, position__in=erased).order_by("run__number")
    return {grade.position: grade for grade in grades}


def _erased(answers: Mapping[int, Answer]) -> Iterator[int]:
    return (position for position, answer in answers.items() if answer.response == {})
