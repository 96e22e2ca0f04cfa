"""What the columns of such a list are about, from their headings in whatever words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.files.book import Row, Sheet
from core.text.dates import NotADateError, parse_date
from core.text.search import fold

SEARCHED_ROWS = 40


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    PHONE = "phone"
    BIRTH = "birth"
    UNIT = "unit"
    TITLE = "title"
    KIND = "kind"
    ISSUER = "issuer"
    NUMBER = "number"
    ISSUED = "issued"
    PERIODS = "periods"
    RESULT = "result"
    ORDINAL = "ordinal"
    OTHER = "other"


# In folded words; the first that is found counts.
_MEANINGS: tuple[tuple[Column, str], ...] = (
    (Column.OTHER, r"\bminh chung\b|\btep\b|\bghi chu\b|\bky (?:nhan|ten)\b|\bchu ky\b"),
    (Column.PHONE, r"\b(?:dien thoai|so dt|sdt|dtdd|di dong|zalo)\b"),
    (Column.BIRTH, r"\bsinh\b|^ns$"),
    (Column.ISSUED, r"\bngay\b|\bthoi gian\b"),
    (Column.ISSUER, r"\bnoi (?:cap|hoc|dao tao)\b|\b(?:don vi|co quan|co so) (?:cap|to chuc|dao tao)\b|\bnen tang\b"),
    (Column.RESULT, r"\bxep loai\b|\bket qua\b"),
    (Column.PERIODS, r"\bso tiet\b|^tiet$"),
    (Column.KIND, r"^loai\b|\bhinh thuc\b"),
    (Column.ORDINAL, r"^s?tt$|^so (?:thu tu|tt)$"),
    (Column.NUMBER, r"^so(?: hieu)?$|\bso (?:hieu )?(?:gcn|giay|chung chi|vao so)\b|^so hieu\b"),
    (Column.FAMILY, r"^ho(?: va)?(?: ten| chu)? (?:dem|lot)$|^ho$"),
    (Column.GIVEN, r"^ten$"),
    (Column.NAME, r"\bho (?:va |chu )?(?:dem |dem va |chu dem va )?ten\b|\bhoten\b|^(?:hoc vien|dong chi)$"),
    (Column.TITLE, r"\b(?:khoa|lop|chuong trinh|chuyen de|noi dung)\b"),
    (Column.KIND, r"\b(?:giay chung nhan|chung chi|van bang)\b"),
    (Column.UNIT, r"\bdon vi\b|\bnoi cong tac\b|\bco quan\b|^(?:xa|phuong|dia phuong)\b"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _MEANINGS)


@dataclass(frozen=True)
class Table:
    """The columns by what they mean, and the rows below their headings."""

    meanings: Sequence[Column]
    body: Sequence[Row]

    def text(self, row: Row, meaning: Column) -> str:
        """What the row says in that column."""
        column = self._place(meaning)
        return row.texts[column] if column is not None and column < len(row.texts) else ""

    def day(self, row: Row, meaning: Column) -> date | None:
        """The day in that column; None for anything that is no whole day."""
        column = self._place(meaning)
        value = row.values[column] if column is not None and column < len(row.values) else None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return parse_date(str(value or ""))
        except NotADateError:
            return None

    def _place(self, meaning: Column) -> int | None:
        return self.meanings.index(meaning) if meaning in self.meanings else None


def meaning_of(heading: str) -> Column:
    """What a heading means.

    >>> [str(meaning_of(text)) for text in ("Họ và tên", "Đơn vị", "Đơn vị cấp", "Số", "Số tiết", "Ngày cấp")]
    ['name', 'unit', 'issuer', 'number', 'periods', 'issued']
    """
    words = re.sub(r"\W+", " ", fold(heading)).strip()
    return next((column for column, pattern in _PATTERNS if pattern.search(words)), Column.OTHER)


def table_in(sheet: Sheet) -> Table | None:
    """The list of a sheet, if it has one: names, what was learned, and when."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        meanings = [meaning_of(text) if text else Column.OTHER for text in row.texts]
        names = Column.NAME in meanings or Column.GIVEN in meanings
        if names and {Column.TITLE, Column.ISSUED} <= set(meanings):
            return Table(meanings, sheet.rows[place + 1 :])
    return None
