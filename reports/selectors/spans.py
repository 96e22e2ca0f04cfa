"""The units by which a report adds up: as they were on its day, or as they are today.

Either way the people are those who held a seat on the day; only where each seat counts differs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from django.db.models import F, Q
from django.utils.translation import gettext as _

from organisation.models import DatedQuerySet, Level, Unit, UnitVersion
from organisation.selectors import Scope, memberships_at, seats_mapped, seats_under, units_under, versions_at
from reports.calculations import Standing
from reports.selectors.filters import Filter, Units

BODIES_ABOVE = (Level.COUNTRY, Level.PROVINCE, Level.DISTRICT)
UNMAPPED = "chua-quy-doi"


@dataclass(frozen=True)
class Span:
    """Units as they were: communes (or districts) with all below them, bodies above with their own people alone."""

    units: Sequence[UnitVersion]
    day: date
    bodies: Collection[str] = BODIES_ABOVE

    def seats(self, category: str) -> DatedQuerySet[Any]:
        """The seats of the category (or of every one), each with `under`, by which `unit_of` knows where it counts."""
        own = [version.unit_id for version in self.units if version.level in self.bodies]
        whole = [version.unit_id for version in self.units if version.level not in self.bodies]
        seats = seats_under(whole, self.day, directly_in=own)
        return seats.filter(category=category) if category else seats

    def unit_of(self, under: int) -> int:
        """The unit for which a seat counts."""
        return under

    def placed(self, rows: Iterable[Standing]) -> Iterable[Standing]:
        """The rows with their units instead of what stands for them."""
        return rows

    def of(self, units: Sequence[UnitVersion]) -> Self:
        """Some of its units alone."""
        return replace(self, units=units)


@dataclass(frozen=True)
class MappedSpan(Span):
    """Units as they are today, each with the seats of the day that count to it: `counted` by membership.

    Seats that count to no unit, because nobody has said to which, stand under a unit of their own.
    """

    counted: Mapping[int, int] | None = None

    def seats(self, category: str) -> DatedQuerySet[Any]:
        """The seats; `under` is the seat itself."""
        units = {version.unit_id for version in self.units}
        chosen = [seat for seat, unit in (self.counted or {}).items() if unit in units]
        seats = memberships_at(self.day).filter(pk__in=chosen).annotate(under=F("pk"))
        return seats.filter(category=category) if category else seats

    def unit_of(self, under: int) -> int:
        """The unit for which a seat counts."""
        return (self.counted or {})[under]

    def placed(self, rows: Iterable[Standing]) -> Iterable[Standing]:
        """The rows with their units instead of their seats."""
        return ((self.unit_of(under), *rest) for under, *rest in rows)  # type: ignore[misc]


def span_within(scope: Scope, asked: Filter) -> Span:
    """Every unit of a scope that is counted: bodies above communes first, then by name."""
    if asked.units == Units.TODAY:
        return _mapped_span(scope, asked)
    if asked.units == Units.DISTRICTS:
        return _span_by_districts(scope, asked.day)
    return Span(_counted_units(scope, asked.day), asked.day)


def _counted_units(scope: Scope, day: date, bodies: Collection[str] = BODIES_ABOVE) -> list[UnitVersion]:
    counted = Q(level__in=[*BODIES_ABOVE, Level.COMMUNE])
    alone = Q(level=Level.RESIDENTIAL_AREA, unit_id__in=scope.roots)
    found = versions_at(day).filter(counted | alone, unit_id__in=scope.unit_ids(day))
    return sorted(found, key=lambda version: version.level not in bodies)


def _span_by_districts(scope: Scope, day: date) -> Span:
    """Districts with all below them; communes alone only where no district lies above them."""
    bodies = (Level.COUNTRY, Level.PROVINCE)
    units = _counted_units(scope, day, bodies)
    districts = {version.unit_id for version in units if version.level == Level.DISTRICT}
    return Span([version for version in units if version.parent_id not in districts], day, bodies)


def _mapped_span(scope: Scope, asked: Filter) -> Span:
    """Today's units, and under one more the seats that count to none of them."""
    units = _counted_units(scope, asked.today)
    bodies = [version.unit_id for version in units if version.level in BODIES_ABOVE]
    whole = [version.unit_id for version in units if version.level not in BODIES_ABOVE]
    counts_to = units_under(whole, asked.today, directly_in=bodies)
    nowhere = UnitVersion(unit_id=0, code=UNMAPPED, name=_("Chưa quy đổi được"), level=Level.COMMUNE)
    seats = [
        seat for root in sorted(scope.roots) for seat in seats_mapped(asked.day, asked.today, within=Unit(pk=root))
    ]
    counted = {
        seat.membership_id: counts_to[seat.unit_id] if seat.unit_id is not None else nowhere.unit_id
        for seat in seats
        if seat.unit_id is None or seat.unit_id in counts_to
    }
    if nowhere.unit_id in counted.values():
        units.append(nowhere)
    return MappedSpan(units, asked.day, counted=counted)
