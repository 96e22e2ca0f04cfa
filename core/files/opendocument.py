"""What lies in an .ods beside its values, and a clean copy of it: only the XML that has been looked at."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from core.files.book import Range
from core.files.facts import BookFacts, SheetFacts
from core.files.findings import FileError
from core.files.limits import MAX_COLUMNS, MAX_ROWS
from core.files.markup import Attributes, Scanner, scan
from core.files.packages import Package
from core.files.sentences import DAMAGED, PASSWORD

MIME_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def facts_and_copy(package: Package) -> tuple[BookFacts, BytesIO]:
    """Read every part once: look at it and copy it; the type comes first and unpacked, as the format asks."""
    facts = BookFacts()
    copy = BytesIO()
    with ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as out:
        out.writestr("mimetype", MIME_TYPE, ZIP_STORED)
        for part in package.markup():
            content = package.read(part)
            scan([content], _scanner_of(part, facts))
            out.writestr(part, content)
    copy.seek(0)
    return facts, copy


def _scanner_of(part: str, facts: BookFacts) -> Scanner:
    if part == "content.xml":
        return _ContentScanner(facts)
    return _SecretScanner() if part == "META-INF/manifest.xml" else Scanner()


class _SecretScanner(Scanner):
    """A manifest that names an encryption belongs to a file with a password."""

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 -- the name alone says it
        if name == "encryption-data":
            raise FileError("password_protected", PASSWORD)


class _ContentScanner(Scanner):
    """The tables: rows and cells may stand for many alike, and only those with something in them count."""

    def __init__(self, facts: BookFacts) -> None:
        self._facts, self._sheet = facts, SheetFacts()
        self._row = self._rows = self._column = self._columns = 0

    def start(self, name: str, attributes: Attributes) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        begin = self._beginnings.get(name)
        if begin:
            begin(self, plain)

    def end(self, name: str) -> None:
        if name == "table-row":
            self._row += self._rows
        elif name in {"table-cell", "covered-table-cell"}:
            self._column += self._columns

    def _begin_table(self, attributes: Attributes) -> None:
        self._sheet = self._facts.sheets[attributes.get("name", "")] = SheetFacts()
        self._row = self._column = 0

    def _begin_column(self, attributes: Attributes) -> None:
        repeated = _repeated(attributes, "number-columns-repeated")
        if attributes.get("visibility", "visible") != "visible":
            self._sheet.hide_columns(self._column, self._column + repeated - 1)
        self._column += repeated

    def _begin_row(self, attributes: Attributes) -> None:
        self._column, self._rows = 0, _repeated(attributes, "number-rows-repeated")
        if attributes.get("visibility", "visible") != "visible":
            first = self._row + 1
            self._sheet.hidden_rows.update(range(first, min(first + self._rows, MAX_ROWS)))

    def _begin_cell(self, attributes: Attributes) -> None:
        self._columns = _repeated(attributes, "number-columns-repeated")
        row, column = self._row + 1, self._column
        if "formula" in attributes or "value-type" in attributes:
            self._note()
        if "formula" in attributes and row <= MAX_ROWS and column < MAX_COLUMNS:
            self._sheet.formulas[row].add(column)
            if "value-type" not in attributes:
                self._sheet.formula_without_value[row].add(column)
        down, across = (_repeated(attributes, key) for key in ("number-rows-spanned", "number-columns-spanned"))
        if (down, across) != (1, 1):
            self._sheet.merge(Range(row, column, row + down - 1, column + across - 1))

    def _begin_paragraph(self, _attributes: Attributes) -> None:
        self._note()

    def _note(self) -> None:
        self._sheet.note(self._row + self._rows, self._column + self._columns - 1)

    def _begin_font(self, attributes: Attributes) -> None:
        self._facts.fonts.add(attributes.get("name", ""))

    _beginnings = {
        "table": _begin_table, "table-column": _begin_column, "table-row": _begin_row, "table-cell": _begin_cell,
        "covered-table-cell": _begin_cell, "p": _begin_paragraph, "font-face": _begin_font,
    }  # fmt: skip


def _repeated(attributes: Attributes, key: str) -> int:
    """How many times; nonsense is damage."""
    try:
        times = int(attributes.get(key, "1"))
    except ValueError as error:
        raise FileError("damaged", DAMAGED) from error
    return max(times, 1)
