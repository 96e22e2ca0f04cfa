"""Types beyond the choice of options, as people can write them in tables and documents, both ways.

Each has its line of options and its answer; the sheet of advice in our template says how:
"trái => phải" for pairs, "B, A, C" for an order, "12,5 ± 0,5 kg" for a number, "một | hai" for several words.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.text.numbers import AmbiguousNumberError, NotANumberError, parse_number
from quizzes.formats.contents import Known, content_of, meaning_of
from quizzes.formats.drafts import CHOICES, Draft, Kind, Shape
from quizzes.formats.loss import is_fixed
from quizzes.formats.shapes import (
    essay,
    likert,
    matching,
    numeric,
    ordering,
    prediction,
    short,
    statements,
    upload,
)
from quizzes.formats.written.places import gaps_answers, placed_letters, read_gaps, read_placing, words_of
from quizzes.formats.written.words import FULL, LETTERS, truth_of

ARROW, BAR = "=>", " | "
_ARROWS = re.compile(r"\s*(?:=>|->|→|⇒|⟶)\s*")
_NUMBER = re.compile(
    r"(?P<value>[-+−]?\d[\d.,]*)\s*(?:(?:±|\+/-|\+-)\s*(?P<tolerance>\d[\d.,]*))?\s*(?P<unit>[^\d\s].*)?", re.DOTALL
)
_PERCENT = re.compile(r"(?P<text>.*\S)\s*\((?P<percent>\d{1,3}(?:[.,]\d{1,4})?)\s*%\)", re.DOTALL)
_POINTS = re.compile(r"(?P<text>.*\S)\s*=>\s*(?P<points>\d{1,4}(?:[.,]\d{1,4})?)\s*(?:điểm|đ)?", re.DOTALL)


@dataclass(frozen=True)
class Way:
    """How a type is written: from options and an answer to a shape, and from a question to its options and its answer."""

    read: Callable[[Sequence[str], str], Shape]
    options: Callable[[Draft], list[str]] = lambda _draft: []
    answer: Callable[[Draft], str] = lambda _draft: ""


def special(draft: Draft, kind: Kind, answer: str) -> Draft:
    """The draft as a question of this type; what its options and answer do not say stays empty, and is found there."""
    return draft.asking(WAYS[kind].read(draft.texts, answer))


def answer_text(draft: Draft) -> str:
    """What stands in the answer line of such a question."""
    return WAYS[draft.type].answer(draft) if draft.type in WAYS else ""


def option_texts(draft: Draft) -> list[str]:
    """The options as they are written, pairs as one text."""
    if draft.type in WAYS:
        return WAYS[draft.type].options(draft)
    return list(draft.texts) or _named_texts(draft.shape.body)


def _named_texts(body: Mapping[str, Any]) -> list[str]:
    """The places of a picture, or the questions of a situation: for reading only."""
    return [str(said.get("text") or said.get("stem")) for part in ("places", "parts") for said in body.get(part, ())]


def is_sayable(draft: Draft) -> bool:
    """Whether a table or a document can say it so that it reads back as itself."""
    if not is_fixed(draft):
        return False
    if draft.type in CHOICES:
        return True
    if draft.type not in WAYS or "picture" in draft.shape.body:
        return False
    return reads_back(draft.shape, WAYS[draft.type].read(option_texts(draft), answer_text(draft)))


def reads_back(said: Shape, again: Shape) -> bool:
    """Whether what was read again is what was said, as far as it says anything."""
    if said.type != again.type:
        return False
    (_kind, _stem, body, key, _facts), (_kind, _stem, other_body, other_key, _facts) = map(_meaning, (said, again))
    return all(body.get(name) == value for name, value in other_body.items()) and all(
        _loosely(key.get(name)) == _loosely(value) for name, value in other_key.items()
    )


def _meaning(shape: Shape) -> Any:  # noqa: ANN401 -- what meaning_of compares
    return meaning_of(content_of(Draft(shape=shape, stem="", is_whole=True), Known()))


def _loosely(part: Any) -> object:  # noqa: ANN401 -- a part of a key
    """The answers of gaps without how strictly they are compared, which no table says."""
    if not isinstance(part, Mapping):
        return part
    return {name: _without_strictness(said) if isinstance(said, Mapping) else said for name, said in part.items()}


def _without_strictness(gap: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said for name, said in gap.items() if not name.startswith("keeps_")}


def matched(draft: Draft, sides: Sequence[tuple[str, ...]]) -> Draft:
    """A matching question of pairs (left, right); without a left side it is an option that fits nowhere."""
    return draft.asking(_pairs(sides))


def _pairs(sides: Sequence[tuple[str, ...]]) -> Shape:
    rights = tuple(dict.fromkeys(side[-1].strip() for side in sides if len(side) == 2))  # noqa: PLR2004
    pairs = [(side[0].strip(), rights.index(side[1].strip())) for side in sides if len(side) == 2 and side[0].strip()]  # noqa: PLR2004
    return matching([left for left, _place in pairs], rights, [place for _left, place in pairs])


def _read_pairs(texts: Sequence[str], _answer: str) -> Shape:
    return _pairs([tuple(_ARROWS.split(text, maxsplit=1)) for text in texts])


def _pair_texts(draft: Draft) -> list[str]:
    pairs = [f"{prompt} {ARROW} {draft.texts[place]}" for prompt, place in zip(draft.prompts, draft.pairs, strict=True)]
    return pairs + [f"{ARROW} {text}" for place, text in enumerate(draft.texts) if place not in draft.pairs]


def _read_order(texts: Sequence[str], answer: str) -> Shape:
    named = re.findall(r"[A-Za-z]|\d+", answer)
    places = [int(name) - 1 if name.isdecimal() else LETTERS.find(name.upper()) for name in named]
    return ordering(texts, places if sorted(places) == list(range(len(texts))) else ())


def _order_text(draft: Draft) -> str:
    return ", ".join(LETTERS[place] for place in draft.order if place < len(LETTERS))


def _number(make: Callable[..., Shape]) -> Callable[[Sequence[str], str], Shape]:
    def read(_texts: Sequence[str], answer: str) -> Shape:
        if answer.startswith("?"):
            return make(None, Decimal(0), answer.strip("? "))
        match = _NUMBER.fullmatch(answer.strip())
        if match is None:
            return make(None)
        try:
            value, tolerance = (
                parse_number(match["value"].rstrip(".,")),
                parse_number((match["tolerance"] or "0").rstrip(".,")),
            )
        except (AmbiguousNumberError, NotANumberError):
            return make(None)
        return make(value, tolerance, (match["unit"] or "").strip())

    return read


def number_text(draft: Draft) -> str:
    """A number with its tolerance and its unit; a question mark where nobody knows it yet."""
    if draft.value is None:
        return f"? {draft.unit}" if draft.unit else ""
    tolerance = f" ± {_written(draft.tolerance)}" if draft.tolerance else ""
    return f"{_written(draft.value)}{tolerance} {draft.unit}".strip()


def _read_statements(texts: Sequence[str], _answer: str) -> Shape:
    sides = [tuple(_ARROWS.split(text, maxsplit=1)) for text in texts]
    truths = [truth_of(side[1]) if len(side) == 2 else None for side in sides]  # noqa: PLR2004
    if None in truths:
        return statements((), ())  # a statement of which nobody says whether it is true
    return statements([side[0].strip() for side in sides], [bool(truth) for truth in truths])


def _statement_texts(draft: Draft) -> list[str]:
    truths = draft.shape.key["truths"]
    prompts = draft.shape.body["prompts"]
    return [f"{prompt['text']} {ARROW} {'Đúng' if truths[prompt['id']] else 'Sai'}" for prompt in prompts]


def _read_short(_texts: Sequence[str], answer: str) -> Shape:
    said = [(_PERCENT.fullmatch(text), text) for text in words_of(answer)]
    return short(
        (found["text"], Decimal(found["percent"].replace(",", "."))) if found else (text, FULL) for found, text in said
    )


def _short_answer(draft: Draft) -> str:
    accepted = draft.shape.key["accepted"]
    return BAR.join(f"{one['text']} ({one['percent']}%)" if "percent" in one else one["text"] for one in accepted)


def _rubric_of(texts: Sequence[str]) -> list[tuple[str, Decimal]]:
    found = [(_POINTS.fullmatch(text), text) for text in texts]
    return [
        (row["text"], Decimal(row["points"].replace(",", "."))) if row else (text, Decimal(0)) for row, text in found
    ]


def _rubric_texts(draft: Draft) -> list[str]:
    rows = draft.shape.key.get("rubric", ())
    return [f"{row['text']} {ARROW} {str(row['points']).replace('.', ',')} điểm" for row in rows]


def _read_essay(texts: Sequence[str], answer: str) -> Shape:
    return essay({}, rubric=_rubric_of(texts), model=answer)


def _read_scale(texts: Sequence[str], answer: str) -> Shape:
    return likert(texts, words_of(answer))


def _written(number: Decimal) -> str:
    """A number that can be read in one way only: no groups, and never three digits behind the comma."""
    text = f"{number:f}".replace(".", ",")
    return f"{text}0" if len(text.partition(",")[2]) == 3 else text  # noqa: PLR2004


WAYS: Mapping[Kind, Way] = {
    Kind.MATCHING: Way(_read_pairs, _pair_texts),
    Kind.ORDERING: Way(_read_order, lambda draft: list(draft.texts), _order_text),
    Kind.NUMERIC: Way(_number(numeric), answer=number_text),
    Kind.PREDICTION: Way(_number(prediction), answer=number_text),
    Kind.TRUE_FALSE_TABLE: Way(_read_statements, _statement_texts),
    Kind.SHORT: Way(_read_short, answer=_short_answer),
    Kind.ESSAY: Way(_read_essay, _rubric_texts, lambda draft: str(draft.shape.key.get("model", ""))),
    Kind.UPLOAD: Way(lambda texts, _answer: upload({}, rubric=_rubric_of(texts)), _rubric_texts),
    Kind.LIKERT: Way(_read_scale, lambda draft: list(draft.prompts), lambda draft: BAR.join(draft.texts)),
    Kind.GAPS: Way(
        lambda texts, _answer: read_gaps(texts),
        lambda draft: [draft.shape.body["text"], *gaps_answers(draft.shape, number_text)],
    ),
    Kind.PLACING: Way(
        read_placing,
        lambda draft: [draft.shape.body.get("text", ""), *draft.texts],
        lambda draft: placed_letters(draft.shape),
    ),
}
SPECIALS = frozenset(WAYS)
