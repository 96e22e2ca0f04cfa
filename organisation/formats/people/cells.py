"""The cells of a row by what their columns mean, and as they may be kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from core.files.book import Row, Value
from core.text.dates import format_date
from organisation.formats.people.births import doubt_of
from organisation.formats.people.phones import phone_of
from organisation.formats.people.rows import Field
from organisation.formats.people.sensitive import is_sensitive_note, without_identity_numbers, without_party_posts
from organisation.formats.people.tables import Table, filled_down

_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)", re.IGNORECASE)
_SHORTEST_IDENTITY = 9
_FREE = {Field.NOTE, Field.CATEGORY}
BIRTH_COLUMNS = (Field.BIRTH_DATE, Field.BIRTH_YEAR, Field.BIRTH_YEAR_MALE, Field.BIRTH_YEAR_FEMALE)
_DITTO = re.compile(r"""["”“″〃']{1,2}|[-–"\s]*(?:nt|n\.t\.?|như trên|nhu tren)[-–"\s]*""", re.IGNORECASE)
_LONGEST_DITTO = 12
_REPEATED = (Field.POSITION, Field.CATEGORY, Field.UNIT, Field.UNIT_CODE, Field.DISTRICT, Field.PROVINCE, Field.AREA)


def is_error(text: str) -> bool:
    """Whether a cell shows the error of a formula instead of a value."""
    return text[:1] == "#" and _ERROR.match(text) is not None


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.places = {field: table.numbers_of(field) for field in Field}
        kept = [column.number - 1 for column in table.columns if column.field.is_kept]
        self._filled = {**filled_down(table.sheet, kept), **self._repeated()}
        self.doubts = {place: doubt_of(self._values(place)) for place in self._places_of_births()}
        self._headings = _different([column.heading for column in table.columns])

    def text(self, row: Row, field: Field) -> str:
        """The first cell of the row in a column of this meaning that says something."""
        return next((text for place in self.places[field] if (text := self.cell(row, place))), "")

    def filled(self, row: Row, fields: Sequence[Field]) -> set[Field]:
        """Which of these meanings the row has something for."""
        return {field for field in fields if self.text(row, field)}

    def name(self, row: Row) -> str:
        """The name as written, from one column or from two; an error or an uncomputed formula is none."""
        whole = self.text(row, Field.FULL_NAME)
        if whole:
            return whole
        return " ".join(filter(None, (self.text(row, field) for field in (Field.FAMILY_MIDDLE, Field.GIVEN))))

    def heading(self, place: int) -> str:
        """The heading of a column, told apart from others of the same words."""
        return self._headings[place] if place < len(self._headings) else ""

    def kept(self, row: Row) -> Mapping[str, str]:
        """What the file has in the columns that may be kept, heading by heading, free of what must not be."""
        return {
            self.heading(column.number - 1): self._kept(row, column.field, column.number - 1)
            for column in self.table.columns
            if column.field.is_kept
        }

    def cell(self, row: Row, place: int) -> str:
        """The text of a cell; merged cells count for every row that they cover, an error is no text."""
        text = row.texts[place] if place < len(row.texts) else ""
        if (filled := self._filled.get((row.number, place))) is not None:
            return filled
        return "" if is_error(text) else text

    def _places_of_births(self) -> list[int]:
        return [place for field in BIRTH_COLUMNS for place in self.places[field]]

    def _values(self, place: int) -> Iterator[Value]:
        return (row.values[place] for row in self.table.body if place < len(row.values))

    def _repeated(self) -> dict[tuple[int, int], str]:
        """What stands for "nt" (như trên) and other signs that say: as above."""
        repeated = {}
        for place in [place for field in _REPEATED for place in self.places[field]]:
            above = ""
            for row in self.table.body:
                text = row.texts[place] if place < len(row.texts) else ""
                if 0 < len(text) <= _LONGEST_DITTO and _DITTO.fullmatch(text):
                    repeated[row.number, place] = above
                else:
                    above = text or above
        return repeated

    def _kept(self, row: Row, field: Field, place: int) -> str:
        text = self._filled.get((row.number, place)) or (row.texts[place] if place < len(row.texts) else "")
        value = row.values[place] if place < len(row.values) else None
        if isinstance(value, date):
            return format_date(value)
        if not text or (field in _FREE and is_sensitive_note(text)):
            return ""
        if field is Field.PHONE:
            is_number = sum(map(str.isdecimal, text)) < _SHORTEST_IDENTITY or phone_of(text).number
            return text if is_number else ""
        return without_identity_numbers(without_party_posts(text) if field is Field.POSITION else text)


def _different(headings: Sequence[str]) -> list[str]:
    """The headings, with a number where one occurs again."""
    seen: dict[str, int] = {}
    different = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        different.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return different
