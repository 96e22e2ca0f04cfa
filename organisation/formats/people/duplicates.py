"""The same person twice in one list: what is certain is said, what is not is asked, nobody is merged by a name alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from organisation.formats.people.findings import finding
from organisation.formats.people.names import identity_of
from organisation.formats.people.rows import PersonRow
from organisation.formats.people.sensitive import words_of
from organisation.formats.people.unit_names import read_unit

_MANY = 3
"""So many others with one telephone number share an office's: nobody mistyped it."""


_ENOUGH = 50
"""So many namesakes with something in common are compared; nobody has more, and a made-up list cannot stall us."""


class _Verdict(IntEnum):
    """What two rows of one name are."""

    UNKNOWN = 0
    OTHER = 1
    PERHAPS = 2
    SAME = 3


class _Known:
    """The people that were read so far, by what two rows of one person have in common besides the name."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, ...], list[PersonRow]] = defaultdict(list)
        self.by_phone: dict[str, list[PersonRow]] = defaultdict(list)

    def add(self, row: PersonRow) -> None:
        for key in _keys(row):
            if len(self.by_key[key]) < _ENOUGH:
                self.by_key[key].append(row)
        if row.phone and len(self.by_phone[row.phone]) < _ENOUGH:
            self.by_phone[row.phone].append(row)

    def namesakes(self, row: PersonRow) -> Iterator[PersonRow]:
        """The earlier rows of the same name with the same telephone, unit or year of birth."""
        for key in _keys(row):
            yield from self.by_key.get(key, ())


def _keys(row: PersonRow) -> Iterator[tuple[str, ...]]:
    name = identity_of(row.full_name)
    if row.phone:
        yield name, "phone", row.phone
    if row.unit_code:
        yield name, "code", row.unit_code
    if row.birth_year:
        yield name, "year", str(row.birth_year)
    yield name, "unit", read_unit(row.unit_text).key


class Duplicates:
    """Looks for earlier rows of the same person; `where` names a row in sentences."""

    def __init__(self, where: Callable[[str, int], str], accepted: frozenset[str]) -> None:
        self.where, self.accepted, self.known = where, accepted, _Known()

    def marked(self, rows: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
        """The rows, each with the earlier one that it repeats or may repeat."""
        return tuple(self._marked(row) for row in rows)

    def _marked(self, row: PersonRow) -> PersonRow:
        if not row.full_name:
            return row
        judged = self._judged(row)
        if judged.same_as is None or judged.findings[-1].code != "duplicate_in_file":
            self.known.add(judged)
        return judged

    def _judged(self, row: PersonRow) -> PersonRow:
        verdict, other = max(
            ((_verdict(row, other), other) for other in self.known.namesakes(row)),
            key=lambda pair: pair[0],
            default=(_Verdict.UNKNOWN, row),
        )
        if verdict is _Verdict.SAME:
            return self._same(row, other)
        if verdict is _Verdict.PERHAPS:
            return self._perhaps(row, other)
        if others := self._others_of_phone(row):
            return self._sharing(row, others)
        return self._with(row, "same_name_other_person", other) if verdict is _Verdict.OTHER else row

    def _same(self, row: PersonRow, other: PersonRow) -> PersonRow:
        first = other.same_as or other.number
        sheet = other.same_as_sheet if other.same_as else other.sheet
        code = "duplicate_in_file" if _is_same_seat(row, other) else "same_person_second_post"
        return replace(self._with(row, code, other), same_as=first, same_as_sheet=sheet)

    def _perhaps(self, row: PersonRow, other: PersonRow) -> PersonRow:
        if "possible_duplicate" in self.accepted:
            return self._same(row, other)
        return replace(self._with(row, "possible_duplicate", other), like=other.number, like_sheet=other.sheet)

    def _others_of_phone(self, row: PersonRow) -> list[PersonRow]:
        own = identity_of(row.full_name)
        return [other for other in self.known.by_phone.get(row.phone, ()) if identity_of(other.full_name) != own]

    def _sharing(self, row: PersonRow, others: Sequence[PersonRow]) -> PersonRow:
        if len(others) >= _MANY or row.phone.startswith("02"):
            return self._with(row, "phone_of_many", others[0])
        return replace(
            self._with(row, "phone_of_another", others[0]), like=others[0].number, like_sheet=others[0].sheet
        )

    def _with(self, row: PersonRow, code: str, other: PersonRow) -> PersonRow:
        found = finding(code, self.where(row.sheet, row.number), other=self.where(other.sheet, other.number))
        return replace(row, findings=(*row.findings, found))


def _verdict(row: PersonRow, other: PersonRow) -> _Verdict:
    """What two rows of one name are, by birth, telephone and unit."""
    births = _births_agree(row, other)
    phones = row.phone == other.phone if row.phone and other.phone else None
    units = _same_unit(row, other)
    if births is False:
        return _Verdict.PERHAPS if phones else (_Verdict.OTHER if units else _Verdict.UNKNOWN)
    if phones:
        return _Verdict.SAME
    if births is None:
        return _Verdict.PERHAPS if units and (phones is None or _is_same_seat(row, other)) else _Verdict.UNKNOWN
    return _of_one_birth(row, phones=phones, units=units)


def _of_one_birth(row: PersonRow, *, phones: bool | None, units: bool) -> _Verdict:
    """One name, one birth, and no telephone in common."""
    has_day = row.birth_date is not None
    if units:
        return _Verdict.SAME if has_day and phones is None else _Verdict.PERHAPS
    return _Verdict.PERHAPS if has_day and phones is None else _Verdict.UNKNOWN


def _births_agree(row: PersonRow, other: PersonRow) -> bool | None:
    """Whether they were born on one day, or in one year where a day is not known; None where nothing is."""
    if row.birth_date and other.birth_date:
        return row.birth_date == other.birth_date
    if row.birth_year and other.birth_year:
        return row.birth_year == other.birth_year
    return None


def _same_unit(row: PersonRow, other: PersonRow) -> bool:
    if row.unit_code and other.unit_code:
        return row.unit_code == other.unit_code
    return read_unit(row.unit_text).key == read_unit(other.unit_text).key


def _is_same_seat(row: PersonRow, other: PersonRow) -> bool:
    return _same_unit(row, other) and words_of(row.position_text) == words_of(other.position_text)
