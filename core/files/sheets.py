"""From a spreadsheet or a CSV file to a book of plain values; a file that cannot be taken in says what to do instead."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from core.files.book import Book, LegacyText, Range, Row, Sheet, Value, is_formula_like, text_of
from core.files.compound import MAGIC as COMPOUND_MAGIC
from core.files.delimited import read_delimited
from core.files.findings import FileError, Finding
from core.files.legacy import converted, legacy_of
from core.files.limits import MAX_TABLE_BYTES
from core.files.markup import Scanner, scan
from core.files.packages import ZIP_MAGIC
from core.files.sentences import EMPTY, NO_TABLE, TABLE_TOO_LARGE, WEB_PAGE
from core.files.workbook import read_workbook

__all__ = [
    "Book",
    "FileError",
    "Finding",
    "LegacyText",
    "Range",
    "Row",
    "Sheet",
    "Value",
    "is_formula_like",
    "read_book",
    "text_of",
]

_NO_TABLE = re.compile(rb"MZ|%PDF|\{\\rtf|\{\s*\"|\x89PNG|\xff\xd8\xff|GIF8|RIFF|Rar!|7z\xbc\xaf|\x1f\x8b|\x7fELF|#!")
_WEB_ARCHIVE = re.compile(rb"MIME-Version:|Content-Type:", re.IGNORECASE)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_WEB_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)
_MOST_OF_A_COLUMN = 0.5


def read_book(content: bytes, *, convert_legacy: bool = False) -> Book:
    """Read a workbook (.xlsx, .xls, .ods) or a CSV file; legacy text is converted only where that is asked for.

    Raises FileError where the whole file is refused; what else a clerk should know stands in the book's findings.
    """
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise FileError("empty", EMPTY)
    if len(content) > MAX_TABLE_BYTES:
        raise FileError("too_large", TABLE_TOO_LARGE)
    if content.startswith((ZIP_MAGIC, COMPOUND_MAGIC[:4])):
        sheets, fonts, findings = read_workbook(content)
        book = Book(tuple(sheets), findings=(*findings, *_never_computed(sheets)))
    else:
        _refuse_what_is_no_table(content)
        sheet, encoding, findings = read_delimited(content)
        book, fonts = Book((sheet,), encoding, tuple(findings)), set()
    if not book.findings and not any(sheet.rows for sheet in book.sheets):
        raise FileError("empty", EMPTY)
    return _told_or_converted(book, fonts, convert_legacy=convert_legacy)


def _refuse_what_is_no_table(content: bytes) -> None:
    if _MARKUP.match(content):
        if _WEB_PAGE.search(content[:4_000]):
            raise FileError("wrong_type", WEB_PAGE)
        if b"<?xml" in content[:100]:
            scan([content], Scanner())
        raise FileError("wrong_type", NO_TABLE)
    if _WEB_ARCHIVE.match(content):
        raise FileError("wrong_type", WEB_PAGE)
    if _NO_TABLE.match(content):
        raise FileError("wrong_type", NO_TABLE)


def _never_computed(sheets: list[Sheet]) -> Iterator[Finding]:
    """The columns that some program wrote as formulas without computing them."""
    for sheet in sheets:
        waiting = sorted({column for row in sheet.rows for column in row.formula_without_value})
        for column in waiting:
            empty = sum(column in row.formula_without_value for row in sheet.rows)
            filled = sum(len(row.values) > column and row.values[column] is not None for row in sheet.rows)
            if empty > _MOST_OF_A_COLUMN * (empty + filled):
                yield Finding("formula_without_cached_value", _never_computed_message(), _where(sheet, column))


def _never_computed_message() -> str:
    return _("Cột này là công thức chưa tính nên không có giá trị. Đồng chí mở bằng Excel, lưu lại rồi nhập.")


def _where(sheet: Sheet, column: int) -> str:
    return _("trang “{sheet}”, cột {column}").format(sheet=sheet.name, column=letters_of(column))


def letters_of(column: int) -> str:
    """The name of a column as spreadsheets show it, counted from 0.

    >>> [letters_of(column) for column in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _told_or_converted(book: Book, fonts: set[str], *, convert_legacy: bool) -> Book:
    legacy = legacy_of(book, fonts)
    if legacy is None:
        return book
    before, after = legacy.samples[0]
    if convert_legacy:
        message = _("Chữ viết theo bảng mã cũ đã được chuyển sang Unicode: “{before}” thành “{after}”.")
        finding = Finding("legacy_converted", message.format(before=before, after=after))
        return replace(converted(book, legacy.encoding), findings=(*book.findings, finding))
    message = _("Chữ trong tệp viết theo bảng mã cũ: “{before}” sẽ thành “{after}”. Đồng chí xem rồi cho chuyển.")
    finding = Finding("legacy_encoding", message.format(before=before, after=after))
    return replace(book, findings=(*book.findings, finding), legacy=legacy)
