"""What an order would do, told before it is done."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisation.calculations import Outcome, ReorganisationOrder, Successor, batches, faults_of, looped
from organisation.formats.tables import Problem
from organisation.models import Membership, RoleGrant, UnitClosure, UnitVersion
from organisation.selectors.reorganisations.effects import Effect, Open, effect_of, open_seats


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
    successors: tuple[str, ...] = ()  # names, the main one first
    is_renamed: bool = False
    is_moved: bool = False
    seats: int = 0
    people: int = 0
    along: int = 0

    @property
    def is_same(self) -> bool:
        """Whether it stays all that it was."""
        return self.outcome is Outcome.LIVES_ON and not (self.is_renamed or self.is_moved)


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


def preview_of(order: ReorganisationOrder) -> Preview:
    """What the order would do to units, seats and roles, and what stands against it."""
    effect = effect_of(order)
    seats = list(open_seats(effect.ended, order.on))
    moving = [seat for seat in seats if seat[2] in effect.fates.whole]
    unmapped = [seat for seat in seats if seat[2] in effect.unmapped]
    came = {move.successor for move in order.moves}
    return Preview(
        units=list(_changes(effect, seats)),
        established=[one.name for one in order.successors if one.code not in came],
        new_units=sum(one.code not in effect.fates.living_on for one in effect.beginning),
        seats_moving=len(moving),
        people_moving=len({person for _seat, person, _unit in moving}),
        seats_unmapped=len(unmapped),
        people_unmapped=len({person for _seat, person, _unit in unmapped}),
        grants=_grants_on(effect),
        problems=problems_of(effect),
    )


def problems_of(effect: Effect) -> list[Problem]:
    """What stands against the order: in itself, in the register, in seats that begin too late to go along."""
    return [
        *(Problem(where, code, _FAULTS[code]().format(unit=where)) for code, where in faults_of(effect.order)),
        *_not_standing(effect),
        *_taken_codes(effect),
        *_bad_parents(effect),
        *_too_late(effect),
    ]


_FAULTS = {
    "no_change": lambda: _("Đợt sắp xếp chưa nêu đơn vị nào. Đồng chí chọn đơn vị cần sắp xếp."),
    "duplicate_code": lambda: _("Mã {unit} được đặt cho hai đơn vị mới. Đồng chí sửa một trong hai mã."),
    "unknown_successor": lambda: _("Không thấy đơn vị mới mang mã {unit}. Đồng chí thêm đơn vị này hoặc sửa mã."),
    "repeated_move": lambda: _("Có đơn vị được chuyển hai lần vào đơn vị mã {unit}. Đồng chí bỏ bớt một lần."),
    "moved_and_dissolved": lambda: _("Có đơn vị vừa giải thể vừa nhập vào đơn vị khác. Đồng chí chọn một trong hai."),
    "several_main_parts": lambda: _("Có đơn vị chia tách thành nhiều phần chính. Đồng chí chỉ chọn một phần chính."),
}


def _not_standing(effect: Effect) -> Iterator[Problem]:
    missing = effect.order.leaving - effect.before.keys()
    last = {
        version.unit_id: version
        for ids in batches(sorted(missing))
        for version in UnitVersion.objects.filter(unit_id__in=ids).order_by("valid_from")
    }
    sentence = _("{name} không hoạt động vào ngày trước đó hoặc đã có thay đổi về sau. Đồng chí kiểm tra lại đơn vị.")
    for unit in sorted(missing):
        code, name = (last[unit].code, last[unit].name) if unit in last else ("", _("Đơn vị"))
        yield Problem(code, "unit_not_in_force", sentence.format(name=name))


def _taken_codes(effect: Effect) -> Iterator[Problem]:
    """Codes of new units that somebody bears on the day who is not about to give them up."""
    wanted = {(one.level, one.code): one for one in effect.beginning}
    leaving = {version.pk for version in effect.changing}
    borne = UnitVersion.objects.within(effect.order.on, None)
    for codes in batches(one.code for one in effect.beginning):
        for version in borne.filter(code__in=codes):
            one = wanted.get((version.level, version.code))
            if one is not None and version.pk not in leaving:
                sentence = _("Mã {unit} của {name} đang là mã của {holder}. Đồng chí chọn mã khác.")
                message = sentence.format(unit=one.code, name=one.name, holder=version.name)
                yield Problem(one.code, "code_taken", message)


def _bad_parents(effect: Effect) -> Iterator[Problem]:
    """New units under one that does not stand from the day on, or that would lie below themselves."""
    given = {one.parent for one in effect.beginning if isinstance(one.parent, int)}
    standing = UnitVersion.objects.within(effect.order.on, None).filter(valid_to=None)
    stands = {
        unit
        for ids in batches(sorted(given))
        for unit in standing.filter(unit_id__in=ids).values_list("unit", flat=True)
    }
    loops = looped(_parents_after(effect, given))
    node_of: dict[str, int | str] = dict(effect.fates.living_on)
    for one in effect.beginning:
        if isinstance(one.parent, int) and (one.parent not in stands or one.parent in effect.ended):
            sentence = _("Đơn vị cấp trên của {name} không hoạt động từ ngày này. Đồng chí chọn đơn vị cấp trên khác.")
            yield Problem(one.code, "parent_not_in_force", sentence.format(name=one.name))
        elif node_of.get(one.code, one.code) in loops:
            sentence = _("{name} sẽ nằm dưới chính nó. Đồng chí chọn đơn vị cấp trên khác.")
            yield Problem(one.code, "cyclic_unit", sentence.format(name=one.name))


def _parents_after(effect: Effect, given: set[int]) -> dict[int | str, int | str | None]:
    """Who will hang under whom: the units given as parents and all above them, with the order's changes on top."""
    eve_ways: dict[int | str, int | str | None] = {}
    for ids in batches(sorted(given)):
        above = UnitClosure.objects.at(effect.order.on).filter(descendant_id__in=ids).values("ancestor_id")
        eve_ways |= (
            UnitVersion.objects.at(effect.order.on).filter(unit_id__in=above).values_list("unit_id", "parent_id")
        )
    living_on = effect.fates.living_on

    def node(key: int | str | None) -> int | str | None:
        return living_on.get(key, key) if isinstance(key, str) else key

    return eve_ways | {living_on.get(one.code, one.code): node(one.parent) for one in effect.beginning}


