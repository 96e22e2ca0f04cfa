"""What an order finds in the register, and what of it would end, live on or go along: preview and act read the same."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from organisation.calculations import Fates, ReorganisationOrder, Successor, batches, fates_of
from organisation.models import Membership, UnitVersion

Open = tuple[int, int, int]  # a seat: membership, person, unit


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What the order does to the register.

    `before` is what the units that the order names are on the eve; `along` are units that hang below one that ends in
    exactly one successor and go there with it; `left` are all below one that is split or dissolved: they end with it
    until somebody says where they belong. All by the unit's id.
    """

    order: ReorganisationOrder
    fates: Fates
    before: dict[int, UnitVersion]
    along: dict[int, UnitVersion]
    left: dict[int, UnitVersion]

    @cached_property
    def ended(self) -> set[int]:
        """The units that stand no longer."""
        return self.fates.whole.keys() | self.fates.scattered | self.left.keys()

    @cached_property
    def unmapped(self) -> set[int]:
        """Of those, the units whose people go nowhere by themselves."""
        return self.fates.scattered | self.left.keys()

    @cached_property
    def beginning(self) -> list[Successor]:
        """The successors that are something new, or something else than they were."""
        living_on = self.fates.living_on
        return [
            one
            for one in self.order.successors
            if one.code not in living_on or not _says(one, self.before.get(living_on[one.code]), living_on)
        ]

    @cached_property
    def changing(self) -> list[UnitVersion]:
        """The versions that end on the day."""
        beginning = {one.code for one in self.beginning}
        same = {unit for code, unit in self.fates.living_on.items() if code not in beginning}
        named = [version for unit, version in self.before.items() if unit not in same]
        return [*named, *self.along.values(), *self.left.values()]


def effect_of(order: ReorganisationOrder) -> Effect:
    """Look up what the order speaks of, and what hangs on it; what does not stand is left out of `before`."""
    fates = fates_of(order)
    before = {version.unit_id: version for version in _open_versions("unit", order.leaving, order.on)}
    along = _below(fates.whole, before.keys(), order.on)
    left: dict[int, UnitVersion] = {}
    newly: Collection[int] = fates.scattered
    while newly:
        found = _below(newly, before.keys() | left.keys(), order.on)
        left |= found
        newly = found.keys()
    return Effect(order=order, fates=fates, before=before, along=along, left=left)


def open_seats(unit_ids: Iterable[int], on: date) -> Iterator[Open]:
    """The seats held in these units on the eve of the day and beyond it."""
    held = Membership.objects.within(on, None).filter(valid_from__lt=on)
    for ids in batches(sorted(unit_ids)):
        yield from held.filter(unit_id__in=ids).order_by("pk").values_list("pk", "person_id", "unit_id")


def is_carried_out(order: ReorganisationOrder) -> bool:
    """Whether on the day everything stands that should, and nothing that should not."""
    standing = UnitVersion.objects.at(order.on)
    fates = fates_of(order)
    ended = fates.whole.keys() | fates.scattered
    if any(standing.filter(unit_id__in=ids).exists() for ids in batches(sorted(ended))):
        return False
    found = {
        (version.level, version.code): version
        for codes in batches(one.code for one in order.successors)
        for version in standing.filter(code__in=codes)
    }
    unit_of = {code: version.unit_id for (_level, code), version in found.items()}
    return all(_says(one, found.get((one.level, one.code)), unit_of) for one in order.successors)


def _open_versions(role: str, unit_ids: Iterable[int], on: date) -> Iterator[UnitVersion]:
    """What holds on the eve and until further notice, by the ids in the given role: the unit's own or its parent's."""
    versions = UnitVersion.objects.filter(valid_from__lt=on, valid_to=None)
    for ids in batches(sorted(unit_ids)):
        yield from versions.filter(**{f"{role}_id__in": ids})


def _below(unit_ids: Iterable[int], named: Collection[int], on: date) -> dict[int, UnitVersion]:
    """The units directly below these that the order does not name."""
    return {
        version.unit_id: version for version in _open_versions("parent", unit_ids, on) if version.unit_id not in named
    }


def _says(one: Successor, version: UnitVersion | None, unit_of: Mapping[str, int] | None = None) -> bool:
    """Whether the version already is what this successor will be; `unit_of` finds a parent that is given by its code."""
    parent = (unit_of or {}).get(one.parent) if isinstance(one.parent, str) else one.parent
    will_be = (one.code, one.name, one.level, parent)
    return version is not None and will_be == (version.code, version.name, version.level, version.parent_id)
