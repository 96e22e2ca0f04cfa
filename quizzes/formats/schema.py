"""What our own JSON may say of a question's shape: each part by its name, with what it may be.

A reader calls the function of a part with what a file says; it answers with the tidy value, or raises `ValueError`.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from core.text.unicode import tidy_text
from quizzes.calculations import TYPES
from quizzes.formats.drafts import Kind, Picture
from quizzes.formats.pictures import clean_picture

Part = Callable[[Any], Any]
Parts = Mapping[str, Part]

MOST, LONGEST, DIGITS = 500, 20_000, 20
_ID = re.compile(r"[\w.-]{1,40}")


def text(said: Any) -> str:  # noqa: ANN401 -- anything may stand in a file, here and below
    """A text, tidy."""
    if not isinstance(said, str) or len(said) > LONGEST:
        raise ValueError(said)
    return tidy_text(said)


def flag(said: Any) -> bool:  # noqa: ANN401
    """Yes or no."""
    if not isinstance(said, bool):
        raise ValueError(said)  # noqa: TRY004 -- one error for all that a file may say wrongly
    return said


def number(said: Any) -> Any:  # noqa: ANN401
    """A number as it is written: a decimal string, or a JSON number; neither endless nor absurdly long."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        raise ValueError(said)  # noqa: TRY004
    try:
        found = Decimal(str(said))
    except InvalidOperation as error:
        raise ValueError(said) from error
    if not found.is_finite() or abs(found.adjusted()) > DIGITS or len(str(said)) > 2 * DIGITS:
        raise ValueError(said)
    return said


def count(said: Any) -> int:  # noqa: ANN401
    """A whole number from 0."""
    if isinstance(said, bool) or not isinstance(said, int) or not 0 <= said <= LONGEST:
        raise ValueError(said)
    return said


def name(said: Any) -> str:  # noqa: ANN401
    """An id."""
    if not isinstance(said, str) or not _ID.fullmatch(said):
        raise ValueError(said)
    return said


def picture(said: Any) -> Picture:  # noqa: ANN401
    """A picture with its bytes; refused with a `FileError` where it is none."""
    try:
        content = base64.b64decode(record(name=text, alt=text, content=_any_text)(said)["content"], validate=True)
    except binascii.Error as error:
        raise ValueError from error
    return Picture(text(said["name"]), text(said["alt"]), clean_picture(content))


def _any_text(said: Any) -> str:  # noqa: ANN401
    if not isinstance(said, str):
        raise ValueError(said)  # noqa: TRY004
    return said


def many(part: Part) -> Part:
    """A list of such parts."""

    def read(said: Any) -> list[Any]:  # noqa: ANN401
        if not isinstance(said, list) or len(said) > MOST:
            raise ValueError(said)
        return [part(one) for one in said]

    return read


def by_id(part: Part) -> Part:
    """Such a part for each of some ids."""

    def read(said: Any) -> dict[str, Any]:  # noqa: ANN401
        if not isinstance(said, dict) or len(said) > MOST:
            raise ValueError(said)
        return {name(key): part(value) for key, value in said.items()}

    return read


def record(*, optional: Parts | None = None, **needed: Part) -> Part:
    """Parts by their names, and no others."""

    def read(said: Any) -> dict[str, Any]:  # noqa: ANN401
        parts = {**needed, **(optional or {})}
        if not isinstance(said, dict) or not set(needed) <= set(said) <= set(parts):
            raise ValueError(said)
        return {key: parts[key](value) for key, value in said.items()}

    return read


def _scoring(said: Any) -> str:  # noqa: ANN401
    if not any(said in kind.rules for kind in TYPES.values()):
        raise ValueError(said)
    return str(said)


def _of_kinds(said: Any) -> list[str]:  # noqa: ANN401
    kinds: list[str] = many(text)(said)
    if not set(kinds) <= {"image", "document"}:
        raise ValueError(said)
    return kinds


def _gap_key(said: Any) -> dict[str, Any]:  # noqa: ANN401
    parts = {"correct": name, "accepted": many(text), "keeps_case": flag, "keeps_marks": flag}
    return dict(record(optional={**parts, "value": number, "tolerance": number})(said))


def _points_of(said: Any) -> list[float]:  # noqa: ANN401
    numbers = many(number)(said)
    if not all(isinstance(one, int | float) and 0 <= one <= 100 for one in numbers):  # noqa: PLR2004 -- per cent
        raise ValueError(said)
    return list(numbers)


