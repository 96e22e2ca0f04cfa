"""What a reorganisation left without a place, and where it may go."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from organisation.models import (
    DatedQuerySet,
    Membership,
    Reorganisation,
    SuccessionKind,
    UnitClosure,
    UnitSuccession,
    UnitVersion,
)

_SCATTERED = (SuccessionKind.SPLIT, SuccessionKind.DISSOLVE)


@dataclass(frozen=True, kw_only=True)
class Unmapped:
    """A unit that was split or dissolved, with what is still to be said about it.

    `seats` are held in it or below it and continued nowhere; `areas` are the units directly below it that ended with
    it and may be taken along as a whole; `heirs` are its successors, the main one first, none where it was dissolved:
    both as (unit id, name).
    """

    unit_id: int
    name: str
    seats: int
    areas: Sequence[tuple[int, str]]
    heirs: Sequence[tuple[int, str]]


def reorganisations() -> QuerySet[Reorganisation]:
    """Every reorganisation, the latest first, without its order, which may be long."""
    return Reorganisation.objects.defer("order")


def unmapped_seats(reorganisation: Reorganisation) -> DatedQuerySet[Membership]:
    """The seats that nobody has yet said where to: held on the day in units that it split or dissolved, by unit and name."""
    on = reorganisation.happens_on
    held = Membership.objects.within(on, None).filter(valid_from__lt=on, unit_id__in=_homeless(reorganisation))
    return held.select_related("person", "position").order_by("unit_id", "person__sort_key", "pk")


def unmapped_units(reorganisation: Reorganisation) -> Sequence[Unmapped]:
    """The split and dissolved units of which seats or units below are left to map, by name."""
    seats = Counter(unmapped_seats(reorganisation).order_by().values_list("unit_id", flat=True))
    top_of = left_below(reorganisation)
    ended = UnitVersion.objects.filter(ended_by=reorganisation, unit_id__in=_homeless(reorganisation))
    versions = {version.unit_id: version for version in ended}
    areas: dict[int, list[tuple[int, str]]] = defaultdict(list)
    held: Counter[int] = Counter()
    for version in versions.values():
        top = top_of[version.unit_id]
        held[top] += seats[version.unit_id]
        if version.parent_id == top and version.unit_id != top:
            areas[top].append((version.unit_id, version.name))
    heirs = heirs_of(reorganisation)
    names = dict(
        UnitVersion.objects.filter(
            begun_by=reorganisation, unit_id__in={heir for found in heirs.values() for heir in found}
        ).values_list("unit_id", "name")
    )
    return [
        Unmapped(
            unit_id=top,
            name=versions[top].name,
            seats=held[top],
            areas=areas[top],
            heirs=[(heir, names.get(heir, "")) for heir in heirs[top]],
        )
        for top in sorted(heirs, key=lambda unit: versions[unit].sort_key)
        if held[top] or areas[top]
    ]


def heirs_of(reorganisation: Reorganisation) -> dict[int, list[int]]:
    """The units that it split or dissolved, each with the ids of its successors, the main one first."""
    edges = UnitSuccession.objects.filter(reorganisation=reorganisation, kind__in=_SCATTERED)
    heirs: dict[int, list[int]] = defaultdict(list)
    for unit, heir in edges.order_by("-is_main", "pk").values_list("predecessor_id", "successor_id"):
        if unit is not None:
            heirs[unit] += [heir] if heir is not None else []
    return dict(heirs)


def left_below(reorganisation: Reorganisation) -> dict[int, int]:
    """Every unit that ended with a split or dissolved one, itself included, and which one that was."""
    edges = UnitSuccession.objects.filter(reorganisation=reorganisation, kind__in=_SCATTERED)
    below = UnitClosure.objects.at(reorganisation.eve).filter(
        ancestor_id__in=edges.values("predecessor_id"),
        descendant_id__in=UnitVersion.objects.filter(ended_by=reorganisation).values("unit_id"),
    )
    # The nearest one above comes last and stays.
    return dict(below.order_by("-depth").values_list("descendant_id", "ancestor_id"))


def _homeless(reorganisation: Reorganisation) -> QuerySet[UnitVersion, int]:
    """The ids of the units that it ended without one place for all of theirs, as a subquery."""
    whole = UnitSuccession.objects.filter(reorganisation=reorganisation, kind=SuccessionKind.MERGE)
    standing = UnitVersion.objects.at(reorganisation.happens_on)
    ended = UnitVersion.objects.filter(ended_by=reorganisation)
    ended = ended.exclude(unit_id__in=whole.values("predecessor_id")).exclude(unit_id__in=standing.values("unit_id"))
    return ended.values_list("unit_id", flat=True)
