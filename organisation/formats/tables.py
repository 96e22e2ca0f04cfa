"""What lists of units have in common: a table known by its headings, codes, and what is wrong with a row."""

import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.files.sheets import FileError, Row, read_book
from core.text.search import fold

Field = TypeVar("Field", bound=Hashable)

DIGITS = {"province": 2, "district": 3, "commune": 5}
LONGEST_NAME = 200
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,19}")
_HEADING_WITHIN = 20
_ROWS_LEFT_OUT = {"truncated", "field_too_long"}


class Problem(NamedTuple):
    """Something that a clerk should know of: where it is, a code for programs, a sentence for people."""

    where: str
    code: str
    message: str | Promise


class RefusedRowError(ValueError):
    """A row cannot be taken in; its arguments are a code and a sentence."""


class Table(NamedTuple):
    """The columns by meaning, the rows below the heading, and what the reader of the file had to say."""

    columns: Mapping[Any, int]
    rows: Sequence[Row]
    errors: list[Problem]
    warnings: list[Problem]

    def cell(self, row: Row, field: Hashable) -> str:
        """The text of the row under the heading of that meaning."""
        column = self.columns.get(field)
        return row.texts[column] if column is not None and column < len(row.texts) else ""


def where(row: int) -> str:
    """How a report names a row."""
    return _("dòng {row}").format(row=row)


def table_in(content: bytes, meanings: Mapping[str, Field], required: Collection[Field], missing: str) -> Table:
    """The first table whose headings mean all that is required; raises `FileError`, `missing` being its sentence."""
    book = read_book(content)
    if book.legacy is not None:
        raise FileError("legacy_encoding", book.findings[-1].message)
    errors = [Problem(one.where, one.code, one.message) for one in book.findings if one.code in _ROWS_LEFT_OUT]
    warnings = [Problem(one.where, one.code, one.message) for one in book.findings if one.code not in _ROWS_LEFT_OUT]
    for sheet in book.sheets:
        rows = [row for row in sheet.rows if any(row.texts)]
        for place, row in enumerate(rows[:_HEADING_WITHIN]):
            columns = {meanings.get(plain(cell)): number for number, cell in enumerate(row.texts)}
            if columns.keys() >= set(required):
                if not rows[place + 1 :]:
                    raise FileError("no_rows", _("Dưới dòng tiêu đề không có đơn vị nào."))
                found = {field: number for field, number in columns.items() if field is not None}
                return Table(found, rows[place + 1 :], errors, warnings)
    raise FileError("missing_columns", missing)


def meanings_of(headings: Mapping[Field, str]) -> dict[str, Field]:
    """From each heading in its plain form to its meaning; the headings of a meaning are given with commas between."""
    return {heading.strip(): field for field, several in headings.items() for heading in several.split(",")}


def plain(heading: str) -> str:
    """A text by which headings and names are compared: no marks, no capitals, no punctuation."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(heading)).split())


def checked_code(code: str, level: str) -> str:
    """The code with the zeros that a spreadsheet takes away."""
    if not code:
        raise RefusedRowError("missing_code", _("Dòng này thiếu mã đơn vị."))
    if not _CODE.fullmatch(code):
        raise RefusedRowError("bad_code", _("“{unit}” không phải mã đơn vị.").format(unit=code[:20]))
    return code.zfill(DIGITS[level]) if code.isdecimal() else code


def checked_name(name: str, code: str) -> str:
    """The name, if it is one."""
    if not name:
        raise RefusedRowError("missing_name", _("Đơn vị mã {unit} thiếu tên.").format(unit=code))
    if len(name) > LONGEST_NAME:
        raise RefusedRowError("name_too_long", _("Tên của đơn vị mã {unit} quá dài.").format(unit=code))
    return name
