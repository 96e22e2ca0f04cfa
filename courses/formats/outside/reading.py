"""From a book of tables to the certificates in it."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from core.files.book import Book, Row
from core.files.findings import FileError, Finding
from core.text.phones import NotAPhoneError, normalise_phone
from core.text.search import fold
from courses.formats.outside.headings import Column, Table, table_in
from courses.formats.outside.lists import Award, Doubt, OutsideList

LEGACY = "legacy_encoding"
LONGEST_NAME, LONGEST_TITLE, LONGEST_ISSUER, LONGEST_NUMBER, LONGEST_RESULT = 120, 300, 200, 80, 100
MOST_PERIODS = 1000
# Honours for work done say nothing of learning.
_HONOUR = re.compile(r"\b(?:bang khen|giay khen|ky niem chuong|huan chuong|huy chuong|danh hieu)\b")


def read_outside(book: Book, *, today: date) -> OutsideList:
    """Read the first list of certificates in the book.

    Raises FileError where there is none, or where its text is still in an old encoding.
    """
    if book.legacy is not None:
        raise FileError(LEGACY, _("Tệp viết bằng phông chữ cũ. Đồng chí đồng ý chuyển sang Unicode rồi xem lại."))
    tables = [(sheet, table) for sheet in book.sheets if not sheet.is_hidden and (table := table_in(sheet))]
    if not tables:
        sentence = _("Không tìm thấy các cột “Họ và tên”, “Tên khóa”, “Ngày cấp”. Đồng chí kiểm tra dòng tiêu đề.")
        raise FileError("missing_columns", sentence)
    sheet, table = tables[0]
    awards = list(_awards(table, today))
    if not awards:
        raise FileError("no_rows", _("Danh sách không có dòng nào. Đồng chí kiểm tra lại tệp."))
    said = _("Chỉ đọc trang đầu tiên có danh sách; trang này bỏ qua.")
    others = [Finding("sheet_ignored", said, other.name) for other, _table in tables[1:]]
    return OutsideList(sheet.name, awards, (*book.findings, *others))


def _awards(table: Table, today: date) -> Iterator[Award]:
    seen: set[str] = set()
    for row in table.body:
        if _is_award(table, row):
            yield _award(table, row, today, seen)


def _is_award(table: Table, row: Row) -> bool:
    """A name, and a number in front or something that was learned: sums and signatures have neither."""
    if not _name(table, row):
        return False
    if Column.ORDINAL in table.meanings:
        return table.text(row, Column.ORDINAL).strip(".").isdecimal()
    return bool(table.text(row, Column.TITLE))


def _name(table: Table, row: Row) -> str:
    parts = (table.text(row, Column.FAMILY), table.text(row, Column.GIVEN))
    return table.text(row, Column.NAME) or " ".join(part for part in parts if part)


def _award(table: Table, row: Row, today: date, seen: set[str]) -> Award:
    number, issued_on = table.text(row, Column.NUMBER)[:LONGEST_NUMBER], table.day(row, Column.ISSUED)
    title, kind = table.text(row, Column.TITLE)[:LONGEST_TITLE], table.text(row, Column.KIND)[:LONGEST_RESULT]
    doubts = [*_doubts_of_paper(kind, number, seen), *_doubts_of_learning(title, issued_on, today)]
    seen.add(fold(number))
    return Award(
        row=row.number,
        full_name=_name(table, row)[:LONGEST_NAME],
        unit=table.text(row, Column.UNIT),
        phone=_phone(table.text(row, Column.PHONE)),
        birth_date=table.day(row, Column.BIRTH),
        title=title,
        kind=kind,
        issuer=table.text(row, Column.ISSUER)[:LONGEST_ISSUER],
        number=number,
        result=table.text(row, Column.RESULT)[:LONGEST_RESULT],
        issued_on=issued_on,
        periods=_periods(table.text(row, Column.PERIODS)),
        doubts=doubts,
    )


def _doubts_of_paper(kind: str, number: str, seen: set[str]) -> Iterator[Doubt]:
    if _HONOUR.search(fold(kind)):
        said = _("“{kind}” là khen thưởng, không phải giấy chứng nhận học tập. Đồng chí bỏ dòng này khỏi danh sách.")
        yield Doubt("not_training_award", said.format(kind=kind))
    if not number:
        yield Doubt("number_missing", _("Thiếu số giấy chứng nhận. Đồng chí ghi thêm số."), may_be_accepted=True)
    elif fold(number) in seen:
        said = _("Số “{number}” đã có ở dòng trên. Đồng chí xem lại bản gốc.")
        yield Doubt("duplicate_number", said.format(number=number), may_be_accepted=True)


def _doubts_of_learning(title: str, issued_on: date | None, today: date) -> Iterator[Doubt]:
    if not title:
        yield Doubt("title_missing", _("Thiếu tên khóa, lớp. Đồng chí ghi thêm tên."))
    if issued_on is None:
        yield Doubt("date_unclear", _("Không đọc được ngày cấp. Đồng chí ghi đủ ngày, tháng, năm, ví dụ 03/11/2026."))
    elif issued_on > today:
        yield Doubt("date_in_future", _("Ngày cấp chưa tới. Đồng chí xem lại bản gốc rồi sửa ngày."))


def _phone(text: str) -> str:
    try:
        return normalise_phone(text)
    except NotAPhoneError:
        return ""


def _periods(text: str) -> Decimal | None:
    """A number of class periods, to one decimal; what is none is left out."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return round(number, 1) if number.is_finite() and 0 < number < MOST_PERIODS else None
