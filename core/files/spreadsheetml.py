"""What lies in an .xlsx beside its values, and a clean copy of it: only the XML that has been looked at, nothing else.

The copy is what the table reader gets, so both have seen the same parts, however oddly the original was packed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from posixpath import join, normpath
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from core.files.book import Range
from core.files.facts import BookFacts, SheetFacts
from core.files.findings import FileError
from core.files.limits import MAX_COLUMNS, MAX_ROWS
from core.files.markup import Attributes, Scanner, scan
from core.files.packages import Package
from core.files.sentences import DAMAGED

WORKBOOK = "xl/workbook.xml"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE = {"1", "true"}


def facts_and_copy(package: Package) -> tuple[BookFacts, BytesIO]:
    """Read every part once: look at it and copy it."""
    sheets = _sheets_by_part(package)
    facts = BookFacts()
    copy = BytesIO()
    with ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as out:
        for part in package.markup():
            scanner = _scanner_of(part, sheets, facts)
            with out.open(part, "w") as written:
                scan(_copied(package.chunks(part), written), scanner)
    copy.seek(0)
    return facts, copy


def _copied(chunks: Iterable[bytes], copy: IO[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        copy.write(chunk)
        yield chunk


def _scanner_of(part: str, sheets: dict[str, str], facts: BookFacts) -> Scanner:
    if part in sheets:
        facts.sheets[sheets[part]] = SheetFacts()
        return _SheetScanner(facts.sheets[sheets[part]])
    return _FontScanner(facts.fonts) if part in {"xl/styles.xml", "xl/sharedStrings.xml"} else Scanner()


class _WorkbookScanner(Scanner):
    """The sheets by the ids of their relations."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.names[relation] = attributes.get("name", "")


class _RelationScanner(Scanner):
    """The parts by the ids of their relations."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            self.targets[attributes.get("Id", "")] = path


def _sheets_by_part(package: Package) -> dict[str, str]:
    workbook, relations = _WorkbookScanner(), _RelationScanner()
    scan(package.chunks(WORKBOOK), workbook)
    scan(package.chunks("xl/_rels/workbook.xml.rels"), relations)
    return {relations.targets[key]: name for key, name in workbook.names.items() if key in relations.targets}


class _FontScanner(Scanner):
    """The names of the fonts, of whole cells and of parts of them."""

    def __init__(self, fonts: set[str]) -> None:
        self._fonts = fonts

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"name", "rFont"} and "val" in attributes:
            self._fonts.add(attributes["val"])


class _SheetScanner(Scanner):
    """One sheet: where cells with something in them lie, which are formulas, what is hidden and merged."""

    def __init__(self, facts: SheetFacts) -> None:
        self._facts = facts
        self._row, self._column = 0, -1
        self._kind = ""
        self._is_formula = self._in_value = False

    def start(self, name: str, attributes: Attributes) -> None:
        begin = self._beginnings.get(name)
        if begin:
            begin(self, attributes)

    def text(self, text: str) -> None:
        if not self._in_value or text.isspace():
            return
        if self._kind == "e":
            self._facts.errors[self._row][self._column] = text
        if self._is_formula:
            self._facts.formula_without_value[self._row].discard(self._column)

    wants_text = True

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = _number(attributes.get("r"), self._row + 1)
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self._facts.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _place(reference)
        self._kind = attributes.get("t", "")
        self._is_formula = self._in_value = False

    def _begin_formula(self, _attributes: Attributes) -> None:
        self._is_formula, self._in_value = True, False
        self._facts.note(self._row, self._column)
        if self._row <= MAX_ROWS and self._column < MAX_COLUMNS:
            self._facts.formulas[self._row].add(self._column)
            self._facts.formula_without_value[self._row].add(self._column)

    def _begin_value(self, _attributes: Attributes) -> None:
        self._in_value = True
        self._facts.note(self._row, self._column)
        if self._is_formula and self._kind == "str":  # the formula gave an empty text
            self._facts.formula_without_value[self._row].discard(self._column)

    def _begin_text(self, _attributes: Attributes) -> None:
        self._in_value = False
        self._facts.note(self._row, self._column)

    def _begin_column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _TRUE:
            first = _number(attributes.get("min"), 1)
            self._facts.hide_columns(first - 1, _number(attributes.get("max"), first) - 1)

    def _begin_merge(self, attributes: Attributes) -> None:
        first, _colon, last = attributes.get("ref", "").partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self._facts.merge(Range(top, left, bottom, right))

    _beginnings = {
        "row": _begin_row, "c": _begin_cell, "f": _begin_formula, "v": _begin_value, "is": _begin_text,
        "col": _begin_column, "mergeCell": _begin_merge,
    }  # fmt: skip


def _number(text: str | None, otherwise: int) -> int:
    """A count of rows or columns as written; nonsense is damage."""
    if text is None:
        return otherwise
    try:
        return int(text)
    except ValueError as error:
        raise FileError("damaged", DAMAGED) from error


@lru_cache(maxsize=1_000)
def _column(letters: str) -> int:
    """The number of a column, counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _place(reference: str) -> tuple[int, int]:
    """The row, counted from 1, and the column of a cell; what is no cell is damage, whatever another reader makes of it."""
    cell = _CELL.fullmatch(reference)
    if cell is None:
        raise FileError("damaged", DAMAGED)
    return int(cell[2]), _column(cell[1])
