"""From a spreadsheet or a CSV file to a book of plain values; a file that cannot be taken in says what to do instead."""

from core.files.book import Book, LegacyText, Range, Row, Sheet, Value, is_formula_like, text_of
from core.files.findings import FileError, Finding

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


def read_book(content: bytes, *, convert_legacy: bool = False) -> Book:
    """Read a workbook (.xlsx, .xls, .ods) or a CSV file; legacy text is converted only where that is asked for."""
    raise NotImplementedError
