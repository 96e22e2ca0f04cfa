"""Reorganisations as they are drafted, previewed and followed up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from organisation.calculations import Outcome, ReorganisationOrder
from organisation.formats.units import Problem
from organisation.models import DatedQuerySet, Membership, Reorganisation


@dataclass(frozen=True, kw_only=True)
class UnitChange:
    """What an order does to one unit that stands on the eve.

    `seats` and `people` are held in it then and beyond the day; they move by themselves if it is merged, stay unmapped
    if it is split or dissolved. `along` counts the units below it that go along or, with a split, stay unmapped.
    `is_renamed` and `is_moved` tell what else changes for a unit that lives on.
    """

    unit_id: int
    code: str
    name: str
    level: str
    outcome: Outcome
    successors: tuple[str, ...] = ()  # "Xã Kim Liên", the main one first
    is_renamed: bool = False
    is_moved: bool = False
    seats: int = 0
    people: int = 0
    along: int = 0


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What an order would do; with `problems` it cannot be applied. `grants` are roles that lapse with their units."""

    units: Sequence[UnitChange]
    established: Sequence[str]  # names of units that come out of nothing
    new_units: int
    seats_moving: int
    people_moving: int
    seats_unmapped: int
    people_unmapped: int
    grants: int
    problems: Sequence[Problem]

    def with_outcome(self, outcome: Outcome) -> Sequence[UnitChange]:
        """The units of one outcome."""
        return [unit for unit in self.units if unit.outcome is outcome]


@dataclass(frozen=True)
class Unmapped:
    """A unit that was split or dissolved, with what is still to be said about it.

    `seats` are held in it or below it and continued nowhere; `areas` are the units below it that ended with it and may
    be taken along as a whole; `heirs` are (unit id, name) of its successors, empty where it was dissolved.
    """

    unit_id: int
    name: str
    seats: int
    areas: Sequence[tuple[int, str]]
    heirs: Sequence[tuple[int, str]]


def reorganisations() -> QuerySet[Reorganisation]:
    """Every reorganisation, the latest first, without its order, which may be long."""
    return Reorganisation.objects.defer("order")


def preview_of(order: ReorganisationOrder) -> Preview:
    """What the order would do to units, seats and roles, and what stands against it; a fixed number of queries."""
    raise NotImplementedError


def unmapped_seats(reorganisation: Reorganisation) -> DatedQuerySet[Membership]:
    """The seats that nobody has yet said where to: held on the day in units that it split or dissolved, by unit and name."""
    raise NotImplementedError


def unmapped_units(reorganisation: Reorganisation) -> Sequence[Unmapped]:
    """The units of which `unmapped_seats` or units below are left to map."""
    raise NotImplementedError
