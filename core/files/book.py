"""A table file as plain values, whatever format it came in: sheets of rows of cells."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from core.files.findings import Finding
from core.text.unicode import tidy_line

Value = str | int | float | bool | date | None

# What a spreadsheet would compute if the text were typed into it; a bare "-" and a number with its sign are no danger.
_FORMULA_LIKE = re.compile(r"[\t\r]|\s*[=@]|\s*[+-](?![\d\s.,()-]*$)")


class Range(NamedTuple):
    """Merged cells, both corners included; rows are counted from 1 as people do, columns from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Row:
    """A row that is not empty, with its number in the file, counted from 1; of a CSV file, the number of the record.

    A whole number is an int, a day is a date (a datetime where the cell has a time), an error is its text ("#N/A").
    """

    number: int
    values: tuple[Value, ...]
    is_hidden: bool = False
    formulas: frozenset[int] = frozenset()
    formula_without_value: frozenset[int] = frozenset()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The cells as people see them: tidy, NFC, a whole number without ".0", a day as ISO 8601, "" where empty."""
        return tuple(map(text_of, self.values))

    @cached_property
    def formula_like(self) -> frozenset[int]:
        """The columns whose text a spreadsheet would run as a formula if it were written back unguarded."""
        return frozenset(
            column for column, value in enumerate(self.values) if isinstance(value, str) and is_formula_like(value)
        )


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or the one table of a CSV file (whose name is empty)."""

    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()


@dataclass(frozen=True)
class LegacyText:
    """Text written for the fonts of the 1990s: its encoding ("tcvn3", "vni", …) and samples before and after."""

    encoding: str
    samples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Book:
    """Everything that was read, and what a clerk should know before it is used.

    `encoding` is that of a CSV file ("utf-8", "utf-16-le", "windows-1258" …), "" of a workbook. `legacy` stands as
    long as legacy text was found and not converted: then the texts are not yet Vietnamese.
    """

    sheets: tuple[Sheet, ...]
    encoding: str = ""
    findings: tuple[Finding, ...] = ()
    legacy: LegacyText | None = field(default=None)


def text_of(value: Value) -> str:
    """One cell as people see it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"  # the digits that a spreadsheet keeps
    if isinstance(value, date):
        return value.isoformat()
    return tidy_line(str(value))


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula.

    >>> [is_formula_like(text) for text in ("=1+1", "@SUM(A1)", "-Trưởng ban", "-", "+84 912 345 678", "Hòa")]
    [True, True, True, False, False, False]
    """
    return _FORMULA_LIKE.match(text) is not None
