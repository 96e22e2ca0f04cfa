"""The units as a reader goes through them: the tree opened along one way, the days on which it changed, a search."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.selectors import surviving_id
from core.text.search import fold, search_terms
from organisation.models import Unit, UnitClosure, UnitVersion
from organisation.selectors.roles import Scope
from organisation.selectors.seats import seats_under
from organisation.selectors.units import path_of, unit_addresses, versions_at

MOST_FOUND = 50
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Counts:
    """What lies in a unit and below it on a day: units directly below, seats, and the people who hold them."""

    units: int = 0
    seats: int = 0
    people: int = 0


@dataclass(frozen=True)
class Branch:
    """A unit of the tree; `below` are its branches where it is opened. `is_aside` is one beside the way opened."""

    version: UnitVersion
    counts: Counts
    below: Sequence["Branch"] = ()
    is_open: bool = False
    is_aside: bool = False


@dataclass(frozen=True)
class Timeline:
    """The days on which something changed, up to today and beyond, and the day shown."""

    changes: Sequence[date]
    day: date
    today: date

    @property
    def stops(self) -> Sequence[date]:
        """The days to stop at: those of the changes, and today."""
        return sorted({*self.changes, self.today})

    @property
    def stop(self) -> int:
        """The number of the last stop up to the day; the first where the day lies before all."""
        return max(bisect_right(self.stops, self.day) - 1, 0)

    @property
    def last_stop(self) -> int:
        """The number of the last stop of all."""
        return len(self.stops) - 1

    @property
    def since(self) -> date | None:
        """Since when everything has been as it is on the day."""
        return next((day for day in reversed(self.changes) if day <= self.day), None)


@dataclass(frozen=True)
class Change:
    """How many units a day gave, altered and ended."""

    established: int
    altered: int
    ended: int


def roots_of(scope: Scope, as_of: date) -> Sequence[UnitVersion]:
    """The units from which the scope reaches down on that day: those of its roots that lie below no other."""
    lower = UnitClosure.objects.at(as_of).filter(
        ancestor_id__in=scope.roots, descendant_id__in=scope.roots, depth__gt=0
    )
    tops = versions_at(as_of).filter(unit_id__in=scope.roots).exclude(unit_id__in=lower.values("descendant_id"))
    return list(tops.select_related("unit"))


def changes_of(scope: Scope) -> Sequence[date]:
    """The days on which anything changed in the units of the scope, in order."""
    versions = ever_in(scope)
    starts = versions.order_by().values_list("valid_from", flat=True)
    ends = versions.order_by().exclude(valid_to=None).values_list("valid_to", flat=True)
    return sorted({day for day in starts.union(ends) if day})


def change_on(scope: Scope, day: date) -> Change:
    """What the day changed in the units of the scope."""
    eve, there = versions_at(day - DAY), ever_in(scope)
    stood = Exists(eve.filter(unit_id=OuterRef("unit_id")))
    stands = Exists(versions_at(day).filter(unit_id=OuterRef("unit_id")))
    begun = there.filter(valid_from=day).aggregate(all=Count("pk"), altered=Count("pk", filter=stood))
    ended = there.filter(valid_to=day).exclude(stands).count()
    return Change(begun["all"] - begun["altered"], begun["altered"], ended)


def tree_of(roots: Sequence[UnitVersion], opened: Unit | None, as_of: date) -> Sequence[Branch]:
    """The roots with all that lies along the way to the unit opened; a root alone is opened unasked."""
    tops = {root.unit_id for root in roots}
    way = [version.unit_id for version in path_of(opened, as_of)] if opened else []
    way = way[next((number for number, unit in enumerate(way) if unit in tops), len(way)) :]
    way = way or [root.unit_id for root in roots if len(roots) == 1]
    below: dict[int, list[UnitVersion]] = defaultdict(list)
    for version in versions_at(as_of).filter(parent_id__in=way).select_related("unit"):
        assert version.parent_id is not None  # noqa: S101 -- asked for above
        below[version.parent_id].append(version)
    shown = tops | {version.unit_id for rows in below.values() for version in rows}
    counts = counts_of(shown, as_of)
    opening, last = set(way), way[-1] if way else None

    def branch(version: UnitVersion) -> Branch:
        unit = version.unit_id
        rows = [branch(child) for child in below[unit]] if unit in opening else []
        is_aside = bool(way) and unit not in opening and version.parent_id != last
        return Branch(version, counts.get(unit, Counts()), rows, is_open=unit in opening, is_aside=is_aside)

    return [branch(root) for root in roots]


def counts_of(unit_ids: Collection[int], as_of: date) -> Mapping[int, Counts]:
    """What lies in each of these units and below it on that day; a human of several records counts once."""
    below = versions_at(as_of).order_by().filter(parent_id__in=unit_ids).values("parent_id").annotate(units=Count("pk"))
    units = dict(below.values_list("parent_id", "units"))
    seats = seats_under(unit_ids, as_of).order_by().values("under")
    held = seats.annotate(seats=Count("pk"), people=Count(surviving_id("person"), distinct=True)).values_list(
        "under", "seats", "people"
    )
    found = {under: Counts(units.get(under, 0), seats, people) for under, seats, people in held}
    return {unit: Counts(count) for unit, count in units.items()} | found


@dataclass(frozen=True)
class Found:
    """A unit that a search found: where it lay, and for how long where it does not stand on the day."""

    version: UnitVersion
    address: str
    stands: bool


def units_found(text: str, scope: Scope, as_of: date) -> tuple[Sequence[Found], int]:
    """The units of that name or code that the scope holds, those of the day first; at most 50, and how many in all.

    One that bore the name on other days only comes with the version that bore it.
    """
    named = Q(code__iexact=text.strip())
    for term in search_terms(text):
        named |= Q(search_key__contains=term)
    now = versions_at(as_of).filter(named, unit_id__in=scope.unit_ids(as_of))
    standing = now.values("unit_id")
    then = ever_in(scope).filter(named).exclude(unit_id__in=standing).order_by("-valid_from", "sort_key")
    count = now.count() + then.count()
    found = [(version, True) for version in now.select_related("unit")[:MOST_FOUND]]
    found += [(version, False) for version in then.select_related("unit")[: MOST_FOUND - len(found)]]
    days: dict[date, list[int]] = defaultdict(list)
    for version, stands in found:
        days[as_of if stands else version.valid_from].append(version.unit_id)
    addresses = {(day, unit): text for day, units in days.items() for unit, text in unit_addresses(units, day).items()}
    return [
        Found(version, addresses.get((as_of if stands else version.valid_from, version.unit_id), ""), stands)
        for version, stands in found
    ], count


def units_called(text: str, scope: Scope, as_of: date, most: int = 6) -> Sequence[UnitVersion]:
    """The units that somebody may mean by a name or a code: those that bear exactly it, else those that contain it."""
    standing = versions_at(as_of).filter(unit_id__in=scope.unit_ids(as_of)).select_related("unit")
    key = fold(text)
    for meant in (
        Q(code__iexact=text.strip()),
        Q(search_key=key),
        Q(search_key__endswith=f" {key}"),
        Q(search_key__contains=key),
    ):
        if found := list(standing.filter(meant)[:most]):
            return found
    return []


def last_known(code: str, scope: Scope, near: date) -> tuple[UnitVersion | None, date]:
    """What bore the code in the scope nearest to a day on which nothing did, and the day nearest to that."""
    versions = ever_in(scope).filter(code=code).select_related("unit")
    earlier = versions.filter(valid_to__lte=near).order_by("-valid_to").first()
    later = versions.filter(valid_from__gt=near).order_by("valid_from").first()
    if earlier is not None and earlier.valid_to is not None:
        return earlier, earlier.valid_to - DAY
    return later, later.valid_from if later else near


def path_within(scope: Scope, unit: Unit, as_of: date) -> Sequence[UnitVersion]:
    """The way down to the unit on that day from where the scope begins."""
    return list(path_of(unit, as_of).filter(unit_id__in=scope.unit_ids(as_of)))


def ever_in(scope: Scope) -> QuerySet[UnitVersion]:
    """Every version of the units that ever lay in the scope."""
    below = UnitClosure.objects.filter(ancestor_id__in=scope.roots).values("descendant_id")
    return UnitVersion.objects.filter(unit_id__in=below)
