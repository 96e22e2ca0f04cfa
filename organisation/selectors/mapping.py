"""The same people counted by the units of another day: which unit of one day a unit or a seat of another counts to.

"As the units were" is a read at the day. "Mapped to today's units" is a read at the day whose seats are then counted to
the units of another day. Nothing is ever guessed: what no fact leads to counts to no unit, which is a bucket of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import F, QuerySet

from organisation.calculations import batches
from organisation.models import Membership, Unit, UnitSuccession, UnitVersion
from organisation.selectors.units import subtree_ids


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
    reached: dict[int, int | None] = {unit: unit for unit in unit_ids}
    on_the_way = set(unit_ids)
    while on_the_way:
        # What stands has arrived; the others go one step further, or nowhere.
        going = on_the_way - _standing(on_the_way, onto)
        steps = _only_steps(going, as_of, onto)
        for unit, at in reached.items():
            if at in going:
                reached[unit] = steps.get(at)
        on_the_way = set(steps.values())
    return reached


def seats_mapped(as_of: date, onto: date, *, within: Unit | None = None) -> list[MappedSeat]:
    """Every seat held `as_of`, each once, with the unit that stands `onto` to which it counts.

    A seat that was continued elsewhere counts to where the last continuation begun by `onto` is held; any other as its
    unit does as a whole (`unit_on`). `within` keeps only the seats that count to a unit of that unit's subtree `onto`,
    or that were held in its subtree `as_of` and count to none.
    """
    if within is None:
        return _mapped(_seats(as_of), as_of, onto)
    here, there = set(subtree_ids(within, as_of)), set(subtree_ids(within, onto))
    origins = _origins(there, as_of, onto)
    seats = dict(_seats(as_of, in_units=here | origins))
    continued = set(_continued_into(origins, as_of, onto)) - seats.keys()
    seats |= _seats(as_of, among=continued)
    held_here = {seat for seat, (_person, unit) in seats.items() if unit in here}
    return [
        seat
        for seat in _mapped(seats.items(), as_of, onto)
        if (seat.membership_id in held_here if seat.unit_id is None else seat.unit_id in there)
    ]


_Held = tuple[int, tuple[int, int]]


def _mapped(seats: Iterable[_Held], as_of: date, onto: date) -> list[MappedSeat]:
    """The seats with the units to which they count: along their continuations, then along their units' successions."""
    held = list(seats)
    next_of = _continuations(as_of, onto)
    ends = []
    for seat, (person, unit) in held:
        last, at = seat, unit
        while last in next_of:
            last, at = next_of[last]
        ends.append((seat, person, at))
    counts_to = unit_on({at for _seat, _person, at in ends}, as_of, onto)
    return [MappedSeat(seat, person, counts_to[at]) for seat, person, at in ends]


def _seats(
    as_of: date, *, in_units: Collection[int] | None = None, among: Collection[int] | None = None
) -> Iterator[_Held]:
    """The seats held on the day: seat, (person, unit)."""
    held = Membership.objects.at(as_of)
    if in_units is not None:
        portions = [held.filter(unit_id__in=ids) for ids in batches(sorted(in_units))]
    elif among is not None:
        portions = [held.filter(pk__in=ids) for ids in batches(sorted(among))]
    else:
        portions = [held]
    for portion in portions:
        for seat, person, unit in portion.order_by("pk").values_list("pk", "person_id", "unit_id"):
            yield seat, (person, unit)


def _continuations(as_of: date, onto: date) -> dict[int, tuple[int, int]]:
    """From each seat to the one that carries it on towards the other day, and that one's unit."""
    continued = Membership.objects.filter(continues__isnull=False)
    if onto < as_of:
        back = continued.filter(valid_from__gt=onto, valid_from__lte=as_of)
        links = back.values_list("pk", "continues_id", "continues__unit_id")
    else:
        on = continued.filter(valid_from__gt=as_of, valid_from__lte=onto)
        links = on.values_list("continues_id", "pk", "unit_id")
    return {seat: (further, unit) for seat, further, unit in links}


def _standing(unit_ids: Iterable[int], day: date) -> set[int]:
    versions = UnitVersion.objects.at(day)
    return {
        unit
        for ids in batches(sorted(unit_ids))
        for unit in versions.filter(unit_id__in=ids).values_list("unit_id", flat=True)
    }


def _only_steps(unit_ids: Iterable[int], as_of: date, onto: date) -> dict[int, int]:
    """From each unit to the only one that it became (or, backwards, came from) between the days, where it is the only one."""
    start, end = ("successor_id", "predecessor_id") if onto < as_of else ("predecessor_id", "successor_id")
    steps: dict[int, list[int | None]] = defaultdict(list)
    for ids in batches(sorted(unit_ids)):
        between = _between(as_of, onto).filter(**{f"{start}__in": ids})
        for unit, further in between.values_list(start, end):
            steps[unit].append(further)
    return {unit: found[0] for unit, found in steps.items() if len(found) == 1 and found[0] is not None}


def _between(as_of: date, onto: date) -> QuerySet[UnitSuccession]:
    """What came out of what between the days; a unit that was renamed did not come out of itself."""
    first, last = sorted((as_of, onto))
    edges = UnitSuccession.objects.filter(happened_on__gt=first, happened_on__lte=last)
    return edges.exclude(predecessor=F("successor"))


def _origins(unit_ids: Collection[int], as_of: date, onto: date) -> set[int]:
    """These units of the one day and whatever, as far back as the other day, any of them came out of."""
    start, end = ("predecessor_id", "successor_id") if onto < as_of else ("successor_id", "predecessor_id")
    found, newly = set(unit_ids), set(unit_ids)
    while newly:
        between = _between(as_of, onto)
        further = {
            unit
            for ids in batches(sorted(newly))
            for unit in between.filter(**{f"{start}__in": ids}).values_list(end, flat=True)
            if unit is not None
        }
        newly = further - found
        found |= newly
    return found


def _continued_into(unit_ids: Collection[int], as_of: date, onto: date) -> Iterator[int]:
    """The seats of which some continuation lies in these units."""
    next_of = _continuations(as_of, onto)
    came_from = {further: seat for seat, (further, _unit) in next_of.items()}
    for seat, (_further, unit) in next_of.items():
        if unit in unit_ids:
            first = seat
            while first in came_from:
                first = came_from[first]
            yield first
