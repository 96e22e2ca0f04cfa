"""Whether a row and a record are one human: told by name, birth, telephone and place together, never by a name alone."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Likeness(Enum):
    """Surely the same human, possibly, or another one as far as anybody can tell."""

    SAME = "same"
    PERHAPS = "perhaps"
    OTHER = "other"


class _Agreement(Enum):
    SAME = "same"
    ROUGHLY = "roughly"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Human:
    """What is known of a human: `places` are the communes (or higher units) of their seats, `posts` place and position.

    `name_key` is the sorting key of the name: case and the place of the tone do not count, tones and letters do.
    """

    name_key: str
    phone: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    places: frozenset[int] = field(default_factory=frozenset)
    posts: frozenset[tuple[int, str]] = field(default_factory=frozenset)


def likeness(one: Human, other: Human) -> Likeness:
    """How surely the two are the same.

    One telephone number may serve a household, a name a dozen people of a commune; two of the two plus birth or place
    must agree, and a birth that contradicts outweighs a name.
    """
    same_phone = bool(one.phone) and one.phone == other.phone
    birth = _births(one, other)
    if one.name_key != other.name_key or birth is _Agreement.DIFFERENT:
        return Likeness.PERHAPS if same_phone else Likeness.OTHER
    if same_phone:
        return Likeness.SAME
    if one.places.isdisjoint(other.places):
        return Likeness.PERHAPS if birth is _Agreement.SAME else Likeness.OTHER
    return _neighbours(one, other, birth)


def _neighbours(one: Human, other: Human, birth: _Agreement) -> Likeness:
    """Of one name in one commune, without a telephone number that would tell."""
    if birth is _Agreement.SAME:
        return Likeness.SAME
    if one.phone and other.phone:
        return Likeness.PERHAPS
    if birth is _Agreement.ROUGHLY or not one.posts.isdisjoint(other.posts):
        return Likeness.SAME
    return Likeness.PERHAPS


def _births(one: Human, other: Human) -> _Agreement:
    if one.birth_date and other.birth_date:
        return _Agreement.SAME if one.birth_date == other.birth_date else _Agreement.DIFFERENT
    if one.birth_year and other.birth_year:
        return _Agreement.ROUGHLY if one.birth_year == other.birth_year else _Agreement.DIFFERENT
    return _Agreement.UNKNOWN
