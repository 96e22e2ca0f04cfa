"""Which question of the bank a question of a file is: by code, by what it says, by its stem alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from quizzes.formats import Draft, Stored, draft_of, folded, likeness, texts_in
from quizzes.models import Question
from quizzes.selectors import content_in

CODE_TAKEN = "code_taken"
_HALF = 0.5
_COMPARED = 400


@dataclass(frozen=True)
class Match:
    """A question of a file and the one of the bank that it is; `is_taken`: its code belongs to quite another one."""

    draft: Draft
    question: Question | None = None
    is_taken: bool = False

    @property
    def code(self) -> str:
        """Under which code the bank has it."""
        return self.question.code if self.question else self.draft.code


def matches(drafts: Sequence[Draft], questions: Sequence[Question]) -> Iterator[Match]:
    """Each draft with its question; no question is given to two drafts."""
    bank = _Bank(questions)
    taken_codes = set[str]()
    stems = Counter(folded(draft.stem) for draft in drafts)
    for draft in drafts:
        is_repeated = bool(draft.code) and draft.code in taken_codes
        taken_codes.add(draft.code)
        yield bank.match(draft, by_code=not is_repeated, is_stem_unique=stems[folded(draft.stem)] == 1)


class _Bank:
    """The questions of a bank, found in three ways."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._drafts = {question.pk: _draft(question) for question in questions}
        self._by_code = {question.code: question for question in questions}
        self._by_likeness = {
            likeness(draft): question for question in questions if (draft := self._drafts[question.pk])
        }
        self._by_stem: dict[str, list[Question]] = {}
        for question in questions:
            if draft := self._drafts[question.pk]:
                self._by_stem.setdefault(folded(draft.stem), []).append(question)
        self._claimed = set[int]()

    def match(self, draft: Draft, *, by_code: bool, is_stem_unique: bool) -> Match:
        """The question that the draft is, if the bank has it."""
        same_code = self._free(self._by_code.get(draft.code)) if draft.code and by_code else None
        same = self._free(self._by_likeness.get(likeness(draft)))
        if same_code is not None and (same is None or same == same_code):
            known = self._drafts[same_code.pk]
            if known is not None and not _are_alike(draft, known):
                return Match(draft, same_code, is_taken=True)
            return self._claim(draft, same_code)
        if same is None and is_stem_unique:
            same = self._same_stem(draft)
        return self._claim(draft, same) if same else Match(draft)

    def _same_stem(self, draft: Draft) -> Question | None:
        """The one question with this stem, when at least half of what else it says is the same."""
        found = [self._free(question) for question in self._by_stem.get(folded(draft.stem), ())]
        free = [question for question in found if question is not None]
        known = self._drafts[free[0].pk] if len(free) == 1 else None
        return free[0] if known is not None and _share_of_texts(draft, known) >= _HALF else None

    def _free(self, question: Question | None) -> Question | None:
        return question if question is not None and question.pk not in self._claimed else None

    def _claim(self, draft: Draft, question: Question) -> Match:
        self._claimed.add(question.pk)
        return Match(draft, question)


def _draft(question: Question) -> Draft | None:
    current = question.current
    return draft_of(Stored(code=question.code, content=content_in(current))) if current else None


def _are_alike(draft: Draft, known: Draft) -> bool:
    """Whether one can be the other after some editing."""
    mine, theirs = set(texts_in(draft)), set(texts_in(known))
    if mine and len(theirs) > 2 and _share_of_texts(draft, known) >= _HALF:  # noqa: PLR2004
        return True
    before, after = folded(known.stem)[:_COMPARED], folded(draft.stem)[:_COMPARED]
    return SequenceMatcher(None, before, after).ratio() >= _HALF


def _share_of_texts(draft: Draft, known: Draft) -> float:
    """The share of the options and other texts that both have; without any, all of none."""
    mine, theirs = set(texts_in(draft)), set(texts_in(known))
    return len(mine & theirs) / max(len(mine), len(theirs)) if mine or theirs else 1.0
