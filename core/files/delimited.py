"""Tables in text files: commas, semicolons, tabs or bars between the cells, quotes around the awkward ones."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import chain, islice

from django.utils.translation import gettext as _

from core.files.book import Row, Sheet, Value
from core.files.encodings import decoded
from core.files.findings import FileError, Finding
from core.files.limits import MAX_BYTES, MAX_CELL_LETTERS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from core.files.sentences import TOO_MANY_ROWS, TOO_WIDE

# The module's own limit stops the whole file; ours below leaves out the one row and goes on.
csv.field_size_limit(MAX_BYTES)

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50
_SAID_BY_EXCEL = re.compile(r"sep=(.)\s*")
_END = "\0"  # a record of our own after the last one, in no text: inside an open quote it is swallowed


def read_delimited(content: bytes) -> tuple[Sheet, str, list[Finding]]:
    """The one table of the file, its encoding, and what had to be left out."""
    text = decoded(content)
    findings: list[Finding] = []
    rows = list(_rows(_records(text.text, findings), findings))
    if rows and _is_cut(text.text, rows, is_cut=text.is_cut):
        findings.append(_cut_from(rows.pop().number))
    return Sheet("", tuple(rows)), text.encoding, findings


def _cut_from(record: int) -> Finding:
    message = _("Tệp có vẻ bị cắt: dòng cuối không trọn nên không được đọc. Đồng chí kiểm tra lại tệp gốc.")
    return Finding("truncated", message, _("dòng {row}").format(row=record))


def _records(text: str, findings: list[Finding]) -> Iterator[list[str]]:
    """The records of the file; the last one is left out where its quotes never close."""
    first_line = text.partition("\n")[0]
    said = _SAID_BY_EXCEL.fullmatch(first_line)
    delimiter = said[1] if said and said[1] in _DELIMITERS else _delimiter(text)
    lines = chain(StringIO(text, newline=""), [] if text.endswith(("\n", "\r")) else ["\n"], [_END])
    number = 0
    try:
        for number, record in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                findings.append(_cut_from(number))
                return
            yield [] if said and number == 1 else record
    except csv.Error as error:
        sentence = _("Tệp có dòng không đọc được. Đồng chí kiểm tra dấu nháy kép ở gần dòng {row}.")
        raise FileError("damaged", sentence.format(row=number + 1)) from error


def _delimiter(text: str) -> str:
    """The delimiter by which most of the first records have the same width of two or more."""
    head = "".join(islice(StringIO(text, newline=""), _LOOKED_AT))[: MAX_CELL_LETTERS * 4]
    return max(_DELIMITERS, key=lambda delimiter: _regularity(head, delimiter))


def _regularity(head: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(map(len, csv.reader(StringIO(head, newline=""), delimiter=delimiter)))
    except csv.Error:
        return 0, 0
    usual = max((width for width in widths if width > 1), key=lambda width: (widths[width], width), default=0)
    return widths[usual], usual


def _rows(records: Iterator[list[str]], findings: list[Finding]) -> Iterator[Row]:
    cells = 0
    for number, record in enumerate(records, start=1):
        cells += len(record)
        if len(record) > MAX_COLUMNS:
            raise FileError("too_many_columns", TOO_WIDE)
        if number > MAX_ROWS or cells > MAX_CELLS:
            raise FileError("too_many_rows", TOO_MANY_ROWS)
        if any(len(cell) > MAX_CELL_LETTERS for cell in record):
            message = _("Dòng này có ô quá dài nên không được đọc. Đồng chí kiểm tra dấu nháy kép và ô nhiều chữ.")
            findings.append(Finding("field_too_long", message, _("dòng {row}").format(row=number)))
            continue
        values: tuple[Value, ...] = tuple(cell or None for cell in record)
        if any(cell.strip() for cell in record):
            yield Row(number, values)


def _is_cut(text: str, rows: list[Row], *, is_cut: bool) -> bool:
    """Whether the file stops inside its last row: in the middle of a letter, or of a line that is too short."""
    if is_cut:
        return True
    widths = Counter(len(row.values) for row in rows[:-1])
    if text.endswith(("\n", "\r")) or not widths:
        return False
    usual, times = widths.most_common(1)[0]
    return times > 1 and len(rows[-1].values) < usual
