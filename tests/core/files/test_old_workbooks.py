"""The .xls of Excel 97 to 2003: its container, its records, and damage that would end the reader's process."""

import struct
from pathlib import Path

import pytest

from core.files import biff, tables
from core.files.compound import CompoundFile
from core.files.findings import FileError
from core.files.sheets import read_book

PEOPLE = Path(__file__).parents[2] / "corpus" / "people"
EXCEL_97 = (PEOPLE / "p16-excel-97.xls").read_bytes()
DIMENSIONS = b"\x00\x02\x0e\x00"


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def stream(*records, sheets=(("Trang 1", 0),), before=b""):
    """A workbook of one or more sheets that share their records; places are counted once the head is known."""
    names = [name.encode("utf-16-le") for name, _kind in sheets]
    length = len(before) + sum(4 + 8 + len(name) for name in names) + 4
    head = before
    inside = b"".join(records) + record(0x0A)
    for number, (name, (_name, kind)) in enumerate(zip(names, sheets, strict=True)):
        place = length + number * len(inside)
        head += record(0x85, struct.pack("<IBBBB", place, 0, kind, len(name) // 2, 1) + name)
    return head + record(0x0A) + inside * len(sheets)


def facts(*records, **options):
    return biff._facts_of_stream(stream(*records, **options), is_unicode=True)


def code_of(call, *arguments, **options):
    with pytest.raises(FileError) as refusal:
        call(*arguments, **options)
    return refusal.value.code


def cell(kind, row, column, rest=b"\0" * 10):
    return record(kind, struct.pack("<HH", row, column) + rest)


def test_what_is_hidden_computed_and_failed_is_told():
    failed = b"\0\0" + b"\2\0\x2a\0\0\0\xff\xff" + b"\0" * 8
    told = facts(
        record(0x208, struct.pack("<H", 4) + bytes(10) + b"\x20\0\0\0"),
        record(0x208, struct.pack("<H", 5) + bytes(14)),
        record(0x7D, struct.pack("<5H", 1, 2, 0, 0, 1) + b"\0\0"),
        cell(0x203, 3, 2),
        cell(0x06, 4, 1, failed),
        cell(0x205, 5, 0, b"\0\0\x07\1"),
        record(0xBD, struct.pack("<HH", 6, 0) + bytes(18) + struct.pack("<H", 2)),
        cell(0x201, 60_000, 200),
    ).sheets["Trang 1"]
    assert (told.hidden_rows, told.hidden_columns, dict(told.formulas)) == ({5}, {1, 2}, {5: {1}})
    assert dict(told.errors) == {5: {1: "#N/A"}, 6: {0: "#DIV/0!"}}
    assert (told.last_row, told.last_column) == (7, 2)


def test_passwords_and_macro_sheets_are_refused():
    assert code_of(facts, before=record(0x2F, bytes(6))) == "password_protected"
    assert code_of(facts, sheets=[("A", 1)]) == "macro"


def test_two_sheets_of_one_name_or_place_are_damage():
    assert code_of(facts, sheets=[("A", 0), ("A", 0)]) == "damaged"
    assert list(facts(sheets=[("A", 0), ("Bảng 2", 0)]).sheets) == ["A", "Bảng 2"]


def test_the_fonts_are_told():
    name = ".VnTime".encode("utf-16-le")
    assert facts(before=record(0x31, bytes(14) + bytes([7, 1]) + name)).fonts == {".VnTime"}


def test_the_container_gives_its_streams():
    container = CompoundFile(EXCEL_97)
    assert "Workbook" in container.names
    assert container.read("Workbook")[:2] == b"\x09\x08"


@pytest.mark.parametrize("kept", [8, 100, 511, 512, 513, 1024, 4000])
def test_a_cut_container_is_damaged(kept):
    assert code_of(read_book, EXCEL_97[:kept]) == "damaged"


def test_a_container_that_runs_in_circles_ends_as_damage():
    content = bytearray(EXCEL_97)
    (table,) = struct.unpack_from("<I", content, 76)
    for number in range(len(content) // 512):
        struct.pack_into("<I", content, (table + 1) * 512 + number * 4, number)
    assert code_of(read_book, bytes(content)) in {"damaged", "wrong_type"}


def test_a_size_beyond_all_memory_does_not_end_our_process():
    content = bytearray(EXCEL_97)
    place = content.index(DIMENSIONS) + 4
    struct.pack_into("<IIHH", content, place, 0, 2**32 - 1, 0, 2**16 - 1)
    assert code_of(read_book, bytes(content)) == "damaged"


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(tables, "MAX_SECONDS", 0.001)
    assert code_of(read_book, EXCEL_97) == "damaged"


def test_a_letter_of_the_same_container_is_no_table():
    content = EXCEL_97.replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))
    assert code_of(read_book, content) == "wrong_type"


def test_macros_are_refused():
    project = "_VBA_PROJECT".encode("utf-16-le")
    content = bytearray(EXCEL_97)
    entry = content.index("Workbook".encode("utf-16-le")) + 128
    content[entry : entry + 128] = project.ljust(64, b"\0") + struct.pack("<H", 26) + b"\2" + bytes(61)
    assert code_of(read_book, bytes(content)) == "macro"
