"""From a spreadsheet or a CSV file to rows of text; a file that cannot be taken in says what to do instead."""

import csv
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from core.text.unicode import tidy_line

MAX_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 300_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 200

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NOT_A_TABLE = re.compile(rb"\s*(?:MZ|%PDF|<|\{|\x89PNG|\xff\xd8)")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A cell in column AAA or beyond, or below row 999,999: a stray cell there would be unpacked into billions of others.
_FAR_CELL = re.compile(rb'<c\b[^>]*?\br="(?:[A-Z]{3}\d|[A-Z]+\d{7})')


class SheetError(ValueError):
    """The whole file is refused: a code for programs, a sentence for people."""

    def __init__(self, code: str, sentence: str | Promise) -> None:
        super().__init__(code)
        self.code, self.sentence = code, sentence


@dataclass(frozen=True)
class Row:
    """A row that is not empty, with its number in the file, counted from 1; texts are tidy and NFC."""

    number: int
    cells: tuple[str, ...]


def tables_in(content: bytes) -> Iterator[list[Row]]:
    """The sheets of a workbook (.xlsx, .xls, .ods), or the one table of a CSV file in UTF-8 or UTF-16."""
    if not content.strip():
        raise SheetError("empty", _("Tệp rỗng. Đồng chí kiểm tra lại tệp."))
    if len(content) > MAX_BYTES:
        raise SheetError("too_large", _("Tệp lớn quá 50 MB. Đồng chí chia nhỏ rồi nhập từng tệp."))
    if content.startswith((_ZIP, _OLE)):
        yield from _workbook(content)
    elif _NOT_A_TABLE.match(content):
        raise SheetError("wrong_type", _("Đây không phải bảng tính. Đồng chí lưu lại dưới dạng .xlsx hoặc CSV UTF-8."))
    else:
        yield _rows(_csv_rows(_decoded(content)))


def _workbook(content: bytes) -> Iterator[list[Row]]:
    if content.startswith(_ZIP):
        _refuse_bad_package(content)
    elif _ENCRYPTED in content:
        raise SheetError("password_protected", _PASSWORD)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for name in book.sheet_names:
            yield _rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    except PasswordError as error:
        raise SheetError("password_protected", _PASSWORD) from error
    except CalamineError as error:
        raise SheetError("damaged", _DAMAGED) from error


_PASSWORD = _("Tệp có mật khẩu. Đồng chí bỏ mật khẩu trong Excel, lưu lại rồi nhập.")
_DAMAGED = _("Tệp bị hỏng hoặc tải chưa trọn. Đồng chí tải lại tệp gốc.")
_TOO_WIDE = _("Bảng quá rộng hoặc có ô lạc ở rất xa. Đồng chí chép phần bảng cần nhập sang tệp mới.")


def _refuse_bad_package(content: bytes) -> None:
    """Look into the zip before anything is unpacked into memory."""
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise SheetError("zip_bomb", _("Tệp bung ra quá lớn. Đồng chí kiểm tra lại nguồn của tệp."))
            if any(part.filename.endswith("vbaProject.bin") for part in parts):
                raise SheetError("macro", _("Tệp có macro. Đồng chí lưu lại dưới dạng .xlsx không có macro."))
            for part in parts:
                if part.filename.startswith("xl/worksheets/sheet") and _FAR_CELL.search(package.read(part)):
                    raise SheetError("too_many_columns", _TOO_WIDE)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise SheetError("damaged", _DAMAGED) from error


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetError(
            "unknown_encoding",
            _("Tệp không viết bằng UTF-8. Đồng chí mở bằng Excel, lưu lại dưới dạng .xlsx hoặc CSV UTF-8."),
        ) from error
    if "\0" in text:
        raise SheetError("wrong_type", _("Đây không phải tệp chữ. Đồng chí lưu lại dưới dạng .xlsx hoặc CSV UTF-8."))
    return text


def _csv_rows(text: str) -> Iterator[list[str]]:
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise SheetError("field_too_long", _("Tệp có ô quá dài. Đồng chí kiểm tra dấu nháy kép và ô nhiều chữ.")) from (
            error
        )


def _rows(lines: Iterable[Sequence[object]]) -> list[Row]:
    rows = []
    for number, line in enumerate(lines, start=1):
        if number > MAX_ROWS:
            raise SheetError("too_many_rows", _("Tệp có quá 200.000 dòng. Đồng chí chia nhỏ rồi nhập từng tệp."))
        if len(line) > MAX_COLUMNS:
            raise SheetError("too_many_columns", _TOO_WIDE)
        cells = tuple(map(_text_of, line))
        if any(cells):
            rows.append(Row(number, cells))
    return rows


def _text_of(cell: object) -> str:
    """The cell as people see it: a whole number without ".0", a day as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return tidy_line(str(cell))
