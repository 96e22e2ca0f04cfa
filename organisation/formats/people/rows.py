"""What a list of people says, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from core.files import Finding


class Field(StrEnum):
    """What a column is about. The columns of `DROPPED` are never kept; what is `UNKNOWN` is not kept either."""

    ORDINAL = "ordinal"
    FULL_NAME = "full_name"
    FAMILY_MIDDLE = "family_middle"
    GIVEN = "given"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    BIRTH_YEAR = "birth_year"
    BIRTH_YEAR_MALE = "birth_year+sex=male"
    BIRTH_YEAR_FEMALE = "birth_year+sex=female"
    MALE = "sex=male"
    FEMALE = "sex=female"
    PHONE = "phone"
    EMAIL = "email"
    POSITION = "position"
    CATEGORY = "category"
    UNIT = "unit"
    UNIT_CODE = "unit_code"
    AREA = "area"
    NOTE = "note"
    DROPPED = "dropped"
    UNKNOWN = "unknown"


class Weight(Enum):
    """What a finding asks of the reader: nothing, to know it, to decide about it first, to mend the file."""

    NOTE = "note"
    WARNING = "warning"
    ASK = "ask"
    REFUSAL = "refusal"


@dataclass(frozen=True)
class Column:
    """A column of the list; `number` is counted from 1, a heading of two lines reads `Năm sinh / Nam`."""

    sheet: str
    number: int
    heading: str
    field: Field


@dataclass(frozen=True)
class Skipped:
    """A row that names nobody, and why: `totals`, `group`, `signature`, `place_and_date`, `heading` …"""

    sheet: str
    number: int
    why: str


@dataclass(frozen=True)
class PersonRow:
    """One person in one seat as a row has them; what is not said is empty or None.

    `sex` is `male`, `female` or empty, `category` a code of `organisation.models.Category` or empty. `position_text` and
    `unit_text` are as written, without what must not be kept. `same_as` is the number of the row, in the same sheet
    unless `same_as_sheet` says otherwise, that surely names the same person. `cells` is what the file has in the
    columns that may be kept, heading by heading.
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
    unit_code: str = ""
    area_text: str = ""
    note: str = ""
    same_as: int | None = None
    same_as_sheet: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class PeopleFile:
    """The people of a file; `dropped` and `ignored` are headings only: of what is forbidden, of what nobody needs.

    `unit_text` is the unit of the whole file, from above the table or from the name of the sheet, where there is one.
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
