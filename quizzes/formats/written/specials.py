"""Matching, ordering and numbers in tables and documents: "trái => phải", "B, A, C", "12,5 ± 0,5 kg"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.text.numbers import AmbiguousNumberError, NotANumberError, parse_number
from quizzes.formats.drafts import Draft, Kind, Option
from quizzes.formats.written.words import LETTERS

ARROW = "=>"
SPECIALS = frozenset({Kind.MATCHING, Kind.ORDERING, Kind.NUMERIC})
_ARROWS = re.compile(r"\s*(?:=>|->|→|⇒|⟶)\s*")
_NUMBER = re.compile(
    r"(?P<value>[-+−]?\d[\d.,]*)\s*(?:(?:±|\+/-|\+-)\s*(?P<tolerance>\d[\d.,]*))?\s*(?P<unit>[^\d\s].*)?", re.DOTALL
)


def special(draft: Draft, kind: Kind, answer: str) -> Draft:
    """The draft as a question of this type; what its options and answer do not say stays empty, and is found there."""
    if kind == Kind.MATCHING:
        return matched(draft, [tuple(_ARROWS.split(text, maxsplit=1)) for text in draft.texts])
    if kind == Kind.ORDERING:
        return replace(draft, type=kind, order=_order(answer, len(draft.options)))
    return _numeric(draft, answer)


def matched(draft: Draft, sides: Sequence[tuple[str, ...]]) -> Draft:
    """A matching question of pairs (left, right); without a left side it is an option that fits nowhere."""
    rights = tuple(dict.fromkeys(side[-1].strip() for side in sides if len(side) == 2))  # noqa: PLR2004
    pairs = [(side[0].strip(), rights.index(side[1].strip())) for side in sides if len(side) == 2 and side[0].strip()]  # noqa: PLR2004
    return replace(
        draft,
        type=Kind.MATCHING,
        options=tuple(Option(text) for text in rights),
        prompts=tuple(left for left, _place in pairs),
        pairs=tuple(place for _left, place in pairs),
    )


def _order(answer: str, count: int) -> tuple[int, ...]:
    named = re.findall(r"[A-Za-z]|\d+", answer)
    if not named:
        return ()
    places = [int(name) - 1 if name.isdecimal() else LETTERS.find(name.upper()) for name in named]
    return tuple(places) if sorted(places) == list(range(count)) else ()


def _numeric(draft: Draft, answer: str) -> Draft:
    match = _NUMBER.fullmatch(answer.strip())
    facts = replace(draft, type=Kind.NUMERIC, options=())
    if match is None:
        return facts
    try:
        value, tolerance = (
            parse_number(match["value"].rstrip(".,")),
            parse_number((match["tolerance"] or "0").rstrip(".,")),
        )
    except (AmbiguousNumberError, NotANumberError):
        return facts
    return replace(facts, value=value, tolerance=tolerance, unit=(match["unit"] or "").strip())


def answer_text(draft: Draft) -> str:
    """What stands in the answer line of such a question."""
    if draft.type == Kind.ORDERING:
        return ", ".join(LETTERS[place] for place in draft.order)
    if draft.type == Kind.MATCHING or draft.value is None:
        return ""
    tolerance = f" ± {_written(draft.tolerance)}" if draft.tolerance else ""
    return f"{_written(draft.value)}{tolerance} {draft.unit}".strip()


def option_texts(draft: Draft) -> list[str]:
    """The options as they are written, pairs as one text."""
    if draft.type != Kind.MATCHING:
        return list(draft.texts)
    pairs = [f"{prompt} {ARROW} {draft.texts[place]}" for prompt, place in zip(draft.prompts, draft.pairs, strict=True)]
    return pairs + [f"{ARROW} {text}" for place, text in enumerate(draft.texts) if place not in draft.pairs]


def is_sayable(draft: Draft) -> bool:
    """Whether it reads back as itself: a text with an arrow in it would become two."""
    return draft.type != Kind.MATCHING or not any(_ARROWS.search(text) for text in (*draft.texts, *draft.prompts))


def _written(number: Decimal) -> str:
    """A number that can be read in one way only: no groups, and never three digits behind the comma."""
    text = f"{number:f}".replace(".", ",")
    return f"{text}0" if len(text.partition(",")[2]) == 3 else text  # noqa: PLR2004
