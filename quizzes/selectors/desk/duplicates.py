"""Questions that are said twice: alike to the letter but for marks and signs, or nearly so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import User
from quizzes.calculations import folded
from quizzes.models import Question
from quizzes.selectors.bank_contents import banks_kept_by

# Two stems are nearly the same from this share of common words on.
NEAR = 0.7
MOST_SHOWN = 5
_WORDS = re.compile(r"\w+")
_FEWEST_WORDS = 4


@dataclass(frozen=True)
class Alike:
    """A question that says what another says; `is_same` to the letter, options included."""

    question: Question
    is_same: bool
    share: float


def similar_questions(
    user: User, stem: str, *, likeness: str = "", but: int | None = None, most: int = MOST_SHOWN
) -> list[Alike]:
    """The questions of the user's banks that say the same as this stem, the most alike first."""
    words = words_in(stem)
    found = [
        Alike(question, is_same, share)
        for question in _in_use(user)
        if question.pk != but and question.current
        for is_same in [bool(likeness) and question.current.likeness == likeness]
        for share in [1.0 if is_same else common_share(words, words_in(question.current.stem))]
        if is_same or share >= NEAR
    ]
    return sorted(found, key=lambda alike: (-alike.is_same, -alike.share))[:most]


def duplicates_in(user: User, bank: int) -> list[Sequence[Question]]:
    """Groups of questions that say the same, each with at least one of the bank's."""
    groups = list(_groups(_in_use(user)))
    return [group for group in groups if any(question.bank_id == bank for question in group)]


def _in_use(user: User) -> QuerySet[Question]:
    banks = banks_kept_by(user).order_by().values("pk")
    questions = Question.objects.filter(bank__in=banks, retired_at=None, current__isnull=False)
    return questions.select_related("bank", "current").order_by("bank__title", "code")


def _groups(questions: Iterable[Question]) -> Iterator[Sequence[Question]]:
    """Those of one likeness together; then those of one stem."""
    by_likeness: dict[str, list[Question]] = {}
    by_stem: dict[str, list[Question]] = {}
    for question in questions:
        if question.current is None:
            continue
        by_likeness.setdefault(question.current.likeness, []).append(question)
        by_stem.setdefault(folded(question.current.stem), []).append(question)
    seen = set[frozenset[int]]()
    for group in [*by_likeness.values(), *by_stem.values()]:
        members = frozenset(question.pk for question in group)
        if len(group) > 1 and members not in seen:
            seen.add(members)
            yield group


def words_in(text: str) -> frozenset[str]:
    """The words of a stem, folded."""
    return frozenset(_WORDS.findall(folded(text)))


def common_share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two stems have in common; very short ones must be the same."""
    if min(len(one), len(other)) < _FEWEST_WORDS:
        return float(bool(one) and one == other)
    return len(one & other) / len(one | other)
