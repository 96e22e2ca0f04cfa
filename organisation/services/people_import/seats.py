"""What has to be done so that a person holds the seat that a row names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisation.models import Membership, RowAction
from organisation.services.people_import.records import Places
from organisation.services.people_import.wanted import Wanted


@dataclass(frozen=True)
class SeatStep:
    """The step and the seat it starts from: `UNCHANGED` and `CHANGE` keep it, `MOVE` ends it, `ADD_SEAT` has none."""

    action: RowAction
    seat: Membership | None = None
    changes: dict[str, tuple[Any, Any]] | None = None


def seat_step(
    wanted: Wanted, seats: Sequence[Membership], as_of: date, places: Places, may_end: Callable[[Membership], bool]
) -> SeatStep:
    """Compare the seats that the person has with the one that the row names.

    A seat of the same position elsewhere is moved only where there is exactly one and `may_end` allows it.
    """
    alike = [seat for seat in seats if seat.position.code == wanted.position]
    held = [seat for seat in alike if _is_held(seat, as_of)]
    for seat in held:
        if seat.unit_id in (wanted.seat_unit, wanted.unit) and not _goes_below(seat, wanted, held):
            return _kept(seat, wanted)
        if wanted.area is None and places.of(seat.unit_id) == wanted.unit:
            return _kept(seat, wanted)
    for seat in alike:
        if seat.unit_id == wanted.seat_unit and seat.valid_from > as_of:
            return SeatStep(RowAction.CHANGE, seat, {"valid_from": (seat.valid_from.isoformat(), as_of.isoformat())})
    movable = [seat for seat in held if may_end(seat)]
    if len(movable) == 1:
        return SeatStep(RowAction.MOVE, movable[0])
    return SeatStep(RowAction.ADD_SEAT)


def described(seat: Membership, wanted: Wanted) -> dict[str, tuple[Any, Any]]:
    """What the row says otherwise about a seat that is held."""
    found = {"title": (seat.title, wanted.title)}
    if wanted.is_category_said:
        found["category"] = (seat.category, wanted.category)
    return {name: (before, after) for name, (before, after) in found.items() if after and after != before}


def _kept(seat: Membership, wanted: Wanted) -> SeatStep:
    changes = described(seat, wanted) if wanted.first is None else {}
    return SeatStep(RowAction.CHANGE if changes else RowAction.UNCHANGED, seat, changes)


def _is_held(seat: Membership, as_of: date) -> bool:
    return seat.valid_from <= as_of and (seat.valid_to is None or seat.valid_to > as_of)


def _goes_below(seat: Membership, wanted: Wanted, held: Sequence[Membership]) -> bool:
    """Whether the seat stands at the commune while the row names its residential area."""
    return wanted.area is not None and seat.unit_id == wanted.unit and len(held) == 1
