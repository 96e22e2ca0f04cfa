"""Workbooks: .xlsx, .xls and .ods, looked over first and then read by one table reader."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from math import isfinite

from core.files import biff, opendocument, spreadsheetml
from core.files.book import Range, Row, Sheet, Value
from core.files.facts import BookFacts, SheetFacts, refuse_too_large
from core.files.findings import FileError, Finding
from core.files.packages import ZIP_MAGIC, Package, open_office_package
from core.files.sentences import DAMAGED, NO_TABLE, OLD_FORMAT, PASSWORD, PICTURES, ZIPPED_TABLE
from core.files.tables import Table, UnreadableError, tables_in, tables_in_own_process

_EXACT = 10**15
_TABLES = (".xlsx", ".xls", ".ods", ".csv")
_PICTURES = ("xl/media/", "pictures/")


def read_workbook(content: bytes) -> tuple[list[Sheet], set[str], list[Finding]]:
    """The sheets, the fonts, and what the file carries that is not used."""
    findings: list[Finding] = []
    try:
        if content.startswith(ZIP_MAGIC):
            package, findings = open_office_package(content)
            findings += _pictures(package)
            facts, tables = _of_package(package)
        else:
            facts = biff.facts_of(content)
            refuse_too_large(facts.sheets.values())
            tables = tables_in_own_process(content)
        sheets = [_sheet(table, facts.of(table.name, table.place)) for table in tables]
    except UnreadableError as error:
        raise FileError(*(("password_protected", PASSWORD) if error.has_password else ("damaged", DAMAGED))) from error
    return sheets, facts.fonts, findings


def _of_package(package: Package) -> tuple[BookFacts, Iterable[Table]]:
    if spreadsheetml.WORKBOOK in package:
        facts, copy = spreadsheetml.facts_and_copy(package)
        refuse_too_large(facts.sheets.values())
        return facts, tables_in(copy)
    if "mimetype" in package and package.read("mimetype").startswith(opendocument.MIME_TYPE):
        facts, copy = opendocument.facts_and_copy(package)
        refuse_too_large(facts.sheets.values())
        return facts, tables_in_own_process(copy.getvalue())
    package.check_markup()
    if "xl/workbook.bin" in package:
        raise FileError("wrong_type", OLD_FORMAT)
    tables = any(name.lower().endswith(_TABLES) for name in package.names)
    raise FileError("wrong_type", ZIPPED_TABLE if tables else NO_TABLE)


def _pictures(package: Package) -> Iterator[Finding]:
    """Photos of people have no place in the register; the clerk is told that they stay outside."""
    if any(name.lower().startswith(_PICTURES) for name in package.names):
        yield Finding("pictures_left_out", PICTURES)


def _sheet(table: Table, facts: SheetFacts) -> Sheet:
    merged = [Range(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in table.merged]
    return Sheet(
        name=table.name,
        rows=tuple(_rows(table, facts)),
        is_hidden=table.is_hidden,
        hidden_columns=frozenset(facts.hidden_columns),
        merged=tuple(facts.merged or merged),
    )


def _rows(table: Table, facts: SheetFacts) -> Iterator[Row]:
    """The rows with something in them; a formula that was never computed is something."""
    lines, known = iter(table.lines), _Known()
    for number in range(1, facts.last_row + 1):
        values = [known[cell] if isinstance(cell, str) else _value(cell) for cell in next(lines, ())]
        values += [None] * (facts.last_column + 1 - len(values))
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


class _Known(dict[str, str | None]):
    """One object for each text: positions, units and categories stand in thousands of rows."""

    def __missing__(self, text: str) -> str | None:
        self[text] = text if text and not text.isspace() else None
        return self[text]


def _value(cell: object) -> Value:
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    if isinstance(cell, bool | int | date):
        return cell
    return _clock(cell) if isinstance(cell, time | timedelta) else str(cell)


def _number(cell: float) -> Value:
    """A whole number as one, as far as a spreadsheet keeps its digits; what is no number shows as its error."""
    if not isfinite(cell):
        return "#NUM!"
    return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell


def _clock(cell: time | timedelta) -> str:
    return cell.isoformat() if isinstance(cell, time) else str(cell)
