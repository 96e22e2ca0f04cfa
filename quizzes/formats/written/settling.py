"""What the writing means: which looks mark the right options in this document, and what each question then is."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.text.search import fold
from core.text.unicode import tidy_text
from quizzes.formats.checks import fault_of, judged
from quizzes.formats.drafts import FALSE, TRUE, Draft, Kind, Option, Refused
from quizzes.formats.paths import path_said
from quizzes.formats.shapes import choices, statements
from quizzes.formats.written.raws import Look, RawOption, RawQuestion
from quizzes.formats.written.specials import SPECIALS, special
from quizzes.formats.written.words import (
    are_true_and_false,
    asks_for_one,
    asks_for_several,
    asks_for_truths,
    kind_of,
    level_of,
    places_of,
    refers_to_others,
    true_or_false,
    truth_of,
    truths_of,
)

_TRUTH_BEHIND = re.compile(r"\s*[(\[]\s*(đúng|sai|đ|s)\s*[)\]]\s*$", re.IGNORECASE)
ALLOWS_SEVERAL = "two_correct_marked"
_MOST = 0.8

Mark = Callable[[RawOption], bool]


def _by_text(look: Look) -> Mark:
    return lambda option: option.text.share_of(look) >= _MOST


def _by_label(look: Look) -> Mark:
    return lambda option: option.label.share_of(look) >= _MOST


# In the order in which they are believed where several would do.
_MARKS: tuple[Mark, ...] = tuple(mark(look) for look in Look for mark in (_by_text, _by_label))


@dataclass(frozen=True)
class Verdict:
    """A draft, or why there is none."""

    draft: Draft
    code: str = ""
    message: str | Promise = ""


def settled(questions: Sequence[RawQuestion], *, allows_several: bool = False) -> tuple[list[Draft], list[Refused]]:
    """The questions with the right options found, and those that are refused; `allows_several` is a person's consent."""
    mark = mark_of(questions)
    verdicts = [_verdict(question, mark, allows_several=allows_several) for question in questions]
    refused = [
        Refused(
            where=verdict.draft.where,
            code=verdict.code,
            message=verdict.message,
            source=verdict.draft.source,
            number=verdict.draft.number,
        )
        for verdict in verdicts
        if verdict.code
    ]
    good, faulty = judged(verdict.draft for verdict in verdicts if not verdict.code)
    places = {question.where: place for place, question in enumerate(questions)}
    return good, sorted([*refused, *faulty], key=lambda said: places.get(said.where, len(places)))


def mark_of(questions: Iterable[RawQuestion]) -> Mark | None:
    """The look that tells some options of a question from the others, in most questions of the document."""
    found = Counter[int]()
    for question in questions:
        for number, mark in enumerate(_MARKS):
            if 0 < sum(map(mark, question.options)) < len(question.options):
                found[number] += 1
    best = max(found, key=lambda number: (found[number], -number), default=None)
    return None if best is None else _MARKS[best]


def _verdict(question: RawQuestion, mark: Mark | None, *, allows_several: bool) -> Verdict:
    draft = _draft(question)
    wanted = kind_of(question.type_text)
    if wanted and not isinstance(wanted, Kind):
        message = _("Dạng “{type}” chưa nhập được. Đồng chí đổi sang dạng có đáp án chọn.").format(type=wanted)
        return Verdict(draft, "unsupported_type", message)
    if isinstance(wanted, Kind) and wanted in SPECIALS:
        return Verdict(special(draft, wanted, question.answer))
    if not question.options:
        return _without_options(draft, question)
    if fault_of(draft) not in {"", "no_correct_option"}:
        return Verdict(draft)
    return _choice(question, draft, mark, wanted, allows_several=allows_several)


