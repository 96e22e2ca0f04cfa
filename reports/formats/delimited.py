"""CSV as Excel in Viet Nam opens it: UTF-8 with a byte-order mark, and no text that it would take for a formula."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from os import PathLike
from pathlib import Path

from core.text.unicode import nfc

FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n")
ROWS_AT_ONCE = 5000

_needs_quotes = re.compile('[",\r\n]').search


def delimited(text: str) -> str:
    """The text as a cell: composed, with an apostrophe before what a spreadsheet would compute, quoted where needed.

    >>> delimited("=1+1"), delimited("86,67"), delimited("Hòa")
    ("'=1+1", '"86,67"', 'Hòa')
    """
    cell = nfc(text)
    if cell.startswith(FORMULA_BEGINS):
        cell = f"'{cell}"
    if _needs_quotes(cell):
        cell = '"' + cell.replace('"', '""') + '"'
    return cell


def write_delimited(
    headings: Sequence[str], rows: Iterable[tuple[int, str, str, str]], path: str | PathLike[str]
) -> None:
    """Write the rows as they come: a number and three parts of `delimited` cells with commas between them."""
    lines = (f"{number},{first},{second},{third}\r\n" for number, first, second, third in rows)
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        file.write("\ufeff" + ",".join(map(delimited, headings)) + "\r\n")
        while block := "".join(islice(lines, ROWS_AT_ONCE)):
            file.write(block)
