"""Workbooks as other programs write them, and as nobody should."""

from datetime import date, datetime

import pytest

from core.files.sheets import FileError, Range, letters_of, read_book
from tests.core.files.making import raw_workbook, spreadsheet, types, unpacked, workbook, zipped

MACRO = "application/vnd.ms-office.vbaProject"


def rows_of(content):
    return read_book(content).sheets[0].rows


def code_of(content):
    with pytest.raises(FileError) as refusal:
        read_book(content)
    return refusal.value.code


def data(*cells, before="", after=""):
    return f"{before}<sheetData>{''.join(cells)}</sheetData>{after}"


def test_values_keep_their_kind():
    morning = datetime.fromisoformat("2026-11-23T08:30:00")
    (row,) = rows_of(workbook(["Hoà", 5, 2.5, date(1970, 3, 2), morning, True, None, "  "]))
    assert row.values == ("Hoà", 5, 2.5, date(1970, 3, 2), morning, True, None, None)
    assert row.texts == ("Hoà", "5", "2.5", "1970-03-02", "2026-11-23T08:30:00", "True", "", "")


def test_text_is_composed_and_tidy_but_the_value_is_as_written():
    (row,) = rows_of(workbook(["Ho\u0300a\u00a0 Bi\u0300nh"]))
    assert row.texts == ("Hòa Bình",)
    assert row.values == ("Ho\u0300a\u00a0 Bi\u0300nh",)


def test_a_table_away_from_the_corner_keeps_its_places():
    (row,) = rows_of(workbook(change=lambda book: book.active.__setitem__("D5", "x")))
    assert (row.number, row.values) == (5, (None, None, None, "x"))


def test_cells_without_places_follow_one_another():
    inside = data("<row><c><v>1</v></c><c><v>2</v></c></row>", '<row r="5"><c><v>3</v></c></row>')
    assert [(row.number, row.values) for row in rows_of(raw_workbook(inside))] == [(1, (1, 2)), (5, (3, None))]


def test_prefixed_elements_are_the_same_elements():
    inside = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="2" hidden="1"><x:c r="B2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    parts = unpacked(raw_workbook(""))
    (row,) = rows_of(zipped(*((name, inside if "sheet1" in name else part) for name, part in parts)))
    assert (row.number, row.values, row.is_hidden, row.formulas) == (2, (None, 2), True, {1})


def test_a_formula_that_gave_an_empty_text_was_computed():
    inside = data(
        '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>1</f></c><c r="C1"><f>1</f><v/></c></row>'
    )
    (row,) = rows_of(raw_workbook(inside))
    assert row.formula_without_value == {1, 2}


def test_merged_cells_and_hidden_columns_are_told():
    inside = data(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        before='<cols><col min="2" max="16384" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:C2"/></mergeCells>',
    )
    (sheet,) = read_book(raw_workbook(inside)).sheets
    assert sheet.merged == (Range(1, 0, 2, 2),)
    assert min(sheet.hidden_columns) == 1
    assert len(sheet.hidden_columns) <= 200


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('r="XFD1048576"', "too_many_columns"),
        ('r="A1048576"', "too_many_rows"),
        ('r="xfd1048576"', "damaged"),
        ('r="A99999999999"', "damaged"),
        ('r="&#88;FD9"', "too_many_columns"),
        ('r=""', "damaged"),
        ('r="٣3"', "damaged"),
    ],
)
def test_a_stray_cell_does_not_make_billions(cell, code):
    assert code_of(raw_workbook(data(f"<row><c {cell}><v>1</v></c></row>"))) == code


def test_a_far_cell_with_nothing_in_it_is_no_cell():
    inside = data('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>')
    assert len(rows_of(raw_workbook(inside))) == 1


def test_a_wide_and_long_table_is_refused_before_it_is_unpacked():
    far = '<row r="1"><c r="GA1"><v>1</v></c></row><row r="150000"><c r="A150000"><v>1</v></c></row>'
    assert code_of(raw_workbook(data(far))) == "too_many_rows"