def _choice(
    question: RawQuestion, draft: Draft, mark: Mark | None, wanted: Kind | str, *, allows_several: bool
) -> Verdict:
    """The right options as they are named or as they look; where the two differ, nobody can know."""
    if truths := _truths(question, draft.texts):
        return Verdict(draft.asking(statements(draft.texts, truths)))
    named = _named(question.answer, draft.texts) if question.answer else ()
    if named is None:
        message = _("Đáp án “{answer}” không khớp với phương án nào.").format(answer=question.answer[:40])
        return Verdict(draft, "unknown_answer", message)
    ticked = tuple(place for place, option in enumerate(question.options) if option.is_ticked)
    seen = tuple(place for place, option in enumerate(question.options) if mark and mark(option))
    claims = [claim for claim in (named, ticked, seen if len(seen) < len(draft.options) else ()) if claim]
    if len(set(claims)) > 1:
        message = _("Dòng đáp án và chữ được đánh dấu không giống nhau. Đồng chí sửa lại một chỗ.")
        return Verdict(draft, "answers_disagree", message)
    chosen, is_said = claims[0] if claims else (), bool(named) or question.says_each
    is_agreed = allows_several and not are_true_and_false(draft.texts)
    if len(chosen) > 1 and not is_agreed and not _may_be_several(question, wanted, is_said=is_said):
        message = _("Có {count} đáp án được đánh dấu mà câu hỏi không nói được chọn nhiều đáp án.")
        return Verdict(draft, ALLOWS_SEVERAL, message.format(count=len(chosen)))
    if wanted == Kind.MULTIPLE and len(chosen) == 1 and "lua chon" in fold(question.type_text):
        wanted = Kind.SINGLE  # "trắc nghiệm nhiều lựa chọn" is the usual name of a question with one right answer
    return Verdict(_chosen(draft, chosen, wanted))


def _truths(question: RawQuestion, texts: Sequence[str]) -> tuple[bool, ...]:
    """What is said of every single statement, in the answer line or behind each of them."""
    if are_true_and_false(texts) or question.says_each:
        return ()
    if truths := truths_of(question.answer, len(texts)):
        return truths
    ticked = [option.is_ticked for option in question.options]
    asks = asks_for_truths(" ".join([*question.stem, question.section, question.type_text]))
    is_said = not question.answer and None not in ticked and (asks or sum(map(bool, ticked)) != 1)
    return tuple(map(bool, ticked)) if is_said else ()


def _may_be_several(question: RawQuestion, wanted: Kind | str, *, is_said: bool) -> bool:
    """Whether two right options are meant: the question, its section or its type says so, or the answer was typed."""
    stem = " ".join(question.stem)
    if are_true_and_false([option.text.tidy for option in question.options]):
        return False
    if wanted in {Kind.SINGLE, Kind.TRUE_FALSE} or asks_for_one(stem):
        return False
    return is_said or wanted == Kind.MULTIPLE or asks_for_several(stem) or asks_for_several(question.section)


def _named(answer: str, texts: Sequence[str]) -> tuple[int, ...] | None:
    """The options that an answer names."""
    truth = truth_of(answer) if are_true_and_false(texts) and len(answer.strip()) > 1 else None
    if truth is not None:
        return tuple(place for place, text in enumerate(texts) if (true_or_false(text) == TRUE) is truth)
    return places_of(answer, texts)


def _without_options(draft: Draft, question: RawQuestion) -> Verdict:
    """A statement that is right or wrong, a task of the part for essays, else a question that nobody can mark yet."""
    tail = None if question.answer else _TRUTH_BEHIND.search(draft.stem)
    is_letter = question.answer.strip(" .").upper() == "D"  # of an option that was not found; "đúng" has another letter
    truth = None if is_letter else truth_of(tail[1] if tail else question.answer)
    if truth is None:
        is_essay = "tu luan" in fold(question.section)
        return Verdict(special(draft, Kind.ESSAY, question.answer) if is_essay else draft)
    draft = replace(draft, stem=draft.stem[: tail.start()].rstrip()) if tail else draft
    options = (Option(TRUE, is_right=truth), Option(FALSE, is_right=not truth))
    return Verdict(draft.asking(choices(Kind.TRUE_FALSE, options)))


def _chosen(draft: Draft, chosen: Sequence[int], wanted: Kind | str) -> Draft:
    kind = Kind.MULTIPLE if len(chosen) > 1 or wanted == Kind.MULTIPLE else Kind.SINGLE
    texts = draft.texts
    if kind == Kind.SINGLE and are_true_and_false(texts):
        kind, texts = Kind.TRUE_FALSE, tuple(map(true_or_false, texts))
    shape = choices(kind, [Option(text, is_right=place in chosen) for place, text in enumerate(texts)])
    leads_up = any(refers_to_others(text) for text in texts)
    return replace(draft, shape=shape, keeps_order=True if leads_up else draft.keeps_order)


def _draft(question: RawQuestion) -> Draft:
    return Draft(
        shape=choices(Kind.SINGLE, [Option(option.text.tidy) for option in question.options]),
        stem=tidy_text("\n".join(question.stem)),
        code=question.code,
        explanation=tidy_text("\n".join(question.explanation)) or None,
        level=level_of(question.level_text) or None,
        category=path_said(question.category),
        competence=question.competence[:20] or None,
        pictures=tuple(question.pictures) or None,
        where=question.where,
        number=question.number,
        source="\n".join(question.source),
    )
