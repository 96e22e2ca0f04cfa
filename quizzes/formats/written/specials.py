"""Matching, ordering and numbers in tables and documents: "trái => phải", "B, A, C", "12,5 ± 0,5 kg"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from core.text.numbers import AmbiguousNumberError, NotANumberError, parse_number
from quizzes.formats.drafts import CHOICES, Draft, Kind
from quizzes.formats.loss import is_fixed
from quizzes.formats.shapes import matching, numeric, ordering
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
        return draft.asking(ordering(draft.texts, _order(answer, len(draft.options))))
    return _numeric(draft, answer)


def matched(draft: Draft, sides: Sequence[tuple[str, ...]]) -> Draft:
    """A matching question of pairs (left, right); without a left side it is an option that fits nowhere."""
    rights = tuple(dict.fromkeys(side[-1].strip() for side in sides if len(side) == 2))  # noqa: PLR2004
    pairs = [(side[0].strip(), rights.index(side[1].strip())) for side in sides if len(side) == 2 and side[0].strip()]  # noqa: PLR2004
    return draft.asking(matching([left for left, _place in pairs], rights, [place for _left, place in pairs]))


def _order(answer: str, count: int) -> tuple[int, ...]:
    named = re.findall(r"[A-Za-z]|\d+", answer)
    if not named:
        return ()
    places = [int(name) - 1 if name.isdecimal() else LETTERS.find(name.upper()) for name in named]
    return tuple(places) if sorted(places) == list(range(count)) else ()


def _numeric(draft: Draft, answer: str) -> Draft:
    match = _NUMBER.fullmatch(answer.strip())
    if match is None:
        return draft.asking(numeric(None))
    try:
        value, tolerance = (
            parse_number(match["value"].rstrip(".,")),
            parse_number((match["tolerance"] or "0").rstrip(".,")),
        )
    except (AmbiguousNumberError, NotANumberError):
        return draft.asking(numeric(None))
    return draft.asking(numeric(value, tolerance, (match["unit"] or "").strip()))


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
    if draft.type not in CHOICES | SPECIALS or not is_fixed(draft):
        return False
    return draft.type != Kind.MATCHING or not any(_ARROWS.search(text) for text in (*draft.texts, *draft.prompts))


def _written(number: Decimal) -> str:
    """A number that can be read in one way only: no groups, and never three digits behind the comma."""
    text = f"{number:f}".replace(".", ",")
    return f"{text}0" if len(text.partition(",")[2]) == 3 else text  # noqa: PLR2004
