"""Taking in a list of units that held on a day."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.events import publish
from organisation.calculations import FOREVER, batches, proper_name
from organisation.events import UnitsImported
from organisation.formats.tables import Problem, where
from organisation.formats.units import LEVELS, Key, Listing, Place, units_in
from organisation.models import Level, Unit, UnitVersion
from organisation.services.closure import open_end, refresh_closure
from organisation.services.tree import with_keys

_COUNTRY = Place(key=(Level.COUNTRY, "VN"), name="Việt Nam", parent=None, row=0)


@dataclass
class ImportReport:
    """What an import did, or in a dry run would do."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The importers' common form."""
        return {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": self.skipped,
            "errors": [problem._asdict() for problem in self.errors],
            "warnings": [problem._asdict() for problem in self.warnings],
            "asks": [],
        }


def import_units(
    *,
    content: bytes,
    as_of: date,
    actor: User | None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> ImportReport:
    """Bring the register to say what the list says of that day.

    Units that the register does not know start on the day and last until their code's next holder begins; a unit of
    the same code with another name or parent changes on the day; units that the list leaves out are reported and
    stand on. Rows with errors are refused one by one; the rest is taken in whole or, in a dry run, not at all.
    """
    listing = units_in(content)
    report = ImportReport(errors=listing.errors, warnings=listing.warnings, skipped=listing.skipped)
    if not listing.places:
        return report
    with transaction.atomic():
        _Intake(listing, as_of, report).run(progress)
        if report.created or report.updated:
            publish(UnitsImported(as_of=as_of.isoformat(), created=report.created, updated=report.updated), actor=actor)
        transaction.set_rollback(dry_run)
    return report


class _Register:
    """The versions that hold on the day or begin after it."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self.by_key: dict[Key, list[UnitVersion]] = defaultdict(list)
        self.below: dict[int | None, list[UnitVersion]] = defaultdict(list)
        self.start_of: dict[int, date] = {}
        self.end_of: dict[int, date] = {}
        for version in UnitVersion.objects.within(as_of, None).order_by("valid_from"):
            self.by_key[version.level, version.code].append(version)
            if version.valid_from <= as_of:
                self.below[version.parent_id].append(version)
            self.start_of.setdefault(version.unit_id, version.valid_from)
            self.end_of[version.unit_id] = version.valid_to or FOREVER

    def standing(self, key: Key) -> UnitVersion | None:
        """Who bears the code on the day."""
        return next((version for version in self.by_key[key] if version.valid_from <= self.as_of), None)

    def next_holder(self, key: Key) -> UnitVersion | None:
        """Who bears it next."""
        return next((version for version in self.by_key[key] if version.valid_from > self.as_of), None)

    def recoded(self, place: Place, parent: int | None, listed: Collection[Key]) -> UnitVersion | None:
        """The one unit under the parent that must be the place though it bears another code, which no place of the list has.

        Its name tells; or, of a unit without any below it, the name without the kind: Huyện Cồn Cỏ is Đặc khu Cồn Cỏ.
        """
        found = [
            version
            for version in self.below[parent]
            if (version.level, version.code) not in listed and self._is_named(version, place)
        ]
        is_free = self.next_holder(place.key) is None
        return found[0] if is_free and len(found) == 1 else None

    def _is_named(self, version: UnitVersion, place: Place) -> bool:
        if version.level == place.key[0]:
            return version.name == place.name
        is_alike = version.level in LEVELS and proper_name(version.name) == proper_name(place.name)
        return is_alike and not self.below[version.unit_id]

    def all_standing(self) -> Iterator[UnitVersion]:
        """Everyone on the levels that lists speak of."""
        for level, code in self.by_key:
            if level in LEVELS and (version := self.standing((level, code))) is not None:
                yield version


class _Intake:
    """One list compared with the register, from the country downwards, then written in bulk."""

    def __init__(self, listing: Listing, as_of: date, report: ImportReport) -> None:
        self.listing, self.as_of, self.report = listing, as_of, report
        self.register = _Register(as_of)
        self.alike = Counter((place.parent, proper_name(place.name)) for place in listing.places.values())
        self.unit_of: dict[Key, int] = {}
        self.corrected: list[UnitVersion] = []
        self.ended: list[UnitVersion] = []
        self.brought_forward: list[UnitVersion] = []
        self.begun: list[UnitVersion] = []

    def run(self, progress: Callable[[int, int], None]) -> None:
        """Compare everything, write what differs, report what the list leaves out."""
        self._compare([_COUNTRY])
        # The root is ours, not the list's.
        self.report.created = self.report.updated = self.report.unchanged = 0
        for done, level in enumerate(LEVELS):
            progress(done, len(LEVELS) + 1)
            self._compare([place for place in self.listing.places.values() if place.key[0] == level])
        progress(len(LEVELS), len(LEVELS) + 1)
        self._write()
        progress(len(LEVELS) + 1, len(LEVELS) + 1)
        named = set(self.unit_of.values())
        for version in self.register.all_standing():
            if version.unit_id not in named:
                message = _("{name} (mã {unit}) không có trong danh sách; đơn vị vẫn được giữ nguyên.")
                self.report.warnings.append(
                    Problem(version.code, "absent", message.format(name=version.name, unit=version.code))
                )

    def _compare(self, places: list[Place]) -> None:
        """Sort the places of one level into those that stand as listed, those that change, those that are new."""
        new = []
        for place in places:
            standing = self.register.standing(place.key) or self._recoded(place) or self._same_later(place)
            if standing is None:
                new.append(place)
                continue
            self.unit_of[place.key] = standing.unit_id
            says = ((standing.level, standing.code), standing.name, standing.parent_id)
            if standing.valid_from <= self.as_of and says == (place.key, place.name, self._parent(place)):
                self.report.unchanged += 1
            else:
                self._change(standing, place)
        for place, unit in zip(new, Unit.objects.bulk_create(Unit() for _place in new), strict=True):
            self._begin(place, unit.pk)
        self.report.created += len(new)

    def _parent(self, place: Place) -> int | None:
        """The unit above; the provinces lie under the country, which no list names."""
        return None if place is _COUNTRY else self.unit_of[place.parent or _COUNTRY.key]

    def _recoded(self, place: Place) -> UnitVersion | None:
        """The unit that the place must be, under another code; said aloud, for it is read from the name."""
        if self.alike[place.parent, proper_name(place.name)] > 1:
            return None
        version = self.register.recoded(place, self._parent(place), self.listing.places.keys())
        if version is not None:
            sentence = _("{before} (mã {old}) nay là {name} (mã {unit}), theo tên gọi. Đồng chí kiểm tra lại.")
            names = {"before": version.name, "old": version.code, "name": place.name, "unit": place.key[1]}
            self.report.warnings.append(Problem(where(place.row), "recoded", sentence.format(**names)))
        return version

    def _same_later(self, place: Place) -> UnitVersion | None:
        """The next holder of the code, where it is this unit, of which the register knew too late a beginning."""
        later = self.register.next_holder(place.key)
        if later is None or later.name != place.name:
            return None
        return later if self.register.start_of[later.unit_id] == later.valid_from else None

    def _change(self, version: UnitVersion, place: Place) -> None:
        """Let the version say what the list says, from the day on."""
        parent = self._parent(place)
        until = version.valid_from if version.valid_from > self.as_of else version.valid_to
        if parent is not None and self.register.end_of[parent] < (until or FOREVER):
            self._refuse(place, "parent_not_in_force", _("Đơn vị cấp trên của {name} kết thúc sớm hơn đơn vị này."))
            return
        self.report.updated += 1
        if version.name != place.name and version.code == place.key[1]:
            sentence = _("Mã {unit}: “{before}” nay là “{name}”. Nếu đó là đơn vị khác, hãy nhập tệp sắp xếp đơn vị.")
            message = sentence.format(unit=version.code, before=version.name, name=place.name)
            self.report.warnings.append(Problem(where(place.row), "renamed", message))
        if version.valid_from > self.as_of and version.parent_id == parent:
            self.brought_forward.append(version)
        elif version.valid_from == self.as_of:
            (version.level, version.code), version.name, version.parent_id = place.key, place.name, parent
            self.corrected.append(with_keys(version))
        else:
            self.ended += [version] if version.valid_from < self.as_of else []
            self.begun.append(self._version(place, version.unit_id, until))

    def _begin(self, place: Place, unit_id: int) -> None:
        """Let a new unit stand until the next holder of its code begins or its parent ends."""
        later, parent = self.register.next_holder(place.key), self._parent(place)
        end = later.valid_from if later is not None else FOREVER
        if parent is not None:
            end = min(end, self.register.end_of[parent])
        self.begun.append(self._version(place, unit_id, open_end(end)))
        self.unit_of[place.key], self.register.end_of[unit_id] = unit_id, end

    def _version(self, place: Place, unit_id: int, until: date | None) -> UnitVersion:
        level, code = place.key
        return with_keys(
            UnitVersion(
                unit_id=unit_id,
                code=code,
                name=place.name,
                level=level,
                parent_id=self._parent(place),
                valid_from=self.as_of,
                valid_to=until,
            )
        )

    def _refuse(self, place: Place, code: str, sentence: str) -> None:
        self.report.skipped += 1
        self.report.errors.append(Problem(where(place.row), code, sentence.format(name=place.name)))

    def _write(self) -> None:
        """Ends first: on no day may a unit have two versions or a code two holders."""
        for pks in batches(version.pk for version in self.ended):
            UnitVersion.objects.filter(pk__in=pks).update(valid_to=self.as_of)
        for pks in batches(version.pk for version in self.brought_forward):
            UnitVersion.objects.filter(pk__in=pks).update(valid_from=self.as_of)
        UnitVersion.objects.bulk_update(
            self.corrected, ["level", "code", "name", "kind", "parent", "sort_key", "search_key"], batch_size=100
        )
        UnitVersion.objects.bulk_create(self.begun)
        touched = (*self.ended, *self.brought_forward, *self.corrected, *self.begun)
        refresh_closure({version.unit_id for version in touched})
