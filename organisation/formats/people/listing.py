"""Walk down a list: who is a person, what is a group, a sum, a signature; one table may repeat its headings."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from core.files.book import Row
from organisation.formats.people.cells import RowReader
from organisation.formats.people.names import looks_like_a_name
from organisation.formats.people.persons import Around, person_of
from organisation.formats.people.rows import Field, PersonRow, Skipped, UnitSource
from organisation.formats.people.surroundings import (
    Group,
    ending_of,
    group_of,
    is_numbered_as_group,
    is_totals,
    numbers_the_columns,
)
from organisation.formats.people.tables import Table, is_heading_again, table_in

_NUMBER = re.compile(r"\d{1,5}[.)]?")
_EVIDENCE = (
    Field.PHONE,
    Field.EMAIL,
    Field.BIRTH_DATE,
    Field.BIRTH_YEAR,
    Field.BIRTH_YEAR_MALE,
    Field.BIRTH_YEAR_FEMALE,
    Field.SEX,
    Field.UNIT_CODE,
)
_PLACE = (Field.POSITION, Field.UNIT, Field.CATEGORY, Field.AREA)
_SAMPLE = 20
_NEAR = 30
_MOST_TABLES = 100
"""Tables with other columns in one sheet; a sheet with more is no list that a person wrote."""


class Listing:
    """The people of one table, and the rows that name nobody."""

    def __init__(self, table: Table, around: Around, where: Callable[[int], str], today: date) -> None:
        self.table, self.around, self.where, self.today = table, around, where, today
        self.reader = RowReader(table)
        self.skipped: list[Skipped] = []
        self.is_over, self.tables = False, 1
        ordinals = [row for row in table.body[:_SAMPLE] if _NUMBER.fullmatch(self.reader.text(row, Field.ORDINAL))]
        self.is_numbered = len(ordinals) * 2 >= len(table.body[:_SAMPLE])

    def people(self) -> Iterator[PersonRow]:
        """Read the rows from the top downwards."""
        headings: set[int] = set()
        for place, row in enumerate(self.table.body):
            if row.texts in self.reader.table.heading_texts:
                headings.add(row.number)
                self.is_over = False
            elif is_heading_again(row):
                headings |= self._start_again(place)
            if row.number in headings:
                self._skip(row, "heading")
            elif not (why := self._why_not_a_person(row)):
                yield person_of(self.reader, row, self.where(row.number), self.around, self.today)
            else:
                self._skip(row, why)

    def _start_again(self, place: int) -> set[int]:
        """Headings again: their columns hold from here, what the groups said still does."""
        self.is_over = False
        near = self.table.body[place : place + _NEAR]
        again = table_in(replace(self.table.sheet, rows=near))
        if again is None:
            return {self.table.body[place].number}
        fields = [column.field for column in again.columns]
        if fields != [column.field for column in self.reader.table.columns] and self.tables < _MOST_TABLES:
            self.tables += 1
            self.reader = RowReader(replace(again, body=self.table.body[place:]))
        return set(again.heading_rows)

    def _skip(self, row: Row, why: str) -> None:
        self.skipped.append(Skipped(self.table.sheet.name, row.number, why))

    def _why_not_a_person(self, row: Row) -> str:
        """Why the row names nobody, or "" if it names somebody; groups are remembered for the rows below them."""
        filled = [text for text in row.texts if text]
        name, ordinal = self.reader.name(row), self.reader.text(row, Field.ORDINAL)
        words = [text for text in filled if not _NUMBER.fullmatch(text)]
        if numbers_the_columns(filled):
            return "column_numbers"
        if is_totals(name) or (words and is_totals(words[0])):
            return "totals"
        if name and self._is_person(row, name, ordinal):
            return ""
        if (group := self._group(row, name, ordinal, words)) is not None:
            self._remember(group)
            return "group"
        return self._why_nobody(row, name, ordinal, words)

    def _is_person(self, row: Row, name: str, ordinal: str) -> bool:
        """A row with a name is a person where it has a number or something that only people have."""
        has_number = bool(_NUMBER.fullmatch(ordinal))
        has_place = bool(self.reader.filled(row, _PLACE))
        if self.reader.filled(row, _EVIDENCE) or (has_number and has_place):
            return True
        if self.is_over or is_numbered_as_group(ordinal):
            return False
        if has_number:
            return group_of(name) is None or looks_like_a_name(name)
        if self._is_signed(row):
            return False
        return looks_like_a_name(name) if not self.is_numbered or has_place else False

    def _is_signed(self, row: Row) -> bool:
        """Whether the row is of those who sign: their offices, or a name below an office."""
        return bool(ending_of(row.texts)) or looks_like_a_name(self.reader.text(row, Field.POSITION))

    def _group(self, row: Row, name: str, ordinal: str, words: list[str]) -> Group | None:
        """What a row between the people says about those below."""
        if not words or self.reader.filled(row, _EVIDENCE) or (ending_of(words) and len(words) == 1):
            return None
        text = name or words[0]
        group = group_of(text)
        if group is not None and (not self.is_over or group.unit_text):
            return group
        is_numbered = is_numbered_as_group(ordinal) and len(words) <= 3  # noqa: PLR2004 -- its number, its name, a count
        return Group() if is_numbered and not self.is_over else None

    def _remember(self, group: Group) -> None:
        if group.unit_text:
            self.around = Around(group.category, group.unit_text, UnitSource.GROUP, group.area_text)
        elif group.area_text and not group.category:
            self.around = replace(self.around, area_text=group.area_text)
        else:
            self.around = replace(self.around, category=group.category, area_text=group.area_text)

    def _why_nobody(self, row: Row, name: str, ordinal: str, words: list[str]) -> str:
        """A row without a known person: below the list, or a person whose name is missing."""
        has_number = bool(_NUMBER.fullmatch(ordinal))
        evidence = self.reader.filled(row, (*_EVIDENCE, *_PLACE))
        if not name and evidence and (has_number or (len(evidence) > 1 and not self.is_over and not ending_of(words))):
            return ""
        if ending := ending_of(words):
            self.is_over = self.is_over or ending != "remark"
            return ending
        if self.is_over:
            return "signature"
        return "empty" if has_number and not words else "note"
