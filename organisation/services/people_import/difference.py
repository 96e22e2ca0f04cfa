"""What the rows of a list would change in the register: who is new, who is known, who sits where from now on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Person
from organisation.formats.people import Weight
from organisation.models import ImportRow, Membership, RowAction
from organisation.services.people_import.findings import Terms, choice, finding, is_open, of_weight, settle
from organisation.services.people_import.matching import Likeness
from organisation.services.people_import.records import Places, Records
from organisation.services.people_import.seats import SeatStep, seat_step
from organisation.services.people_import.wanted import Key, Wanted, corrections, wanted_of

PORTION = 500
NEW = "new"
PERSON_QUESTIONS = ("possible_duplicate", "phone_of_another")


class Difference:
    """The rows of one list, compared portion by portion; each gets its action, its changes and its questions.

    `kept` are the ids of the seats that the list confirms or moves.
    """

    def __init__(self, terms: Terms, labels: "Labels", kept: Iterable[int] = ()) -> None:
        self.terms, self.labels = terms, labels
        self.kept = set(kept)
        self._rows: dict[Key, ImportRow] = {}
        self._wanted_by: dict[Key, set[tuple[int | None, str]]] = defaultdict(set)

    def compare(self, rows: Sequence[ImportRow], named_before: Iterable[ImportRow] = ()) -> None:
        """Decide about every row against which nothing stands yet; `named_before` are decided and may be referred to."""
        self._rows = {(row.sheet, row.number): row for row in (*named_before, *rows)}
        asked = [(row, wanted_of(row.values)) for row in rows if is_open(row) or _is_about_person(row)]
        # Rows of one commune lie together, whatever the order of the file: they need the same part of the register.
        firsts = sorted((pair for pair in asked if pair[1].first is None), key=lambda pair: pair[1].unit or 0)
        for pairs in _portions(firsts):
            self._compare(pairs)
        for pairs in _portions([pair for pair in asked if pair[1].first is not None]):
            self._compare(pairs)

    def _compare(self, pairs: Sequence[tuple[ImportRow, Wanted]]) -> None:
        places = Places({wanted.unit for _row, wanted in pairs if wanted.unit}, self.terms.as_of)
        named = [self._rows[wanted.first].person_id for _row, wanted in pairs if wanted.first in self._rows]
        records = Records([wanted for _row, wanted in pairs], places, also=filter(None, named))
        known: list[tuple[ImportRow, Wanted, Person]] = []
        for row, wanted in pairs:
            if not is_open(row) and not self._is_settled(row, wanted, records):
                continue
            if wanted.first is not None:
                self._follow(row, wanted, records, known)
            elif (person := self._person(row, wanted, records)) is not None:
                known.append((row, wanted, person))
            elif is_open(row):
                row.action = RowAction.CREATE
                self._wanted_by[row.sheet, row.number].add((wanted.seat_unit, wanted.position))
        self._seat(known, records)

    def _is_settled(self, row: ImportRow, wanted: Wanted, records: Records) -> bool:
        """Whether the register has answered since who the row is, so that the file need not ask again."""
        sure = records.alike(wanted)[Likeness.SAME]
        if len(sure) != 1 or corrections(sure[0], wanted):
            return False
        row.findings = [said for said in row.findings if said["code"] not in PERSON_QUESTIONS]
        row.action = RowAction.CREATE
        return True

    def _person(self, row: ImportRow, wanted: Wanted, records: Records) -> Person | None:
        """The record of the row's human; None where they are new or where the row has to be asked about."""
        if wanted.person_answer.isdecimal():
            return records.people.get(int(wanted.person_answer))
        found = records.alike(wanted)
        sure, perhaps = found[Likeness.SAME], found[Likeness.PERHAPS]
        if wanted.person_answer == NEW:
            return None
        if len(sure) == 1:
            return sure[0]
        if sure or perhaps:
            return self._ask_who(row, wanted, sure or perhaps, records)
        return None

    def _ask_who(self, row: ImportRow, wanted: Wanted, alike: Sequence[Person], records: Records) -> Person | None:
        namesakes = [person for person in alike if person.sort_key == wanted.name_key]
        proposal = str(namesakes[0].pk) if len(namesakes) == 1 else NEW
        code = "possible_duplicate" if namesakes else "phone_of_another"
        if code in self.terms.accepted:
            return namesakes[0] if len(namesakes) == 1 else None
        sentence = (
            _("Trong hệ thống có người giống nhưng chưa chắc là một: {people}.")
            if namesakes
            else _("Số điện thoại này trong hệ thống là của người khác tên: {people}.")
        )
        options = [choice(str(person.pk), self._who(person, records)) for person in alike]
        said = sentence.format(people="; ".join(option["label"] for option in options))
        options.append(choice(NEW, _("Là người khác, thêm người mới")))
        settle(row, finding(code, said, Weight.ASK, options, proposal))
        return None

    def _who(self, person: Person, records: Records) -> str:
        """The person as the asker may see them: what lies outside their units stays outside."""
        seats = records.seats[person.pk]
        inside = [seat for seat in seats if self.terms.allow(seat.unit_id)]
        if seats and not inside:
            return _("{name}, ở đơn vị ngoài phạm vi của đồng chí").format(name=person.full_name)
        born = person.birth_date.strftime("%d/%m/%Y") if person.birth_date else str(person.birth_year or "")
        where = self.labels.unit(inside[-1].unit_id) if inside else ""
        return ", ".join(part for part in (person.full_name, born, person.phone_in_groups, where) if part)

    def _follow(
        self, row: ImportRow, wanted: Wanted, records: Records, known: list[tuple[ImportRow, Wanted, Person]]
    ) -> None:
        """A row of somebody whom a row before has named."""
        first = self._rows.get(wanted.first) if wanted.first else None
        if first is None or not is_open(first):
            number = wanted.first[1] if wanted.first else 0
            said = _("Cùng một người với dòng {row}; xử lý dòng đó trước.").format(row=number)
            settle(row, finding("first_row_open", said, Weight.ASK))
        elif first.person_id is not None:
            row.person_id = first.person_id
            if first.person_id in records.people:
                known.append((row, wanted, records.people[first.person_id]))
        else:
            seats, seat = self._wanted_by[first.sheet, first.number], (wanted.seat_unit, wanted.position)
            row.action = RowAction.UNCHANGED if seat in seats else RowAction.ADD_SEAT
            seats.add(seat)

    def _seat(self, known: Sequence[tuple[ImportRow, Wanted, Person]], records: Records) -> None:
        """Compare seats once everybody is known: who is listed in two places is not moved from one to the other."""
        listed: dict[int, set[int | None]] = defaultdict(set)
        for _row, wanted, person in known:
            listed[person.pk].add(wanted.unit)
        for row, wanted, person in known:
            seats = records.seats[person.pk]
            foreign = bool(seats) and not any(self.terms.allow(seat.unit_id) for seat in seats)
            asked = replace(wanted, is_foreign=foreign)
            may_end = partial(self._may_end, records.places, listed[person.pk])
            step = seat_step(asked, seats, self.terms.as_of, records.places, may_end)
            self._decide(row, asked, person, step)
            self._further(row, asked, seats, records.places)
            self._warn(row, foreign=foreign, elsewhere=step.action == RowAction.ADD_SEAT and bool(seats))

    def _further(self, row: ImportRow, wanted: Wanted, seats: Sequence[Membership], places: Places) -> None:
        """The further positions that the row names."""
        for other in wanted.further():
            step = seat_step(other, seats, self.terms.as_of, places, lambda _seat: False)
            if step.seat is not None:
                self.kept.add(step.seat.pk)
            elif row.action in (RowAction.UNCHANGED, RowAction.CHANGE):
                row.action = RowAction.ADD_SEAT

    def _may_end(self, places: Places, listed: set[int | None], seat: Membership) -> bool:
        return seat.pk not in self.kept and places.of(seat.unit_id) not in listed and self.terms.allow(seat.unit_id)

    def _decide(self, row: ImportRow, wanted: Wanted, person: Person, step: SeatStep) -> None:
        row.person = person
        row.values = replace(wanted, seat=step.seat.pk if step.seat else None).as_json()
        data = (
            {name: _plain(pair) for name, pair in corrections(person, wanted).items()} if wanted.first is None else {}
        )
        row.changes = data | {name: _plain(pair) for name, pair in (step.changes or {}).items()}
        row.action = RowAction.CHANGE if step.action == RowAction.UNCHANGED and data else step.action
        if step.seat is not None:
            self.kept.add(step.seat.pk)
        if step.seat is not None and step.action == RowAction.MOVE:
            row.changes["unit"] = [self.labels.unit(step.seat.unit_id), self.labels.unit(wanted.seat_unit)]

    def _warn(self, row: ImportRow, *, foreign: bool, elsewhere: bool) -> None:
        if foreign:
            said = _("Người này đã có trong hệ thống ở đơn vị ngoài phạm vi của đồng chí; chỉ thêm chức vụ.")
            settle(row, finding("person_elsewhere", said, Weight.WARNING))
        elif elsewhere:
            said = _("Người này đã có trong hệ thống với chức vụ khác; chức vụ đó vẫn được giữ.")
            settle(row, finding("seat_elsewhere", said, Weight.NOTE))


class Labels:
    """Names of units, for sentences."""

    def __init__(self, names: dict[int, str]) -> None:
        self._names = names

    def unit(self, unit: int | None) -> str:
        """The name, or nothing."""
        return self._names.get(unit or 0, "")


def _is_about_person(row: ImportRow) -> bool:
    """Whether nothing is open but who the row is."""
    return row.action == RowAction.UNCLEAR and all(
        said["code"] in PERSON_QUESTIONS for said in of_weight(row.findings, Weight.ASK)
    )


def _portions(pairs: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(pairs), PORTION):
        yield pairs[start : start + PORTION]


def _plain(pair: tuple[Any, Any]) -> list[str]:
    return [str(value or "") for value in pair]