def _region(said: Any) -> list[float]:  # noqa: ANN401
    if len(numbers := _points_of(said)) != 4:  # noqa: PLR2004 -- left, top, width, height
        raise ValueError(said)
    return numbers


def _point(said: Any) -> list[float]:  # noqa: ANN401
    if len(numbers := _points_of(said)) != 2:  # noqa: PLR2004 -- across and down
        raise ValueError(said)
    return numbers


_NAMED = many(record(id=name, text=text))
_RUBRIC = many(record(id=name, text=text, points=number))
_PICTURED = many(record(id=name, optional={"text": text, "image": picture}))
_VARIABLES = many(record(name=name, least=number, most=number, optional={"step": number}))

_CHOICE = ({"options": _NAMED}, {"correct": many(name), "weights": by_id(number)})
_WRITING = {"least_words": count, "most_words": count}
_BY_PERSON: Parts = {"rubric": _RUBRIC, "model": text, "markers": count}
_ANY_BODY: Parts = {"variables": _VARIABLES, "scoring": _scoring}
_ANY_KEY: Parts = {"notes": by_id(text), "note": text}

_SHAPES: Mapping[Kind, tuple[Parts, Parts]] = {
    Kind.SINGLE: _CHOICE,
    Kind.MULTIPLE: _CHOICE,
    Kind.TRUE_FALSE: _CHOICE,
    Kind.TRUE_FALSE_TABLE: ({"prompts": _NAMED}, {"truths": by_id(flag)}),
    Kind.MATCHING: ({"prompts": _NAMED, "options": _NAMED}, {"pairs": by_id(name)}),
    Kind.ORDERING: ({"options": _NAMED}, {"order": many(name)}),
    Kind.NUMERIC: (
        {"unit": text, "units": many(text)},
        {"value": number, "formula": text, "tolerance": number, "tolerance_percent": number, "factors": by_id(number)},
    ),
    Kind.GAPS: (
        {"text": text, "gaps": many(record(id=name, optional={"options": _NAMED}))},
        {"gaps": by_id(_gap_key)},
    ),
    Kind.SHORT: (
        {},
        {
            "accepted": many(record(text=text, optional={"percent": number})),
            "keeps_case": flag,
            "keeps_marks": flag,
        },
    ),
    Kind.ESSAY: ({**_WRITING, "rubric": _RUBRIC}, _BY_PERSON),
    Kind.HOTSPOT: ({"picture": picture, "places": _NAMED}, {"correct": many(name), "regions": by_id(_region)}),
    Kind.PLACING: (
        {
            "text": text,
            "picture": picture,
            "places": many(record(id=name, at=_point, optional={"text": text})),
            "options": _PICTURED,
            "reuses": flag,
        },
        {"places": by_id(name)},
    ),
    Kind.UPLOAD: ({"accepts": _of_kinds, "most": count, "rubric": _RUBRIC}, _BY_PERSON),
    Kind.LIKERT: ({"prompts": _NAMED, "options": _NAMED}, {}),
    Kind.PREDICTION: (
        {"unit": text, "least": number, "most": number},
        {"value": number, "tolerance": number},
    ),
}


def shape_parts(kind: Kind, body: Any, key: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401
    """Body and key of a question of this type as a file says them, with nothing else in them."""
    if kind == Kind.SCENARIO:
        return _scenario(body, key)
    bodies, keys = _SHAPES[kind]
    return record(optional={**_ANY_BODY, **bodies})(body), record(optional={**_ANY_KEY, **keys})(key)


def _scenario(body: Any, key: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401
    as_said = _as_said
    part = record(id=name, type=Kind, stem=text, body=as_said, optional={"points": number})
    said = record(parts=many(part), optional={**_ANY_BODY, "text": text})(body)
    keys = record(parts=by_id(as_said), optional=_ANY_KEY)(key)
    for one in said["parts"]:
        if one["type"] == Kind.SCENARIO:
            raise ValueError(one["type"])
        one["body"], keys["parts"][one["id"]] = shape_parts(one["type"], one["body"], keys["parts"][one["id"]])
        one["type"] = str(one["type"])
    return said, keys


def _as_said(said: Any) -> Any:  # noqa: ANN401 -- read by the type of the part
    return said
