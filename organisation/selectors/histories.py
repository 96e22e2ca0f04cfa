"""One unit, as its page shows it: what it was when, out of what it came, who serves in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.db.models import Count, QuerySet

from accounts.selectors import surviving_id
from organisation.models import Category, Level, Membership, Team, Term, Unit, UnitSuccession, UnitVersion
from organisation.selectors.browsing import DAY, Branch, Counts, path_within, tree_of
from organisation.selectors.roles import Scope
from organisation.selectors.seats import memberships_at, seats_in
from organisation.selectors.units import versions_at


@dataclass(frozen=True)
class Chapter:
    """What a unit was called and where it belonged for a time, and what set this apart from the chapter before."""

    version: UnitVersion
    parent: str
    changed: Sequence[str]


def chapters_of(unit: Unit) -> Sequence[Chapter]:
    """Everything the unit was, the latest first."""
    versions = list(unit.versions.select_related("begun_by", "ended_by").order_by("valid_from"))
    parents = {version.parent_id for version in versions if version.parent_id}
    named = UnitVersion.objects.filter(unit_id__in=parents).values_list("unit_id", "valid_from", "name")
    names = sorted(named.order_by("unit_id", "valid_from"))
    chapters = []
    for before, version in zip([None, *versions], versions, strict=False):
        parent = [name for above, since, name in names if above == version.parent_id and since <= version.valid_from]
        changed = [f for f in ("name", "code", "parent_id") if before and getattr(before, f) != getattr(version, f)]
        chapters.append(Chapter(version, parent[-1] if parent else "", changed))
    return chapters[::-1]


@dataclass(frozen=True)
class Kin:
    """A unit out of which another came, or which came out of it, on the last or first day on which it stood so."""

    version: UnitVersion
    day: date
    is_main: bool
    is_within: bool


@dataclass(frozen=True)
class Turn:
    """What a day made of a unit, or made it of: the units at the other end, none where it was dissolved or is new."""

    on: date
    kind: str
    decision: str
    kin: Sequence[Kin]


def origins_of(unit: Unit, scope: Scope) -> Sequence[Turn]:
    """Out of what the unit came, the latest first."""
    edges = unit.came_from.exclude(predecessor=unit).order_by("-happened_on", "kind", "-is_main", "pk")
    return _turns(list(edges), "predecessor_id", scope)


def heirs_of(unit: Unit, scope: Scope) -> Sequence[Turn]:
    """What came out of the unit, the main heir first."""
    edges = unit.succeeded_by.exclude(successor=unit).order_by("-happened_on", "kind", "-is_main", "pk")
    return _turns(list(edges), "successor_id", scope)


def _turns(edges: Sequence[UnitSuccession], end: str, scope: Scope) -> Sequence[Turn]:
    """The units at that end of the edges, as they were on the side of the day on which they stood."""
    before = DAY if end == "predecessor_id" else timedelta()
    turns = []
    for (on, kind, decision), group in groupby(edges, key=attrgetter("happened_on", "kind", "decision")):
        day, main = on - before, {getattr(edge, end): edge.is_main for edge in group}
        inside = set(scope.unit_ids(day).filter(descendant_id__in=main))
        versions = versions_at(day).filter(unit_id__in=main).select_related("unit")
        kin = [Kin(version, day, main[version.unit_id], version.unit_id in inside) for version in versions]
        turns.append(Turn(on, kind, decision, sorted(kin, key=lambda one: not one.is_main)))
    return turns


def seats_held_in(unit: Unit, as_of: date) -> QuerySet[Membership]:
    """The seats held on that day in the unit itself, by rank."""
    seats = memberships_at(as_of).filter(unit=unit).select_related("person", "position", "organisation")
    return seats.order_by("position__order", "person__sort_key", "pk")


def people_by_category(unit: Unit, as_of: date) -> Sequence[tuple[Category, int]]:
    """How many people of each category serve in the unit and below it on that day; those of none are left out."""
    rows = (
        seats_in(unit, as_of)
        .order_by()
        .values("category")
        .annotate(people=Count(surviving_id("person"), distinct=True))
    )
    people = dict(rows.values_list("category", "people"))
    return [(category, people[category]) for category in Category if category in people]


@dataclass(frozen=True)
class UnitPage:
    """Everything about one unit on a day."""

    counts: Counts
    seats: Sequence[Membership]
    categories: Sequence[tuple[Category, int]]
    below: Sequence[Branch]
    chapters: Sequence[Chapter]
    origins: Sequence[Turn]
    heirs: Sequence[Turn]
    terms: Sequence[Term]
    team: Team | None


def unit_page_of(version: UnitVersion, as_of: date, scope: Scope) -> UnitPage:
    """The unit as it was on that day; only what lies in the scope leads on."""
    unit, branch = version.unit, tree_of([version], version.unit, as_of)[0]
    return UnitPage(
        counts=branch.counts,
        seats=list(seats_held_in(unit, as_of)),
        categories=people_by_category(unit, as_of),
        below=branch.below,
        chapters=chapters_of(unit),
        origins=origins_of(unit, scope),
        heirs=heirs_of(unit, scope),
        terms=list(unit.terms.select_related("body")),
        team=Team.objects.filter(unit=unit).first(),
    )


@dataclass(frozen=True)
class Place:
    """A unit as it was on a day; `asked` is the day asked for where the unit did not stand on it.

    `scope` is where the user reads the register, `kept` where they keep it.
    """

    version: UnitVersion
    day: date
    scope: Scope
    kept: Scope
    asked: date | None = None

    @property
    def unit(self) -> Unit:
        """The unit itself."""
        return self.version.unit

    @property
    def path(self) -> Sequence[UnitVersion]:
        """The way down to the unit from where the reader's units begin."""
        return path_within(self.scope, self.unit, self.day)

    @property
    def has_teams(self) -> bool:
        """Whether teams lie below units of its level."""
        return self.version.level in {Level.COMMUNE, Level.RESIDENTIAL_AREA}

    @cached_property
    def is_kept(self) -> bool:
        """Whether the user may establish units below it."""
        return self.kept.covers(self.unit, self.day)

    @cached_property
    def is_governed(self) -> bool:
        """Whether the user may rename, move or end it: nobody does that to their own topmost unit but the root's keeper."""
        parent = self.version.parent
        return self.kept.covers(parent, self.day) if parent else self.unit.pk in self.kept.roots
