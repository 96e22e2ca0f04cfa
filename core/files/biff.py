"""What lies in an .xls (Excel 5 to 2003) beside its values. Source: [MS-XLS], the records of the stream "Workbook"."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from core.files.compound import CompoundFile
from core.files.facts import BookFacts, SheetFacts
from core.files.findings import FileError
from core.files.sentences import DAMAGED, MACRO, NO_TABLE, PASSWORD

MAX_SHEETS = 255
STREAMS = ("Workbook", "Book")
_SECRETS = {"EncryptedPackage", "EncryptionInfo"}
_MACROS = {"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"}
_END, _FILEPASS, _SHEET, _FONT = 0x0A, 0x2F, 0x85, 0x31
_ROW, _COLUMNS, _FORMULA, _ROW_OF_NUMBERS = 0x208, 0x7D, 0x06, 0xBD
_CELLS = {0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, _FORMULA}
_TRUTH_OR_ERROR, _IS_ERROR = 0x205, 2
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_XLM_SHEET = 1
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x1


class _Record(NamedTuple):
    kind: int
    body: bytes


def facts_of(content: bytes) -> BookFacts:
    """Refuse what is no workbook without password and macros; tell what is hidden and what is computed."""
    container = CompoundFile(content)
    if container.names & _SECRETS:
        raise FileError("password_protected", PASSWORD)
    stream = next((name for name in STREAMS if name in container.names), None)
    if stream is None:
        raise FileError("wrong_type", NO_TABLE)
    if container.names & _MACROS:
        raise FileError("macro", MACRO)
    try:
        return _facts_of_stream(container.read(stream), is_unicode=stream == "Workbook")
    except (struct.error, IndexError) as error:
        raise FileError("damaged", DAMAGED) from error


def _records(stream: bytes, place: int = 0) -> Iterator[_Record]:
    """The records from a place to the end of their part."""
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield _Record(kind, stream[place + 4 : place + 4 + length])
        place += 4 + length
        if kind == _END:
            return


def _facts_of_stream(stream: bytes, *, is_unicode: bool) -> BookFacts:
    facts = BookFacts()
    places: dict[int, str] = {}
    for kind, body in _records(stream):
        if kind == _FILEPASS:
            raise FileError("password_protected", PASSWORD)
        if kind == _SHEET:
            place, name = _sheet(body, is_unicode=is_unicode)
            places[place] = name
            facts.sheets[name] = SheetFacts()
        elif kind == _FONT:
            facts.fonts.add(_text(body[14:], is_unicode=is_unicode))
    if len(places) != len(facts.sheets) or len(places) > MAX_SHEETS:  # two sheets in one place would be read twice
        raise FileError("damaged", DAMAGED)
    for place, name in places.items():
        for record in _records(stream, place):
            _note(record, facts.sheets[name])
    return facts


def _sheet(body: bytes, *, is_unicode: bool) -> tuple[int, str]:
    (place,) = struct.unpack_from("<I", body)
    if body[5] == _XLM_SHEET:
        raise FileError("macro", MACRO)
    return place, _text(body[6:], is_unicode=is_unicode)


def _text(body: bytes, *, is_unicode: bool) -> str:
    """A short text: its length, since Excel 97 a flag of its width, and the letters."""
    length = body[0]
    if not is_unicode:
        return body[1 : 1 + length].decode("cp1252", "replace")
    if body[1] & 1:
        return body[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return body[2 : 2 + length].decode("latin-1")


def _error_in(record: _Record) -> int | None:
    """The number of the error that a cell shows, of a computed cell or a typed one."""
    if record.kind == _FORMULA and record.body[6] == _IS_ERROR and record.body[12:14] == b"\xff\xff":
        return record.body[8]
    return record.body[6] if record.kind == _TRUTH_OR_ERROR and record.body[7] else None


def _note(record: _Record, sheet: SheetFacts) -> None:
    if record.kind in _CELLS:
        _note_cell(record, sheet)
    elif record.kind == _ROW_OF_NUMBERS:
        (row,), (last,) = struct.unpack_from("<H", record.body), struct.unpack("<H", record.body[-2:])
        sheet.note(row + 1, last)
    elif record.kind == _ROW and record.body[12] & _ROW_HIDDEN:
        sheet.hidden_rows.add(struct.unpack_from("<H", record.body)[0] + 1)
    elif record.kind == _COLUMNS:
        first, last, _width, _format, options = struct.unpack_from("<5H", record.body)
        if options & _COLUMN_HIDDEN:
            sheet.hide_columns(first, last)


def _note_cell(record: _Record, sheet: SheetFacts) -> None:
    row, column = struct.unpack_from("<HH", record.body)
    sheet.note(row + 1, column)
    if record.kind == _FORMULA:
        sheet.formulas[row + 1].add(column)
    error = _error_in(record)
    if error is not None:
        sheet.errors[row + 1][column] = _ERRORS.get(error, "#N/A")
