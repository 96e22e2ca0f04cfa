"""Workbooks: .xlsx, .xls and .ods, looked over first and then read by one table reader."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from core.files import biff, opendocument, spreadsheetml
from core.files.book import Range, Row, Sheet, Value
from core.files.facts import BookFacts, SheetFacts, refuse_too_large
from core.files.findings import FileError, Finding
from core.files.packages import ZIP_MAGIC, Package, open_office_package
from core.files.sentences import DAMAGED, NO_TABLE, OLD_FORMAT, PASSWORD


def read_workbook(content: bytes) -> tuple[list[Sheet], set[str], list[Finding]]:
    """The sheets, the fonts, and what the file carries that is not used."""
    findings: list[Finding] = []
    if content.startswith(ZIP_MAGIC):
        package, findings = open_office_package(content)
        facts, copy = _facts_and_copy(package)
    else:
        facts, copy = biff.facts_of(content), BytesIO(content)
    refuse_too_large(facts.sheets.values())
    return list(_sheets(copy, facts)), facts.fonts, findings


def _facts_and_copy(package: Package) -> tuple[BookFacts, BytesIO]:
    if spreadsheetml.WORKBOOK in package:
        return spreadsheetml.facts_and_copy(package)
    if "mimetype" in package and package.read("mimetype").startswith(opendocument.MIME_TYPE):
        return opendocument.facts_and_copy(package)
    package.check_markup()
    raise FileError("wrong_type", OLD_FORMAT if "xl/workbook.bin" in package else NO_TABLE)


def _sheets(copy: BytesIO, facts: BookFacts) -> Iterator[Sheet]:
    try:
        with CalamineWorkbook.from_filelike(copy) as workbook:
            for about in workbook.sheets_metadata:
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = workbook.get_sheet_by_name(about.name)
                of_sheet = facts.sheets.get(about.name) or SheetFacts()
                yield _sheet(sheet, of_sheet, is_hidden=about.visible != SheetVisibleEnum.Visible)
    except PasswordError as error:
        raise FileError("password_protected", PASSWORD) from error
    except CalamineError as error:
        raise FileError("damaged", DAMAGED) from error


def _sheet(sheet: CalamineSheet, facts: SheetFacts, *, is_hidden: bool) -> Sheet:
    merged = facts.merged or [
        Range(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return Sheet(
        name=sheet.name,
        rows=tuple(_rows(sheet, facts)),
        is_hidden=is_hidden,
        hidden_columns=frozenset(facts.hidden_columns),
        merged=tuple(merged),
    )


def _rows(sheet: CalamineSheet, facts: SheetFacts) -> Iterator[Row]:
    """The rows with something in them; a formula that was never computed is something."""
    lines: Iterator[Sequence[object]] = sheet.iter_rows() if sheet.start else iter(())
    width = facts.last_column + 1
    for number, line in enumerate(chain(lines, [()] * max(0, facts.last_row - sheet.total_height)), start=1):
        values = [_value(cell) for cell in line]
        values += [None] * (width - len(values))
        for column, error in facts.errors.get(number, {}).items():
            values[column] = error
        if any(value is not None for value in values) or number in facts.formulas:
            yield Row(
                number=number,
                values=tuple(values),
                is_hidden=number in facts.hidden_rows,
                formulas=frozenset(facts.formulas.get(number, ())),
                formula_without_value=frozenset(facts.formula_without_value.get(number, ())),
            )


def _value(cell: object) -> Value:
    if isinstance(cell, str):
        return cell if cell and not cell.isspace() else None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    if isinstance(cell, bool | int | date):
        return cell
    return _clock(cell) if isinstance(cell, time | timedelta) else str(cell)


def _clock(cell: time | timedelta) -> str:
    return cell.isoformat() if isinstance(cell, time) else str(cell)
