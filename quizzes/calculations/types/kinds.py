"""What every type of question can do, and the small pieces that several of them share."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Body = Mapping[str, Any]
Key = Mapping[str, Any]
Item = Mapping[str, Any]
Response = Mapping[str, Any]

ALL, NOTHING = Decimal(1), Decimal(0)
LONGEST_TEXT = 20_000
LONGEST_WORD = 400

# NUL, and halves of signs.
_UNKEPT = re.compile("[\0\ud800-\udfff]")

# Rules of partial credit; each type says which it knows, the first being its default.
ALL_OR_NOTHING = "all_or_nothing"
PER_PART = "per_part"
RIGHT_MINUS_WRONG = "right_minus_wrong"
PER_OPTION = "per_option"
STEPPED = "stepped"


def _no_response(_key: Key) -> Response | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One type of question as five functions of plain values.

    `facts` of a body are what a paper's item keeps, so that answers are checked without the question: the ids that a
    response may name, and the rule of partial credit where it is not the default. `fits` says whether a response has the
    form that an item asks for. `share` is what it earns, from 0 to 1; None where a person decides, or nobody. `faults` are the
    codes of what is wrong with a body and a key. `said` is the response in a few words without the texts. `right` is a
    response that earns everything, where there is one. `shuffles` names the facts whose order a paper may mix.
    """

    facts: Callable[[Body], dict[str, Any]]
    fits: Callable[[Item, Response], bool]
    share: Callable[[Key, Response, Item], Decimal | None]
    faults: Callable[[Body, Key], Iterable[str]]
    said: Callable[[Response, Item], str]
    right: Callable[[Key], Response | None] = _no_response
    shuffles: str = ""
    rules: Sequence[str] = (ALL_OR_NOTHING,)
    is_marked_by_person: bool = False
    is_marked: bool = True


def ids(named: Iterable[Mapping[str, Any]]) -> list[str]:
    """The ids of named things, in order."""
    return [str(thing["id"]) for thing in named]


def scoring_of(body: Body, rules: Sequence[str]) -> dict[str, str]:
    """The rule of partial credit, where it is not the type's default."""
    rule = body.get("scoring", rules[0])
    return {} if rule == rules[0] else {"scoring": rule}


def has_only(response: Response, *names: str) -> bool:
    """Whether a response has these parts and no others."""
    return set(response) == set(names)


def is_text(value: object, longest: int = LONGEST_WORD) -> bool:
    """Whether it is a text with something in it, not too much, and nothing that a database cannot keep."""
    return isinstance(value, str) and bool(value.strip()) and len(value) <= longest and not _UNKEPT.search(value)


def is_mapping_of(value: object, names: Iterable[str], values: Iterable[object]) -> bool:
    """Whether it gives some of the names one of the values each."""
    if not isinstance(value, dict) or not value:
        return False
    known = set(names)
    allowed = list(values)
    return all(name in known and given in allowed for name, given in value.items())


def shared(right: int, total: int, rule: str = PER_PART) -> Decimal:
    """So many parts of all: their share, or all or nothing."""
    if rule == ALL_OR_NOTHING:
        return Decimal(right == total)
    return Decimal(right) / Decimal(total) if total else NOTHING


def letter(place: int) -> str:
    """A, B, … Z, AA, …"""
    prefix = letter(place // 26 - 1) if place >= 26 else ""  # noqa: PLR2004 -- the alphabet
    return prefix + chr(ord("A") + place % 26)


def letters(chosen: Iterable[str], options: Sequence[str]) -> str:
    """The letters under which a paper shows options, in order."""
    return ", ".join(letter(place) for place in sorted(options.index(name) for name in chosen if name in options))


def pairs_said(pairs: Mapping[str, str], prompts: Sequence[str], options: Sequence[str]) -> str:
    """Numbers of prompts with letters of options: `1–C, 2–A`."""
    found = [(number, pairs[prompt]) for number, prompt in enumerate(prompts, start=1) if prompt in pairs]
    return ", ".join(f"{number}–{letter(options.index(option))}" for number, option in found if option in options)


def clipped(text: str, longest: int = 60) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def faults_of_named(named: Sequence[Mapping[str, Any]], *, least: int = 2) -> Iterator[str]:
    """What is wrong with things to choose from."""
    names = ids(named)
    if len(names) < least:
        yield "too_few_options"
    texts = [str(thing.get("text", "")).strip() for thing in named if "image" not in thing]
    if not all(texts):
        yield "empty_option"
    if len(set(texts)) < len(texts) or len(set(names)) < len(names):
        yield "duplicate_options"
