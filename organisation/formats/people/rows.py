"""What a list of people says, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.files.findings import Finding


class Field(StrEnum):
    """What a column is about. A `DROPPED` column is forbidden, an `UNKNOWN` one is not needed; neither is kept."""

    ORDINAL = "ordinal"
    FULL_NAME = "full_name"
    FAMILY_MIDDLE = "family_middle"
    GIVEN = "given"
    SEX = "sex"
    MALE = "sex=male"
    FEMALE = "sex=female"
    BIRTH_DATE = "birth_date"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    BIRTH_YEAR_MALE = "birth_year+sex=male"
    BIRTH_YEAR_FEMALE = "birth_year+sex=female"
    PHONE = "phone"
    EMAIL = "email"
    POSITION = "position"
    CATEGORY = "category"
    UNIT = "unit"
    UNIT_CODE = "unit_code"
    DISTRICT = "district"
    PROVINCE = "province"
    AREA = "area"
    NOTE = "note"
    DROPPED = "dropped"
    UNKNOWN = "unknown"

    @property
    def is_kept(self) -> bool:
        """Whether what the column holds may be shown and stored."""
        return self not in {Field.DROPPED, Field.UNKNOWN}


class UnitSource(StrEnum):
    """Where a row's unit was read: in its own cell, in the group row above it, above the table, in the sheet's name."""

    NONE = ""
    CELL = "cell"
    POSITION = "position"
    GROUP = "group"
    TITLE = "title"
    SHEET = "sheet"


@dataclass(frozen=True)
class Column:
    """A column of the list; `number` is counted from 1, a heading of two lines reads `Năm sinh / Nam`."""

    sheet: str
    number: int
    heading: str
    field: Field
    is_hidden: bool = False


@dataclass(frozen=True)
class Skipped:
    """A row that names nobody, and why: `totals`, `group`, `signature`, `place_and_date`, `heading` …"""

    sheet: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in one seat as a row has them; what is not said is empty or None.

    `sex` is `male`, `female` or empty, `category` a code of `organisation.models.Category` or empty. `position_text`
    and `unit_text` are as written, without what must not be kept. `same_as` is the number of the first row, in the
    sheet `same_as_sheet`, that names the same person; `like` that of a row that may. `cells` is what the file has in
    the columns that may be kept, heading by heading.
    """

    sheet: str
    number: int
    full_name: str
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    phone: str = ""
    email: str = ""
    position_text: str = ""
    category: str = ""
    unit_text: str = ""
    unit_source: UnitSource = UnitSource.NONE
    unit_code: str = ""
    area_text: str = ""
    note: str = ""
    same_as: int | None = None
    same_as_sheet: str = ""
    like: int | None = None
    like_sheet: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class PeopleFile:
    """The people of a file; `dropped` and `ignored` are headings only: of what is forbidden, of what nobody needs.

    `heading_rows` are the numbers of the rows of headings, sheet by sheet. `unit_text` is the unit of the whole file,
    from above the table or from the name of the sheet, where there is one.
    """

    rows: tuple[PersonRow, ...]
    columns: tuple[Column, ...] = ()
    heading_rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    ignored_sheets: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    unit_text: str = ""
    findings: tuple[Finding, ...] = ()

    def all_findings(self) -> Iterator[Finding]:
        """What was found about the file, then about its rows."""
        yield from self.findings
        for row in self.rows:
            yield from row.findings
