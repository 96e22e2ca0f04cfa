"""What a workbook says about its sheets besides the values of their cells."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.files.book import Range
from core.files.findings import FileError
from core.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from core.files.sentences import DAMAGED, TOO_MANY_ROWS, TOO_WIDE

MAX_MERGED = 10_000


@dataclass
class SheetFacts:
    """Rows are counted from 1, columns from 0; `last_row` and `last_column` are those of cells with something in them.

    `errors` are what failed formulas show ("#N/A"), by row and column.
    """

    last_row: int = 0
    last_column: int = -1
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    formula_without_value: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    errors: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    merged: list[Range] = field(default_factory=list)

    def hide_columns(self, first: int, last: int) -> None:
        """Hide the columns from the first to the last, as far as columns are read."""
        self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))

    def note(self, row: int, column: int) -> None:
        """A cell with something in it."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)

    def merge(self, merged: Range) -> None:
        """Cells that are one; more of them than a table can need are not remembered."""
        if len(self.merged) < MAX_MERGED:
            self.merged.append(merged)


@dataclass
class BookFacts:
    """The facts of each sheet by its name, and the fonts of the whole book."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    fonts: set[str] = field(default_factory=set)

    def of(self, name: str, place: int) -> SheetFacts:
        """Those of one sheet: by its name, or by its place where an old code page spells the name otherwise."""
        if name in self.sheets:
            return self.sheets[name]
        if place < len(self.sheets):
            return list(self.sheets.values())[place]
        raise FileError("damaged", DAMAGED)


def refuse_too_large(sheets: Iterable[SheetFacts]) -> None:
    """A table is read as a whole rectangle: a stray cell far away would make it billions of cells."""
    cells = 0
    for sheet in sheets:
        cells += sheet.last_row * (sheet.last_column + 1)
        if sheet.last_column >= MAX_COLUMNS:
            raise FileError("too_many_columns", TOO_WIDE)
        if sheet.last_row > MAX_ROWS:
            raise FileError("too_many_rows", TOO_MANY_ROWS)
    if cells > MAX_CELLS:
        raise FileError("too_many_rows", TOO_MANY_ROWS)
