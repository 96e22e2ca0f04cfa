"""Units by the names they bear on a day and bore before it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from organisation.models import Level, UnitSuccession, UnitVersion

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True)
class Entry:
    """A unit under one of its names; `above` are the ids of the units over it, the nearest first, as they were then."""

    unit: int
    code: str
    name: str
    level: str
    above: tuple[int, ...]
    stands: bool


class UnitIndex:
    """Provinces, districts and communes: those that stand on the day, and the names that were given up before it."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self._versions: dict[int, list[UnitVersion]] = defaultdict(list)
        rows = UnitVersion.objects.filter(level__in=LEVELS, valid_from__lte=as_of).order_by("valid_from")
        for version in rows.only("unit_id", "code", "name", "level", "parent_id", "valid_from", "valid_to"):
            self._versions[version.unit_id].append(version)
        self._provinces: dict[int, int | None] = {}
        self.standing: dict[int, Entry] = {}
        self.former: list[Entry] = []
        for versions in self._versions.values():
            self._enter(versions)
        self.by_code: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.standing.values():
            self.by_code[entry.code].append(entry)

    def names(self) -> dict[int, str]:
        """Every name that is borne on the day, by unit."""
        return {unit: entry.name for unit, entry in self.standing.items()}

    def last_name(self, unit: int) -> str:
        """What the unit was called at the end, or is called."""
        return self._versions[unit][-1].name if unit in self._versions else ""

    def province_of(self, entry: Entry) -> int | None:
        """The province over the unit, or the unit itself where it is one; the one that stands today where that was merged."""
        top = entry.above[-1] if entry.above else entry.unit
        if top not in self._provinces:
            self._provinces[top] = top if top in self.standing else next(iter(self.successors({top})), None)
        return self._provinces[top]

    def successors(self, units: Collection[int]) -> list[int]:
        """The standing units that these came out into, through however many reorganisations."""
        found: dict[int, None] = {}
        seen, waiting = set(units), set(units)
        while waiting:
            found |= dict.fromkeys(unit for unit in sorted(waiting) if unit in self.standing)
            edges = UnitSuccession.objects.filter(predecessor__in=waiting, happened_on__lte=self.as_of)
            after = {unit for unit in edges.values_list("successor_id", flat=True) if unit is not None}
            waiting = after - seen
            seen |= after
        return list(found)

    def _enter(self, versions: list[UnitVersion]) -> None:
        for version in versions:
            stands = version.valid_to is None or version.valid_to > self.as_of
            entry = Entry(
                version.unit_id,
                version.code,
                version.name,
                version.level,
                tuple(self._above(version)),
                stands,
            )
            if stands:
                self.standing[version.unit_id] = entry
            else:
                self.former.append(entry)

    def _above(self, version: UnitVersion) -> Iterable[int]:
        day, parent = version.valid_from, version.parent_id
        while parent in self._versions:
            yield parent
            # A parent of another level of time: the version that stood when this one began, else its first.
            over = [over for over in self._versions[parent] if over.valid_from <= day] or self._versions[parent]
            parent = over[-1].parent_id
