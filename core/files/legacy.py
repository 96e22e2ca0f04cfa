"""Books in the fonts of the 1990s: told with samples, and converted when somebody has seen them."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice

from core.files.book import Book, LegacyText, Row, Sheet, Value
from core.text.legacy import from_legacy, legacy_encoding

SAMPLES = 8


def legacy_of(book: Book, fonts: AbstractSet[str]) -> LegacyText | None:
    """The legacy encoding of the book's texts with samples before and after; None where they are Unicode."""
    encoding = legacy_encoding(_texts(book), fonts=fonts)
    if not encoding:
        return None
    pairs = ((text.strip(), from_legacy(text.strip(), encoding)) for text in dict.fromkeys(_texts(book)))
    changed = (pair for pair in pairs if pair[0] != pair[1])
    return LegacyText(encoding, tuple(islice(changed, SAMPLES)))


def converted(book: Book, encoding: str) -> Book:
    """The same book in Unicode."""
    return replace(book, sheets=tuple(_sheet(sheet, encoding) for sheet in book.sheets))


def _texts(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        yield sheet.name
        for row in sheet.rows:
            yield from (value for value in row.values if isinstance(value, str))


def _sheet(sheet: Sheet, encoding: str) -> Sheet:
    rows = tuple(_row(row, encoding) for row in sheet.rows)
    return replace(sheet, name=from_legacy(sheet.name, encoding), rows=rows)


def _row(row: Row, encoding: str) -> Row:
    values: tuple[Value, ...] = tuple(
        from_legacy(value, encoding) if isinstance(value, str) else value for value in row.values
    )
    return replace(row, values=values)