def _too_late(effect: Effect) -> Iterator[Problem]:
    """Seats and units that begin on the day or later where nothing will stand any more."""
    late_seats = late_units = 0
    for ids in batches(sorted(effect.ended)):
        late_seats += Membership.objects.filter(unit_id__in=ids, valid_from__gte=effect.order.on).count()
        late_units += UnitVersion.objects.filter(parent_id__in=ids, valid_from__gte=effect.order.on).count()
    if late_seats:
        sentence = _(
            "{count} chức vụ ở các đơn vị sẽ kết thúc lại bắt đầu từ ngày này trở đi. Đồng chí sửa ngày trước."
        )
        yield Problem("", "seat_begins_later", sentence.format(count=late_seats))
    if late_units:
        sentence = _("{count} đơn vị trực thuộc các đơn vị sẽ kết thúc có thay đổi từ ngày này trở đi.")
        yield Problem("", "unit_changes_later", sentence.format(count=late_units))


def _grants_on(effect: Effect) -> int:
    grants = RoleGrant.objects.within(effect.order.on, None)
    return sum(grants.filter(unit_id__in=ids).count() for ids in batches(sorted(effect.ended)))


def _changes(effect: Effect, seats: Sequence[Open]) -> Iterator[UnitChange]:
    """Every unit that the order names, as it stands, with what becomes of it."""
    people: dict[int, set[int]] = defaultdict(set)
    held = Counter(unit for _seat, _person, unit in seats)
    for _seat, person, unit in seats:
        people[unit].add(person)
    along = Counter(version.parent_id for version in (*effect.along.values(), *effect.left.values()))
    will_be = {one.code: one for one in effect.order.successors}
    for version in sorted(effect.before.values(), key=lambda version: (version.level, version.sort_key, version.pk)):
        unit, fate = version.unit_id, effect.fates.of[version.unit_id]
        one = will_be.get(fate.successors[0]) if fate.outcome is Outcome.LIVES_ON else None
        yield UnitChange(
            unit_id=unit,
            code=version.code,
            name=version.name,
            level=version.level,
            outcome=fate.outcome,
            successors=tuple(will_be[code].name for code in fate.successors if code in will_be),
            is_renamed=_is_renamed(one, version),
            is_moved=one is not None and one.parent != version.parent_id,
            seats=held[unit],
            people=len(people[unit]),
            along=along[unit],
        )


def _is_renamed(one: Successor | None, version: UnitVersion) -> bool:
    return one is not None and (one.code, one.name, one.level) != (version.code, version.name, version.level)
