"""Files that are no lists of units: each is refused as a whole, with a code and a sentence."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.files.limits import MAX_COLUMNS
from organisation.formats.units import units_in


def xlsx(*rows, far=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if far:
        book.active[far] = "ô lạc"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def package(*names):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def code_of(content):
    listing = units_in(content)
    assert not listing.places
    (problem,) = listing.errors
    assert problem.message
    return problem.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\r\n ", "empty"),
        (b"MZ\x90\x00\x03", "wrong_type"),
        (b"%PDF-1.7 ...", "wrong_type"),
        (b"<html><body><table></table></body></html>", "wrong_type"),
        (b"\xff\xd8\xff\xe0 JFIF", "wrong_type"),
        (b"ma tinh,ten tinh\n\x00\x01,\x02", "wrong_type"),
        ("Mã tỉnh,Tên tỉnh".encode("cp1258", "replace") + b"\xd0\xcf\xff", "unknown_encoding"),
        (b"PK\x03\x04 and then nothing of use", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (package("word/document.xml"), "damaged"),
        (xlsx(["PhÇn nµy viÕt b»ng ph«ng .VnTime"], ["X· TiÕn Thñy"]), "legacy_encoding"),
        (xlsx(["ghi chú"], ["không có bảng"]), "missing_columns"),
        (b"a,b,c\n1,2,3\n", "missing_columns"),
        (b"province_code,province,ward_code,ward\n", "no_rows"),
        (xlsx(["province_code", "province", "ward_code", "ward"]), "no_rows"),
        (xlsx(["province_code", "province", "ward_code", "ward"], far="XFD1048576"), "too_many_columns"),
        (xlsx(["province_code", "province", "ward_code", "ward"], far="A1048576"), "too_many_rows"),
        (("a," * (MAX_COLUMNS + 1)).encode(), "too_many_columns"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content, code):
    assert code_of(content) == code


def test_a_workbook_with_macros_is_refused():
    stream = BytesIO(xlsx(["province_code", "province", "ward_code", "ward"]))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert code_of(stream.getvalue()) == "macro"


def test_a_bomb_is_refused_before_it_is_unpacked():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/big.xml", "w") as part:
        for _megabyte in range(20):
            part.write(bytes(1_000_000))
    assert len(stream.getvalue()) < 1_000_000
    assert code_of(stream.getvalue()) == "zip_bomb"


def test_half_a_workbook_is_damaged():
    whole = xlsx(["province_code", "province", "ward_code", "ward"], ["40", "Tỉnh Nghệ An", "17971", "Xã Kim Liên"])
    assert code_of(whole[: len(whole) * 6 // 10]) == "damaged"


def test_text_that_looks_like_a_formula_stays_text():
    listing = units_in(b'province_code,province,ward_code,ward\n40,=1+1,17971,"@cmd|x"\n')
    assert [place.name for place in listing.places.values()] == ["=1+1", "@cmd|x"]


def test_short_rows_and_empty_rows_do_no_harm():
    listing = units_in("province_code,province,ward_code,ward\n\n40,Tỉnh Nghệ An\n,,,\n".encode())
    assert [place.key for place in listing.places.values()] == [("province", "40")]
    assert not listing.errors


def test_a_row_with_an_endless_cell_is_left_out_and_said():
    listing = units_in(b'province_code,province,ward_code,ward\n01,"' + b"x" * 200_000 + b'",1,1\n40,Vinh,17971,Sen\n')
    assert [(problem.code, problem.where) for problem in listing.errors] == [("field_too_long", "dòng 2")]
    assert listing.skipped == 1
    assert ("commune", "17971") in listing.places


WORKBOOK = xlsx(["province_code", "province", "ward_code", "ward"], ["40", "Nghệ An", "17971", "Kim Liên"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), max_size=8))
def test_no_damage_to_a_workbook_brings_the_reader_down(damage):
    content = bytearray(WORKBOOK)
    for place, byte in damage:
        content[place] = byte
    units_in(bytes(content))
