"""The tables of a workbook as the table reader gives them; run as a program, those of its standard input.

A damaged .xls can make the reader ask for more memory than there is, which ends its whole process. So the old formats
are read in a process of their own, with bounds on its memory and its time.
"""

import pickle
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MAX_SECONDS, MAX_MEMORY = 30, 2_000_000_000
_PASSWORD_STATUS = 3
_ROOT = Path(__file__).parents[2]


class UnreadableError(ValueError):
    """The table reader gave up; `has_password` says why, where it knows."""

    def __init__(self, *, has_password: bool = False) -> None:
        super().__init__()
        self.has_password = has_password


class Table(NamedTuple):
    """One sheet, by its place among all sheets: rows counted from the first, merged cells by the row and column of two corners, counted from 0."""

    place: int
    name: str
    is_hidden: bool
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]
    lines: Iterable[Sequence[object]]


def tables_in(workbook: BytesIO) -> Iterator[Table]:
    """The sheets of a workbook that has been looked over, each row as it is asked for."""
    try:
        with CalamineWorkbook.from_filelike(workbook) as book:
            for place, about in enumerate(book.sheets_metadata):
                if about.typ == SheetTypeEnum.WorkSheet:
                    yield _table(place, about, book.get_sheet_by_index(place))
    except CalamineError as error:
        raise UnreadableError(has_password=isinstance(error, PasswordError)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of Rust's: it has no name to import and is no Exception
            raise
        raise UnreadableError from error


def _table(place: int, about: SheetMetadata, sheet: CalamineSheet) -> Table:
    is_hidden = about.visible != SheetVisibleEnum.Visible
    return Table(place, about.name, is_hidden, sheet.merged_cell_ranges or (), _lines(sheet))


def _lines(sheet: CalamineSheet) -> Iterator[Sequence[object]]:
    """The rows from the first of the sheet on; the reader leaves out empty columns on the left, but not empty rows."""
    if sheet.start:
        _first_row, first_column = sheet.start
        for line in sheet.iter_rows():
            yield ("",) * first_column + tuple(line)


def tables_in_own_process(workbook: bytes) -> list[Table]:
    """The sheets of a workbook that nobody has looked over in full."""
    command = [sys.executable, "-m", __name__]
    try:
        child = subprocess.run(  # noqa: S603 -- our own program
            command, input=workbook, capture_output=True, cwd=_ROOT, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError from error
    if child.returncode:
        raise UnreadableError(has_password=child.returncode == _PASSWORD_STATUS)
    return [Table(*table) for table in pickle.loads(child.stdout)]  # noqa: S301 -- written by our own program


def _serve() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    try:
        tables = [(*table[:-1], list(table.lines)) for table in tables_in(BytesIO(sys.stdin.buffer.read()))]
    except UnreadableError as error:
        return _PASSWORD_STATUS if error.has_password else 1
    pickle.dump(tables, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(_serve())
