"""Moodle's embedded answers: `{1:SHORTANSWER:=xã~%50%phường}`, both ways.

https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from core.text.unicode import tidy_line
from quizzes.formats import shapes
from quizzes.formats.choices import FULL, NotTakenError
from quizzes.formats.drafts import Kind, Option, Shape
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.markup import plain_of
from quizzes.formats.shapes import plain_number

_FIELD = re.compile(
    r"\{\d{0,3}:(?P<type>[A-Z_]{2,20}):(?P<answers>(?:[^\\{}]|\\.){0,8000})\}",
    re.DOTALL,
)
_ANSWER = re.compile(
    r"\s*(?:(?P<right>=)|%(?P<percent>-?\d{1,3}(?:\.\d{1,7})?)%)?(?P<text>(?:[^\\#]|\\.)*)(?:#(?P<note>.*))?", re.DOTALL
)
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*)~")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SIGNS = re.compile(r"([\\{}~#/\"=%])")
_LISTS = re.compile(r"M(?:ULTICHOICE|C)(?:_?[VHS]{1,2}|_?VS|_?HS)?")
_WORDS = re.compile(r"S(?:HORTANSWER|A)(?P<case>_?C)?|MW")
_NUMBERS = {"NUMERICAL", "NM"}
_WHOLE = Decimal("99.5")


def read_gaps(text: str) -> Shape:
    """A text with its fields taken out; `NotTakenError` where one of them is of no kind that we know."""
    answers = list[Shape]()

    def marked(field: re.Match[str]) -> str:
        answers.append(_field(field["type"], field["answers"]))
        return f"[[g{len(answers)}]]"

    plain = _FIELD.sub(marked, text)
    if not answers:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return shapes.gaps(plain_of(plain).text, answers)


def has_more(text: str) -> bool:
    """Whether a field says more than what is wholly right: parts of the points, or words to those who answer."""
    said = (piece for field in _FIELD.finditer(text) for piece in _pieces(field["answers"]))
    found = [match for piece in said if (match := _ANSWER.fullmatch(piece))]
    return any(match["note"] or 0 < Decimal(match["percent"] or 0) < _WHOLE for match in found)


def _field(kind: str, said: str) -> Shape:
    answers = list(_answers(said))
    if _LISTS.fullmatch(kind):
        return shapes.choices(Kind.SINGLE, [Option(text, is_right=weight >= _WHOLE) for text, weight in answers])
    right = [text for text, weight in answers if weight >= _WHOLE]
    if words := _WORDS.fullmatch(kind):
        return shapes.short(((text, FULL) for text in right), keeps_case=bool(words["case"]))
    if kind not in _NUMBERS or len(right) != 1:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    value, _mark, tolerance = right[0].partition(":")
    try:
        number, width = (Decimal(part.strip().replace(",", ".") or "0") for part in (value, tolerance))
    except InvalidOperation as error:
        raise NotTakenError("unsupported_type", UNSUPPORTED) from error
    if not number.is_finite() or not width.is_finite() or max(abs(number.adjusted()), abs(width.adjusted())) > 20:  # noqa: PLR2004
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return shapes.numeric(number, abs(width))


def _answers(said: str) -> Iterator[tuple[str, Decimal]]:
    for piece in _pieces(said):
        match = _ANSWER.fullmatch(piece)
        if match is None:
            continue
        weight = FULL if match["right"] else Decimal(match["percent"] or 0)
        if text := tidy_line(plain_of(_ESCAPED.sub(r"\1", match["text"])).text):
            yield text, weight


def _pieces(said: str) -> list[str]:
    """The answers between tildes that are not behind a backslash."""
    return _SEPARATOR.sub(r"\1\0", said).split("\0")


def write_gaps(body: Mapping[str, Any], key: Mapping[str, Any]) -> Mapping[str, str]:
    """The field of each gap by its id."""
    return {gap["id"]: _written(gap.get("options", ()), key["gaps"][gap["id"]]) for gap in body["gaps"]}


def _written(options: Sequence[Mapping[str, str]], key: Mapping[str, Any]) -> str:
    if options:
        answers = "~".join(
            f"{'=' if option['id'] == key['correct'] else ''}{_escaped(option['text'])}" for option in options
        )
        return f"{{1:MULTICHOICE:{answers}}}"
    if "value" in key:
        value, tolerance = (plain_number(Decimal(str(key.get(name) or 0))) for name in ("value", "tolerance"))
        return f"{{1:NUMERICAL:={value}:{tolerance}}}"
    name = "SHORTANSWER_C" if key.get("keeps_case") else "SHORTANSWER"
    return f"{{1:{name}:{'~'.join(f'={_escaped(text)}' for text in key['accepted'])}}}"


def _escaped(text: str) -> str:
    """A text that reads back as itself, inside HTML."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(r"\\\1", plain)
