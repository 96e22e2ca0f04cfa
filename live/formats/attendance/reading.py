"""From a book of tables to the list of attendance in it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from core.files.book import Book, Row, Sheet
from core.files.findings import FileError, Finding
from core.text.phones import NotAPhoneError, normalise_phone
from live.formats.attendance.cells import birth_of, count_of, is_total, periods_of, presence_of, score_of
from live.formats.attendance.headings import Column, day_in, session_of, year_in
from live.formats.attendance.lists import AttendanceFile, Doubt, PersonLine, PointLine, SessionColumn
from live.formats.attendance.tables import Table, table_in, text_at

LEGACY = "legacy_encoding"
LONGEST_NAME, LONGEST_GRADE, LONGEST_NUMBER = 120, 60, 80


def read_attendance(book: Book, *, year: int | None = None) -> AttendanceFile:
    """Read the first list of people or bridge points in the book; `year` is that of days written without one.

    Raises FileError where there is none, or where its text is still in an old encoding.
    """
    if book.legacy is not None:
        raise FileError(LEGACY, _("Tệp viết bằng phông chữ cũ. Đồng chí xem mẫu rồi đồng ý chuyển sang Unicode."))
    tables = [(sheet, table) for sheet in book.sheets if not sheet.is_hidden and (table := table_in(sheet))]
    if not tables:
        sentence = _("Không tìm thấy cột “Họ và tên” hay “Điểm cầu”. Đồng chí kiểm tra dòng tiêu đề rồi nhập lại.")
        raise FileError("missing_columns", sentence)
    sheet, table = tables[0]
    read = _read(sheet, table, year)
    if not read.people and not read.points:
        raise FileError("no_rows", _("Danh sách không có dòng nào. Đồng chí kiểm tra lại tệp."))
    others = [Finding("sheet_ignored", _("Chỉ đọc trang đầu tiên có danh sách; trang này bỏ qua."), other.name)
              for other, _table in tables[1:]]  # fmt: skip
    return AttendanceFile(**{**vars(read), "findings": (*book.findings, *others)})


def _read(sheet: Sheet, table: Table, year: int | None) -> AttendanceFile:
    title = " ".join(table.above)
    meant = year_in(title) or year
    sessions = [
        session_of(column, table.headings[column], meant)
        for column, meaning in enumerate(table.meanings)
        if meaning is Column.SESSION
    ]
    held = [one for one in sessions if any(text_at(row, one.column) for row in table.body)]
    skipped: list[tuple[int, str]] = []
    people = list(_people(table, held, skipped)) if table.lists_people else []
    points = [] if table.lists_people else list(_points(table, skipped))
    results = any(meaning in table.meanings for meaning in (Column.SCORE, Column.GRADE, Column.CERTIFICATE))
    return AttendanceFile(sheet.name, title, day_in(title, meant), held, people, points, skipped, results)


def _people(table: Table, sessions: Sequence[SessionColumn], skipped: list[tuple[int, str]]) -> Iterator[PersonLine]:
    for row in table.body:
        name = _name(table, row)
        if not name:
            continue
        if is_total(name):
            skipped.append((row.number, _("dòng tổng")))
        elif not _is_person(table, row, sessions):
            skipped.append((row.number, _("không phải dòng của một người")))
        else:
            yield _person(table, row, name, sessions)


def _name(table: Table, row: Row) -> str:
    whole = table.text(row, Column.NAME)
    parts = (table.text(row, Column.FAMILY), table.text(row, Column.GIVEN))
    return whole or " ".join(part for part in parts if part)


def _is_person(table: Table, row: Row, sessions: Sequence[SessionColumn]) -> bool:
    """A number in front, or something besides the name that only people have: signatures have neither."""
    if table.column(Column.ORDINAL) is not None:
        return table.text(row, Column.ORDINAL).strip(".").isdecimal()
    told = (Column.PHONE, Column.UNIT, Column.BIRTH, Column.POSITION)
    return any(table.text(row, meaning) for meaning in told) or any(text_at(row, one.column) for one in sessions)


def _person(table: Table, row: Row, name: str, sessions: Sequence[SessionColumn]) -> PersonLine:
    doubts: list[Doubt] = []
    birth = table.column(Column.BIRTH)
    day, year = birth_of(row.values[birth]) if birth is not None and birth < len(row.values) else (None, None)
    return PersonLine(
        row=row.number,
        full_name=name[:LONGEST_NAME],
        phone=_phone(table.text(row, Column.PHONE)),
        unit=table.text(row, Column.UNIT),
        position=table.text(row, Column.POSITION),
        birth_date=day,
        birth_year=year,
        marks=[_mark(text_at(row, one.column), one, doubts) for one in sessions],
        score=_score(table.text(row, Column.SCORE), doubts),
        grade=table.text(row, Column.GRADE)[:LONGEST_GRADE],
        certificate_number=table.text(row, Column.CERTIFICATE)[:LONGEST_NUMBER],
        periods=periods_of(table.text(row, Column.PERIODS)),
        doubts=doubts,
    )


def _phone(text: str) -> str:
    try:
        return normalise_phone(text)
    except NotAPhoneError:
        return ""


def _mark(text: str, session: SessionColumn, doubts: list[Doubt]) -> str:
    presence = presence_of(text)
    if presence is None:
        said = _("Không rõ dấu “{mark}” ở buổi “{session}” nghĩa là gì. Đồng chí ghi x, P hoặc để trống.")
        doubts.append(Doubt("mark_unknown", said.format(mark=text[:20], session=session.label)))
    return presence or ""


def _score(text: str, doubts: list[Doubt]) -> Decimal | None:
    try:
        return score_of(text)
    except ValueError:
        said = _("Điểm “{score}” không phải số từ 0 đến 10. Đồng chí sửa trong tệp.")
        doubts.append(Doubt("score_unclear", said.format(score=text[:20])))
        return None


def _points(table: Table, skipped: list[tuple[int, str]]) -> Iterator[PointLine]:
    place = Column.POINT if Column.POINT in table.meanings else Column.UNIT
    for row in table.body:
        unit = table.text(row, place)
        if unit and is_total(unit):
            skipped.append((row.number, _("dòng tổng")))
        elif unit and (table.text(row, Column.SUMMONED) or table.text(row, Column.PRESENT)):
            yield _point(row.number, unit, table.text(row, Column.SUMMONED), table.text(row, Column.PRESENT))


def _point(number: int, unit: str, summoned_text: str, present_text: str) -> PointLine:
    summoned, present = count_of(summoned_text), count_of(present_text)
    doubts = []
    if summoned is None or present is None:
        said = _("Thiếu số triệu tập hoặc số có mặt của {unit}. Đồng chí ghi đủ hai số.")
        doubts.append(Doubt("count_missing", said.format(unit=unit)))
    elif present > summoned:
        said = _("{unit} có mặt {present} người, nhiều hơn {summoned} người được triệu tập. Đồng chí kiểm tra lại.")
        doubts.append(Doubt("present_over_summoned", said.format(unit=unit, present=present, summoned=summoned)))
    return PointLine(number, unit, summoned, present, doubts)
