"""What learners put to themselves: situations, and five kinds of questions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from courses.formats.lesson_notation.errors import NotationError
from courses.formats.lesson_notation.markdown import html_of
from courses.formats.lesson_notation.source import Part, SourceLine
from courses.formats.lesson_notation.tree import (
    Block,
    Check,
    Choice,
    Matching,
    Number,
    Option,
    Ordering,
    Pair,
    Scenario,
    Verdict,
)

_CHOICE = re.compile(r"- \[(?P<mark>[x~ ])\] (?P<text>.+)")
_PAIR = re.compile(r"- (?P<left>.+?) => (?P<right>.+)")
_STEP = re.compile(r"\d+\.\s+(?P<text>.+)")
_CHOICES_OF_A_SCENARIO = 3
_VERDICTS: dict[str, Verdict] = {"x": "best", "~": "acceptable", " ": "avoid"}


@dataclass(frozen=True)
class _Asked:
    """A question taken apart: what is asked, the lines of the answers, why."""

    question: str
    answers: Sequence[SourceLine]
    explanation: str


def scenario(part: Part) -> Scenario:
    """A situation, a line `? question`, three choices each with its consequence on a line `  > …`."""
    asked = next((index for index, line in enumerate(part.lines) if line.text.startswith("? ")), None)
    if not asked:
        raise NotationError(part.line, _("tình huống cần đoạn bối cảnh, rồi dòng “? câu hỏi”."))
    choices = tuple(_choices(part.lines[asked + 1 :]))
    if len(choices) != _CHOICES_OF_A_SCENARIO or not any(choice.verdict == "best" for choice in choices):
        raise NotationError(part.line, _("tình huống có đúng ba lựa chọn, ít nhất một lựa chọn “[x]”."))
    return Scenario(
        line=part.line,
        title=part.title,
        situation=html_of(part.lines[:asked]),
        question=part.lines[asked].text.removeprefix("? "),
        choices=choices,
    )


def _choices(lines: Sequence[SourceLine]) -> list[Choice]:
    """Two lines a choice."""
    filled = [line for line in lines if line.text]
    choices = []
    for line, after in zip(filled[::2], [*filled[1::2], SourceLine(filled[-1].number, "")], strict=False):
        match, consequence = _CHOICE.fullmatch(line.text), after.text.strip()
        if not match:
            raise NotationError(line.number, _("lựa chọn có dạng “- [x] …”, “- [~] …” hoặc “- [ ] …”."))
        if not consequence.startswith("> "):
            raise NotationError(line.number, _("dưới mỗi lựa chọn cần một dòng hậu quả dạng “  > …”."))
        choices.append(Choice(_VERDICTS[match["mark"]], match["text"], consequence.removeprefix("> ")))
    return choices


def check(part: Part) -> Block:
    """A question; the title of the fence says of which kind."""
    reader = _KINDS.get(part.title)
    if reader is None:
        raise NotationError(
            part.line,
            _("kiểu câu tự kiểm tra là để trống, “nhiều đáp án”, “ghép đôi”, “sắp xếp” hoặc “nhập số”."),
        )
    return reader(part, _asked(part))


def _asked(part: Part) -> _Asked:
    lines = [line for line in part.lines if line.text]
    why = [line.text.removeprefix("> ") for line in lines if line.text.startswith("> ")]
    rest = [line for line in lines if not line.text.startswith("> ")]
    if len(rest) < 2 or not why:  # noqa: PLR2004 -- a question and an answer
        raise NotationError(part.line, _("câu tự kiểm tra cần câu hỏi, đáp án và dòng giải thích “> …”."))
    return _Asked(rest[0].text, rest[1:], " ".join(why))


def _single(part: Part, asked: _Asked) -> Check:
    return _chosen(part, asked, is_multiple=False)


def _multiple(part: Part, asked: _Asked) -> Check:
    return _chosen(part, asked, is_multiple=True)


def _chosen(part: Part, asked: _Asked, *, is_multiple: bool) -> Check:
    matches = _all_match(asked.answers, _CHOICE, _("mỗi phương án một dòng dạng “- [x] …” hoặc “- [ ] …”."))
    options = tuple(Option(match["text"], match["mark"] == "x") for match in matches)
    right = sum(option.is_right for option in options)
    if right < 1 or (right > 1) is not is_multiple:
        raise NotationError(
            part.line, _("câu một đáp án có đúng một dòng “[x]”; câu nhiều đáp án có từ hai dòng “[x]”.")
        )
    return Check(line=part.line, question=asked.question, options=options, explanation=asked.explanation)


def _matching(part: Part, asked: _Asked) -> Matching:
    matches = _all_match(asked.answers, _PAIR, _("mỗi cặp một dòng dạng “- vế trái => vế phải”."))
    pairs = tuple(Pair(match["left"], match["right"]) for match in matches)
    return Matching(line=part.line, question=asked.question, pairs=pairs, explanation=asked.explanation)


def _ordering(part: Part, asked: _Asked) -> Ordering:
    matches = _all_match(asked.answers, _STEP, _("viết các việc theo thứ tự đúng, mỗi dòng dạng “1. …”."))
    sequence = tuple(match["text"] for match in matches)
    return Ordering(line=part.line, question=asked.question, sequence=sequence, explanation=asked.explanation)


def _number(part: Part, asked: _Asked) -> Number:
    answer = asked.answers[0]
    try:
        value = Decimal(answer.text.removeprefix("= ").replace(",", "."))
    except InvalidOperation as error:
        raise NotationError(answer.number, _("câu nhập số cần một dòng “= giá trị”, ví dụ “= 84”.")) from error
    return Number(line=part.line, question=asked.question, value=value, explanation=asked.explanation)


def _all_match(lines: Sequence[SourceLine], pattern: re.Pattern[str], expected: str) -> list[re.Match[str]]:
    found = []
    for number, line in lines:
        match = pattern.fullmatch(line)
        if not match:
            raise NotationError(number, expected)
        found.append(match)
    return found


_KINDS: dict[str, Callable[[Part, _Asked], Block]] = {
    "": _single,
    "nhiều đáp án": _multiple,
    "ghép đôi": _matching,
    "sắp xếp": _ordering,
    "nhập số": _number,
}