def test_a_document_type_in_any_part_is_refused():
    evil = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'
    assert code_of(raw_workbook(data(), extra=[("docProps/core.xml", evil)])) == "dtd_forbidden"


def test_a_deep_document_is_refused():
    assert code_of(raw_workbook("<a>" * 50_000 + "</a>" * 50_000)) == "too_deep"


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml", "Basic/a.xml"])
def test_macros_are_refused_by_the_names_of_their_parts(part):
    assert code_of(raw_workbook(data(), extra=[(part, "<a/>")])) == "macro"


def test_macros_are_refused_by_their_type():
    parts = [pair for pair in unpacked(raw_workbook(data())) if pair[0] != "[Content_Types].xml"]
    assert code_of(zipped(("[Content_Types].xml", types(("/xl/harmless.bin", MACRO))), *parts)) == "macro"


def test_numbers_that_are_none_show_their_error():
    cells = "".join(f"<c><v>{value}</v></c>" for value in ("1e999", "NaN", "1e300", "40087000000", "912345678.0"))
    (row,) = rows_of(raw_workbook(data(f"<row>{cells}</row>")))
    assert row.texts == ("#NUM!", "#NUM!", "1e+300", "40087000000", "912345678")


def test_pictures_of_people_stay_outside_and_that_is_said():
    content = raw_workbook(data("<row><c><v>1</v></c></row>"), extra=[("xl/media/image1.jpeg", b"\xff\xd8")])
    assert [finding.code for finding in read_book(content).findings] == ["pictures_left_out"]


def test_a_packed_table_is_to_be_unpacked_first():
    with pytest.raises(FileError, match="wrong_type") as refusal:
        read_book(zipped(("Danh sách.XLSX", b"x")))
    assert "giải nén" in str(refusal.value.sentence)


def test_a_binary_workbook_is_told_what_to_do():
    assert code_of(zipped(("xl/workbook.bin", b"x"))) == "wrong_type"


def test_two_hundred_columns_are_read_and_one_more_is_not():
    assert len(rows_of(workbook(["x"] * 200))[0].values) == 200
    assert code_of(workbook(["x"] * 201)) == "too_many_columns"


def table(*rows, name="Bảng"):
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def text_cell(text, more=""):
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def test_an_open_document_is_read_with_what_is_hidden():
    content = spreadsheet(
        table(
            '<table:table-column/><table:table-column table:visibility="collapse"/>',
            f"<table:table-row>{text_cell('Hòa')}{text_cell('Bình')}</table:table-row>",
            f'<table:table-row table:visibility="filter">{text_cell("Lan")}</table:table-row>',
            '<table:table-row table:number-rows-repeated="1048574"><table:table-cell'
            ' table:number-columns-repeated="16384"/></table:table-row>',
        )
    )
    (sheet,) = read_book(content).sheets
    assert [(row.number, row.values, row.is_hidden) for row in sheet.rows] == [
        (1, ("Hòa", "Bình"), False),
        (2, ("Lan", None), True),
    ]
    assert sheet.hidden_columns == {1}


def test_an_open_document_repeats_no_cell_without_end():
    wide = text_cell("x", 'table:number-columns-repeated="16384"')
    assert code_of(spreadsheet(table(f"<table:table-row>{wide}</table:table-row>"))) == "too_many_columns"
    many = '<table:table-row table:number-rows-repeated="1048576">'
    assert code_of(spreadsheet(table(f"{many}{text_cell('x')}</table:table-row>"))) == "too_many_rows"


def test_an_open_document_with_a_password_says_so():
    assert code_of(spreadsheet(table(), manifest="<manifest:encryption-data/>")) == "password_protected"


def test_columns_are_named_as_people_see_them():
    assert [letters_of(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_characters_that_no_database_takes_are_left_out():
    cell = '<c r="A1" t="inlineStr"><is><t>Hò_x0000_a_x0007_ Bình</t></is></c>'
    (row,) = rows_of(raw_workbook(data(f"<row>{cell}</row>")))
    assert not set(row.texts[0]) & set(map(chr, range(32)))
