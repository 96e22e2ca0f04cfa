"""The same people counted by the units of another day: which unit of one day a unit or a seat of another counts to.

"As the units were" is a read at the day. "Mapped to today's units" is a read at the day whose seats are then counted to
the units of another day. Nothing is ever guessed: what no fact leads to counts to no unit, which is a bucket of its own.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from organisation.models import Unit


class MappedSeat(NamedTuple):
    """A seat held on one day and the unit of another day to which it counts; None where nobody has said which."""

    membership_id: int
    person_id: int
    unit_id: int | None


def unit_on(unit_ids: Collection[int], as_of: date, onto: date) -> Mapping[int, int | None]:
    """For units that stood `as_of`: the unit that stands `onto` to which each counts as a whole.

    A unit that still stands counts to itself. One that ended counts to its only successor, and so on from there; one
    that was split or dissolved maps as a whole to nothing. With `onto` before `as_of` the same holds backwards: a unit
    counts to its only predecessor, one that was merged from several to nothing.
    """
    raise NotImplementedError


def seats_mapped(as_of: date, onto: date, *, within: Unit | None = None) -> list[MappedSeat]:
    """Every seat held `as_of`, each once, with the unit that stands `onto` to which it counts.

    A seat that was continued elsewhere counts to where the last continuation begun by `onto` is held; any other as its
    unit does as a whole (`unit_on`). `within` keeps only the seats that count to a unit of that unit's subtree `onto`,
    or that were held in its subtree `as_of` and count to none.
    """
    raise NotImplementedError
