"""Reorganisations as a keeper sees them: which concern their units, what a draft says unit by unit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from organisation.calculations import Outcome, ReorganisationOrder, fates_of
from organisation.models import Membership, Reorganisation, UnitClosure, UnitSuccession
from organisation.selectors.browsing import DAY
from organisation.selectors.reorganisations import Unmapped, reorganisations, unmapped_seats, unmapped_units
from organisation.selectors.roles import Scope
from organisation.selectors.units import unit_names


@dataclass(frozen=True)
class DraftedUnit:
    """A unit as it will be, and out of which units, wholly or in part, it comes."""

    code: str
    name: str
    parent: str
    origins: Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Drafted:
    """What an order says: units that will be, units that end without heir (id and name)."""

    units: Sequence[DraftedUnit]
    dissolved: Sequence[tuple[int, str]]


def reorganisations_seen(user: User, scope: Scope) -> QuerySet[Reorganisation]:
    """Those that the user drafted, and those that touched a unit of the scope; all of them from the root of the tree."""
    if reaches_all(scope):
        return reorganisations()
    ever = UnitClosure.objects.filter(ancestor_id__in=scope.roots).values("descendant_id")
    edges = UnitSuccession.objects.filter(reorganisation=OuterRef("pk"))
    touched = edges.filter(Q(predecessor_id__in=ever) | Q(successor_id__in=ever))
    return reorganisations().filter(Q(drafted_by=user) | Exists(touched))


def reaches_all(scope: Scope) -> bool:
    """Whether the scope reaches down from the root of the tree."""
    above = UnitClosure.objects.filter(descendant_id__in=scope.roots, depth__gt=0)
    return bool(scope.roots - set(above.values_list("descendant_id", flat=True)))


def reorganisation_with_id(pk: int) -> Reorganisation:
    """The reorganisation of that id."""
    return Reorganisation.objects.get(pk=pk)


def may_order(order: ReorganisationOrder, kept: Scope) -> bool:
    """Whether everything that the order changes lies below what the keeper keeps on the eve, and comes to lie there.

    Nobody orders the end of their own topmost unit, unless it is the root of the tree.
    """
    standing = set(kept.unit_ids(order.on - DAY))
    changeable = standing if reaches_all(kept) else standing - kept.roots
    parents = {one.parent for one in order.successors if not isinstance(one.parent, str)}
    return order.leaving <= changeable and all(parent in standing for parent in parents)


def drafted(order: ReorganisationOrder) -> Drafted:
    """The order in names."""
    origins: dict[str, list[int]] = defaultdict(list)
    for move in order.moves:
        origins[move.successor].append(move.predecessor)
    parents = {one.parent for one in order.successors if isinstance(one.parent, int)}
    names = unit_names(order.leaving | parents, order.on - DAY)
    new = {one.code: one.name for one in order.successors}
    fates = fates_of(order).of
    units = [
        DraftedUnit(
            one.code,
            one.name,
            new.get(one.parent, "") if isinstance(one.parent, str) else names.get(one.parent or 0, ""),
            [(names.get(unit, ""), fates[unit].outcome is Outcome.SPLIT) for unit in origins[one.code]],
        )
        for one in order.successors
    ]
    return Drafted(units, [(unit, names.get(unit, "")) for unit in order.dissolved])


def unmapped_within(reorganisation: Reorganisation, scope: Scope) -> Sequence[Unmapped]:
    """The units of the scope whose people are still to be told where to."""
    inside = set(scope.unit_ids(reorganisation.eve))
    return [unmapped for unmapped in unmapped_units(reorganisation) if unmapped.unit_id in inside]


def seats_waiting(reorganisation: Reorganisation, unit_id: int) -> Sequence[Membership]:
    """The seats that wait in the unit or below it."""
    below = UnitClosure.objects.at(reorganisation.eve).filter(ancestor=unit_id).values("descendant_id")
    return list(unmapped_seats(reorganisation).filter(unit_id__in=below))
