"""Spreadsheets of questions, ours and everybody's."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from core.files.book import Book, Row, Sheet, Value, text_of
from core.files.findings import FileError, Finding
from core.text.dates import format_date
from core.text.unicode import tidy_text
from quizzes.formats.tables.reading import GridRow, read_table
from quizzes.formats.written import Line, RawQuestion, Written, read_written


def read_sheets(book: Book) -> tuple[list[RawQuestion], list[Finding]]:
    """The questions of every sheet that has some; sheets of instructions and hidden sheets are passed over."""
    questions, findings = list[RawQuestion](), list[Finding]()
    read = [(sheet, _read_sheet(sheet, several=len(book.sheets) > 1)) for sheet in book.sheets if not sheet.is_hidden]
    with_questions = [sheet for sheet, found in read if found and found[0]]
    for sheet, found in read:
        if not found or not found[0]:
            findings += _passed_over(sheet)
            continue
        names = [sheet.name] if len(with_questions) > 1 else []
        questions += [_in_category(question, names) for question in found[0]]
        findings += found[1]
    findings += [finding for sheet in book.sheets if sheet.is_hidden for finding in _passed_over(sheet)]
    if not with_questions and not questions:
        raise FileError(
            "no_questions", _("Không thấy bảng câu hỏi trong tệp. Đồng chí dùng tệp mẫu hoặc đặt tên các cột.")
        )
    return questions, findings


def _read_sheet(sheet: Sheet, *, several: bool) -> tuple[list[RawQuestion], list[Finding]] | None:
    rows = [GridRow(row.number, [_written(value) for value in row.values]) for row in sheet.rows]
    found = read_table(rows, sheet.name if several else "")
    if found is not None:
        return found
    return read_written([Line(Written.plain(_as_line(row))) for row in sheet.rows])


def _as_line(row: Row) -> str:
    return "\t".join(text for text in row.texts if text)


def _in_category(question: RawQuestion, names: Iterable[str]) -> RawQuestion:
    question.category = question.category or "".join(names)
    return question


def _passed_over(sheet: Sheet) -> list[Finding]:
    if not sheet.rows:
        return []
    return [Finding("sheet_left_out", _("Trang này không có câu hỏi hoặc bị ẩn nên không được nhập."), sheet.name)]


def _written(value: Value) -> Written:
    if isinstance(value, str):
        return Written.plain(tidy_text(value))
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return Written.plain(format_date(day))
    if isinstance(value, float):
        return Written.plain(text_of(value).replace(".", ","))
    return Written.plain(text_of(value))
