"""Lists of units as the statistics office publishes them: one row per commune, with or without its district.

Columns are known by their headings, in English as in the published files or in Vietnamese as offices write them, in
any order. A row without a commune stands for a district that has none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.files.sheets import Book, FileError, Row, read_book
from core.text.search import fold

LEVELS = ("province", "district", "commune")
_DIGITS = {"province": 2, "district": 3, "commune": 5}
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,19}")
_LONGEST_NAME = 200
_HEADING_WITHIN = 20
_ROWS_LEFT_OUT = {"truncated", "field_too_long"}
_HEADINGS = {
    ("province", "code"): "province code, ma tinh, ma tp, ma tinh tp, ma tinh thanh pho",
    ("province", "name"): "province, tinh, ten tinh, tinh tp, tinh thanh pho, ten tinh thanh pho",
    ("district", "code"): "district code, ma huyen, ma qh, ma quan huyen",
    ("district", "name"): "district, huyen, ten huyen, quan huyen, ten quan huyen",
    ("commune", "code"): "ward code, commune code, ma, ma xa, ma px, ma phuong xa, ma xa phuong, ma xa phuong dac khu",
    ("commune", "name"): "ward, commune, ten, xa, phuong xa, xa phuong, ten xa, ten phuong xa, ten xa phuong,"
    " xa phuong dac khu, ten xa phuong dac khu",
}
_MEANING = {words.strip(): field for field, names in _HEADINGS.items() for words in names.split(",")}
_REQUIRED = {field for field in _HEADINGS if field[0] != "district"}

Key = tuple[str, str]


class Problem(NamedTuple):
    """Something that a clerk should know of: where it is, a code for programs, a sentence for people."""

    where: str
    code: str
    message: str | Promise


@dataclass(frozen=True)
class Place:
    """A unit that the list names; `key` and `parent` are (level, code)."""

    key: Key
    name: str
    parent: Key | None
    row: int


class RefusedRowError(ValueError):
    """A row cannot be taken in; its arguments are a code and a sentence."""


@dataclass
class Listing:
    """What a file says: the units it names, from the provinces downwards, and what is wrong with it."""

    places: dict[Key, Place] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    skipped: int = 0

    def add(self, row: int, chain: Sequence[Place]) -> None:
        """Take in the units of one row, or none of them."""
        for place in chain:
            self._refuse_contradiction(place)
        if chain[-1].key in self.places:
            message = _("Đơn vị mã {unit} đã có ở dòng {row}.").format(
                unit=chain[-1].key[1], row=self.places[chain[-1].key].row
            )
            self.warnings.append(Problem(where(row), "duplicate_row", message))
        for place in chain:
            self.places.setdefault(place.key, place)

    def _refuse_contradiction(self, place: Place) -> None:
        before = self.places.get(place.key)
        if before is None or (before.name, before.parent) == (place.name, place.parent):
            return
        sentence = _("Mã {unit} đã là “{name}” ở dòng {row}. Đồng chí sửa một trong hai dòng.")
        raise RefusedRowError("contradiction", sentence.format(unit=place.key[1], name=before.name, row=before.row))


def where(row: int) -> str:
    """How a report names a row."""
    return _("dòng {row}").format(row=row)


def units_in(content: bytes) -> Listing:
    """Read the list; a file that cannot be read at all is one error."""
    listing = Listing()
    try:
        book = read_book(content)
        columns, rows = _table_of_units(book)
    except FileError as error:
        listing.errors.append(Problem(_("tệp"), error.code, str(error.sentence)))
        return listing
    for finding in book.findings:
        listing.skipped += finding.code in _ROWS_LEFT_OUT
        problems = listing.errors if finding.code in _ROWS_LEFT_OUT else listing.warnings
        problems.append(Problem(finding.where, finding.code, finding.message))
    for row in rows:
        try:
            listing.add(row.number, list(_chain(row, columns)))
        except RefusedRowError as refusal:
            listing.skipped += 1
            listing.errors.append(Problem(where(row.number), *refusal.args))
    return listing


def _table_of_units(book: Book) -> tuple[dict[tuple[str, str], int], list[Row]]:
    """The columns by meaning and the rows below the heading, of the first sheet that has one."""
    if book.legacy is not None:
        raise FileError("legacy_encoding", book.findings[-1].message)
    for sheet in book.sheets:
        rows = [row for row in sheet.rows if any(row.texts)]
        for place, row in enumerate(rows[:_HEADING_WITHIN]):
            columns = {_MEANING.get(_plain(cell)): number for number, cell in enumerate(row.texts)}
            if columns.keys() >= _REQUIRED:
                if not rows[place + 1 :]:
                    raise FileError("no_rows", _("Dưới dòng tiêu đề không có đơn vị nào."))
                return {field: number for field, number in columns.items() if field}, rows[place + 1 :]
    raise FileError(
        "missing_columns",
        _("Không tìm thấy dòng tiêu đề. Tệp cần các cột: mã tỉnh, tên tỉnh, mã xã, tên xã; nếu có huyện: mã và tên."),
    )


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(heading)).split())


def _chain(row: Row, columns: dict[tuple[str, str], int]) -> Iterator[Place]:
    """The units that one row names, from the province downwards."""
    parent: Key | None = None
    for level in LEVELS:
        code, name = (_cell(row, columns.get((level, part))) for part in ("code", "name"))
        if not code and not name and parent is not None:
            continue
        code = _checked_code(code, level)
        if not name:
            raise RefusedRowError("missing_name", _("Đơn vị mã {unit} thiếu tên.").format(unit=code))
        if len(name) > _LONGEST_NAME:
            raise RefusedRowError("name_too_long", _("Tên của đơn vị mã {unit} quá dài.").format(unit=code))
        yield Place((level, code), name, parent, row.number)
        parent = (level, code)


def _cell(row: Row, column: int | None) -> str:
    return row.texts[column] if column is not None and column < len(row.texts) else ""


def _checked_code(code: str, level: str) -> str:
    """The code with the zeros that a spreadsheet takes away."""
    if not code:
        raise RefusedRowError("missing_code", _("Dòng này thiếu mã đơn vị."))
    if not _CODE.fullmatch(code):
        raise RefusedRowError("bad_code", _("“{unit}” không phải mã đơn vị.").format(unit=code[:20]))
    return code.zfill(_DIGITS[level]) if code.isdecimal() else code
