"""Lists made by hand: rows of cells, as a workbook or a CSV file would give them."""

from datetime import date

from core.files.book import Book, Range, Row, Sheet
from organisation.formats.people import read_people

TODAY = date(2026, 11, 23)
HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Số điện thoại", "Chức vụ", "Đơn vị")
AN = (1, "Nguyễn Thị An", "03/11/1980", "0912345678", "Chuyên viên", "Xã Kim Liên")
BINH = (2, "Trần Văn Bình", "05/06/1975", "0987654321", "Phó Chủ tịch", "Xã Kim Liên")


def sheet(*rows, name="DS", merged=(), hidden_rows=(), **options):
    """A sheet with these rows, numbered from 1; empty ones are left out as a reader leaves them out."""
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell not in {None, ""} for cell in row)]
    return Sheet(
        name,
        tuple(Row(number, tuple(row), is_hidden=number in hidden_rows) for number, row in filled),
        merged=tuple(Range(*corners) for corners in merged),
        **options,
    )


def read(*rows, **options):
    """The people of a book of one sheet with these rows."""
    return read_sheets(sheet(*rows, **options))


def read_sheets(*sheets, accepted=frozenset()):
    """The people of a book of these sheets."""
    return read_people(Book(tuple(sheets)), accepted=accepted, today=TODAY)


def person(*cells, headings=HEADINGS):
    """The one person of a list with these cells."""
    [row] = read(headings, cells).rows
    return row


def codes(row):
    """What was found about a row or a file."""
    return [found.code for found in row.findings]


def names(people):
    """Whom a file names, in its order."""
    return [row.full_name for row in people.rows]


def skipped(people):
    """The rows that name nobody, by number."""
    return {row.number: row.why for row in people.skipped}
