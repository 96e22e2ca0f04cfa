"""Which unit a text of a list means. What is not certain is asked; no unit is ever made from a text."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from organisation.formats.people import Weight
from organisation.formats.people.unit_names import Likeness, UnitName, likeness, read_unit
from organisation.models import Level
from organisation.services.people_import.findings import Plain, Terms, choice, finding
from organisation.services.people_import.unit_index import Entry, UnitIndex

MOST_CHOICES = 8
HALF = 0.5


@dataclass
class Placing:
    """The unit, or why none; what was said on the way."""

    unit: int | None = None
    said: list[Plain] = field(default_factory=list)


class UnitFinder:
    """Reads the texts of one list against the units that stand on its day."""

    def __init__(self, index: UnitIndex, terms: Terms, inside: frozenset[int] | None) -> None:
        self.index, self.terms, self.inside = index, terms, inside
        self.home: int | None = None
        self._standing, self._former = _by_key(index.standing.values()), _by_key(index.former)
        self._found: dict[tuple[str, str], Placing] = {}

    def settle_home(self, texts: Mapping[str, int]) -> None:
        """Take the province to which most rows surely belong as the one that bare names mean."""
        votes: Counter[int] = Counter()
        total = 0
        for text, rows in texts.items():
            provinces = {self.index.province_of(entry) for entry in self._candidates(read_unit(text))}
            votes.update({province: rows for province in provinces if province is not None})
            total += rows if provinces else 0
        if self.inside and self.terms.unit in self.index.standing:
            self.home = self.index.province_of(self.index.standing[self.terms.unit])
        elif votes and votes.most_common(1)[0][1] > total * HALF:
            self.home = votes.most_common(1)[0][0]

    def find(self, text: str, code: str = "") -> Placing:
        """What the text or the code means; the same text means the same all through the list."""
        if (text, code) not in self._found:
            self._found[text, code] = self._checked(self._find(text, code), text or code)
        return self._found[text, code]

    def answer(self, code: str) -> int | None:
        """The unit that a reviewer named by its code."""
        entries = [entry for entry in self.index.by_code[code] if self.terms.allow(entry.unit)]
        communes = [entry for entry in entries if entry.level == Level.COMMUNE]
        return communes[0].unit if communes else entries[0].unit if entries else None

    def _find(self, text: str, code: str) -> Placing:
        if code and (entries := self.index.by_code[code.zfill(5)] or self.index.by_code[code]):
            return Placing(entries[0].unit)
        wanted = read_unit(text)
        if not wanted.name:
            return self._ask("unit_unknown", _("Dòng này chưa ghi đơn vị."), ())
        standing = self._narrowed(wanted, self._matching(wanted, self._standing))
        if len(standing) == 1:
            return self._exact(standing[0], text)
        return self._uncertain(wanted, standing, text)

    def _uncertain(self, wanted: UnitName, standing: Sequence[Entry], text: str) -> Placing:
        """Several units of the name, a name of old, or none at all."""
        if standing:
            said = _("Có nhiều đơn vị cùng tên “{text}”. Đồng chí chọn đơn vị đúng.").format(text=text)
            return self._ask("unit_ambiguous", said, standing)
        former = self._narrowed(wanted, self._matching(wanted, self._former))
        if any(entry.level == Level.COMMUNE for entry in former):
            return self._old([entry for entry in former if entry.level == Level.COMMUNE], text)
        said = _("Không tìm thấy đơn vị “{text}”. Đồng chí chọn đơn vị đúng hoặc sửa trong tệp.").format(text=text)
        return self._ask("unit_unknown", said, self._near(wanted))

    def _exact(self, entry: Entry, text: str) -> Placing:
        if self._is_elsewhere(entry):
            said = _("“{text}” là đơn vị của tỉnh khác. Đồng chí xác nhận hoặc sửa trong tệp.").format(text=text)
            return self._ask("unit_elsewhere", said, [entry])
        if text == entry.name:
            return Placing(entry.unit)
        said = _("“{text}” được hiểu là {unit}.").format(text=text, unit=entry.name)
        return Placing(entry.unit, [finding("unit_spelling_variant", said, Weight.NOTE)])

    def _old(self, former: Sequence[Entry], text: str) -> Placing:
        """A name that is borne no longer: taken where it leads to one unit, asked where to several."""
        heirs = {entry: self.index.successors({entry.unit}) for entry in former}
        units = {unit for found in heirs.values() for unit in found}
        if len({entry.unit for entry in former}) == 1 and len(units) == 1:
            entry = self.index.standing[units.pop()]
            if not self._is_elsewhere(entry):
                said = _("“{text}” là tên cũ; nay là {unit}.").format(text=text, unit=entry.name)
                return Placing(entry.unit, [finding("unit_old_name_one_successor", said, Weight.WARNING)])
        said = _("“{text}” là tên cũ, nay thuộc nhiều đơn vị. Đồng chí chọn đơn vị đúng.").format(text=text)
        options = []
        for entry, found in heirs.items():
            district = self.index.last_name(entry.above[0]) if entry.above else ""
            before = ", ".join(part for part in (entry.name, district) if part)
            for unit in found:
                heir = self.index.standing[unit]
                label = _("{unit} (trước là {before})").format(unit=heir.name, before=before)
                options.append(choice(heir.code, label))
        return Placing(None, [finding("unit_ambiguous_old_name", said, Weight.ASK, options)])

    def _ask(self, code: str, said: str, entries: Iterable[Entry]) -> Placing:
        options = [choice(entry.code, self._label(entry)) for entry in list(entries)[:MOST_CHOICES]]
        proposal = options[0]["value"] if len(options) == 1 else ""
        if proposal and code in self.terms.accepted:
            return Placing(self.answer(proposal), [finding(code, said, Weight.WARNING)])
        return Placing(None, [finding(code, said, Weight.ASK, options, proposal)])

    def _checked(self, found: Placing, text: str) -> Placing:
        """Refuse what lies outside the asker's units; ask about what lies outside the unit the list is said to be of."""
        if found.unit is None:
            return found
        entry = self.index.standing[found.unit]
        if not self.terms.allow(entry.unit):
            said = _("{unit} nằm ngoài phạm vi đồng chí phụ trách; đơn vị đó tự nhập danh sách của mình.")
            return Placing(None, [finding("unit_out_of_scope", said.format(unit=entry.name), Weight.REFUSAL)])
        if self.inside is not None and entry.unit not in self.inside:
            said = _("“{text}” không thuộc đơn vị đã chọn cho danh sách này. Đồng chí xác nhận hoặc sửa trong tệp.")
            return self._ask("unit_elsewhere", said.format(text=text), [entry])
        return found

    def _label(self, entry: Entry) -> str:
        over = self.index.last_name(entry.above[0]) if entry.above else ""
        return ", ".join(part for part in (entry.name, over) if part)

    def _is_elsewhere(self, entry: Entry) -> bool:
        return self.home is not None and self.index.province_of(entry) != self.home

    def _candidates(self, wanted: UnitName) -> list[Entry]:
        return self._matching(wanted, self._standing) or self._matching(wanted, self._former)

    def _matching(self, wanted: UnitName, pool: Mapping[str, Sequence[Entry]]) -> list[Entry]:
        """Units of that very name, of that kind if one is said; of those, the ones under the units that are named too."""
        found = [
            entry for entry in pool.get(wanted.key, ()) if not wanted.kind or read_unit(entry.name).kind == wanted.kind
        ]
        for over in wanted.within:
            found = [entry for entry in found if self._lies_under(entry, over)]
        return found

    def _lies_under(self, entry: Entry, over: UnitName) -> bool:
        names = (read_unit(self.index.last_name(unit)) for unit in entry.above)
        return any(name.key == over.key and over.kind in ("", name.kind) for name in names)

    def _narrowed(self, wanted: UnitName, found: list[Entry]) -> list[Entry]:
        """The bare name means the unit at home, and a commune before anything higher."""
        if wanted.within and len(found) == 1:
            return found
        tests: tuple[Callable[[Entry], bool], ...] = (
            lambda entry: not self._is_elsewhere(entry),
            lambda entry: entry.level == Level.COMMUNE,
        )
        for test in tests:
            found = [entry for entry in found if test(entry)] or found
        return found

    def _near(self, wanted: UnitName) -> list[Entry]:
        """Units at home whose names differ by a slip of the finger, or only by their kind."""
        pool = [entry for entry in self.index.standing.values() if not self._is_elsewhere(entry)]
        pool = [entry for entry in pool if entry.level == Level.COMMUNE and self.home is not None]
        return [entry for entry in pool if likeness(wanted.name, read_unit(entry.name).name) is not Likeness.NONE]


def _by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    pool: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        pool[read_unit(entry.name).key].append(entry)
    return pool
