"""From the rows of a file, which speak of communes alone, to the whole of what they order.

Provinces and districts follow from their communes. A province all of whose communes go to provinces of other names goes
there itself, and the one that takes it in is a new unit, as the law has it. A district all of whose communes are named
is abolished, for the file knows no districts on its new side; one of which some are not named stays above those that
come out of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.text.dates import format_date
from organisation.calculations import Move, ReorganisationOrder, Successor
from organisation.formats.succession import Step, Succession
from organisation.formats.tables import Problem, plain
from organisation.models import Level, UnitVersion
from organisation.selectors import versions_at

_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


def order_of(succession: Succession, on: date, *, decision: str = "", title: str = "") -> ReorganisationOrder:
    """The order that the rows amount to; what they say amiss of the register is added to their errors."""
    country = _Country(on - timedelta(days=1))
    steps = list(country.known(succession))
    reading = _Reading(country, steps)
    for district in reading.idle_districts():
        sentence = _("Tệp không nói gì về {name} (mã {unit}), nơi không có xã, phường nào. Đơn vị này được giữ lại.")
        message = sentence.format(name=district.name, unit=district.code)
        succession.warnings.append(Problem(district.code, "not_in_file", message))
    return ReorganisationOrder(
        on=on,
        decision=decision,
        title=title,
        successors=[*reading.provinces(), *reading.communes()],
        moves=[*reading.province_moves(), *reading.commune_moves()],
        dissolved=sorted(reading.ended_districts),
    )


class _Country:
    """Provinces, districts and communes as they stand on the eve."""

    def __init__(self, eve: date) -> None:
        self.eve = eve
        standing = list(versions_at(eve).filter(level__in=_LEVELS))
        self.versions = {version.unit_id: version for version in standing}
        self.commune = {version.code: version for version in standing if version.level == Level.COMMUNE}
        self.province = {plain(version.name): version for version in standing if version.level == Level.PROVINCE}

    def above(self, unit: int, level: Level) -> UnitVersion | None:
        """The unit of that level above this one."""
        version = self.versions.get(unit)
        while version is not None and version.level != level:
            version = self.versions.get(version.parent_id) if version.parent_id else None
        return version

    def known(self, succession: Succession) -> Iterator[Step]:
        """The rows that speak of communes and provinces as they stand; the others are refused."""
        if succession.steps and not any(step.old_code in self.commune for step in succession.steps):
            sentence = _(
                "Ngày {day} không có xã, phường nào của tệp. Đồng chí nhập danh sách đơn vị trước sắp xếp trước."
            )
            message = sentence.format(day=format_date(self.eve))
            succession.errors.append(Problem(_("tệp"), "unit_not_in_force", message))
            return
        for step in succession.steps:
            if (problem := self._problem_of(step)) is not None:
                succession.refuse(step.row, *problem)
            else:
                yield step

    def _problem_of(self, step: Step) -> tuple[str, str] | None:
        day, version = format_date(self.eve), self.commune.get(step.old_code)
        if version is None:
            sentence = _("Ngày {day} không có xã, phường mang mã {unit}. Đồng chí kiểm tra lại mã và ngày hiệu lực.")
            return "unit_not_in_force", sentence.format(day=day, unit=step.old_code)
        if step.old_name and plain(step.old_name) != plain(version.name):
            sentence = _("Ngày {day} mã {unit} là “{name}”, tệp lại ghi “{written}”. Đồng chí kiểm tra lại dòng này.")
            written = {"unit": step.old_code, "name": version.name, "written": step.old_name}
            return "name_differs", sentence.format(day=day, **written)
        if step.new_province and plain(step.new_province) not in self.province:
            sentence = _("Ngày {day} không có tỉnh, thành phố tên “{name}”. Đồng chí kiểm tra lại tên ở dòng này.")
            return "unknown_province", sentence.format(day=day, name=step.new_province)
        return None


class _Reading:
    """What the rows say between the lines about provinces and districts."""

    def __init__(self, country: _Country, steps: Sequence[Step]) -> None:
        self.country, self.steps = country, steps
        self.named = {country.commune[step.old_code].unit_id for step in steps}
        self.parts = Counter(step.old_code for step in steps)
        self.targets: dict[int, Counter[int]] = defaultdict(Counter)
        for step in steps:
            if (province := country.above(self._old(step), Level.PROVINCE)) is not None:
                self.targets[province.unit_id][self._target(step, province).unit_id] += 1
        self.ended_districts = self._wholly_named(Level.DISTRICT)
        self.ended_provinces = {unit for unit in self._wholly_named(Level.PROVINCE) if unit not in self.targets[unit]}
        self.receiving = {target for unit in self.ended_provinces for target in self.targets[unit]}

    def idle_districts(self) -> Iterator[UnitVersion]:
        """Districts of provinces that lose their districts, of which the rows say nothing."""
        losing = {self.country.versions[unit].parent_id for unit in self.ended_districts}
        for version in self.country.versions.values():
            stays = version.level == Level.DISTRICT and version.unit_id not in self.ended_districts
            if stays and version.parent_id in losing:
                yield version

    def provinces(self) -> Iterator[Successor]:
        """The provinces that come out of several: each keeps the name and the code that the rows know it by."""
        for unit in sorted(self.receiving):
            version = self.country.versions[unit]
            yield Successor(code=version.code, name=version.name, level=version.level, parent=version.parent_id)

    def province_moves(self) -> Iterator[Move]:
        """Which provinces go where; the one that gives its name is the main part of nothing but itself."""
        for unit in sorted(self.receiving - self.ended_provinces):
            yield Move(predecessor=unit, successor=self.country.versions[unit].code)
        for unit in sorted(self.ended_provinces):
            for place, (target, _communes) in enumerate(self.targets[unit].most_common()):
                yield Move(predecessor=unit, successor=self.country.versions[target].code, is_main=place == 0)

    def communes(self) -> Iterator[Successor]:
        """The communes as they will be."""
        by_code: dict[str, list[Step]] = defaultdict(list)
        for step in self.steps:
            by_code[step.new_code].append(step)
        for code, steps in by_code.items():
            yield Successor(code=code, name=steps[0].new_name, level=Level.COMMUNE, parent=self._parent(steps))

    def commune_moves(self) -> Iterator[Move]:
        """Which communes go where."""
        for step in self.steps:
            is_main = step.is_main or self.parts[step.old_code] == 1
            yield Move(predecessor=self._old(step), successor=step.new_code, is_main=is_main)

    def _old(self, step: Step) -> int:
        return self.country.commune[step.old_code].unit_id

    def _target(self, step: Step, own: UnitVersion) -> UnitVersion:
        """The province to which the new commune belongs: its own, where the row does not say."""
        return self.country.province[plain(step.new_province)] if step.new_province else own

    def _wholly_named(self, level: Level) -> set[int]:
        """The units of that level all of whose communes the rows name."""
        found: dict[int, bool] = {}
        for version in self.country.commune.values():
            if (above := self.country.above(version.unit_id, level)) is not None:
                found[above.unit_id] = found.get(above.unit_id, True) and version.unit_id in self.named
        return {unit for unit, is_whole in found.items() if is_whole}

    def _parent(self, steps: Sequence[Step]) -> int | str | None:
        """Their own district, where it stands on and is the same for all; else the province."""
        olds = [self._old(step) for step in steps]
        own = self.country.above(olds[0], Level.PROVINCE)
        if own is None:
            return self.country.versions[olds[0]].parent_id
        target = self._target(steps[0], own)
        districts = {above.unit_id for unit in olds if (above := self.country.above(unit, Level.DISTRICT)) is not None}
        stays = districts - self.ended_districts
        if len(districts) == len(stays) == 1 and self.country.versions[min(stays)].parent_id == target.unit_id:
            return min(stays)
        return target.code if target.unit_id in self.receiving else target.unit_id
