"""Each table file of the corpus ends as its sidecar says, as far as reading goes."""

import json
from pathlib import Path

import pytest

from core.files.sheets import FileError, read_book

CORPUS = Path(__file__).parents[2] / "corpus"
PEOPLE = sorted(path.name.removesuffix(".expected.json") for path in CORPUS.glob("people/*.expected.json"))
REFUSED = [
    path.name.removesuffix(".expected.json")
    for path in sorted(CORPUS.glob("hostile/*.expected.json"))
    if json.loads(path.read_text())["verdict"] == "refuse"
]
NOT_A_TABLE = {"h20-svg-script.svg": "wrong_type"}
ONLY_HEADINGS = "h16-chi-co-tieu-de.xlsx"


def read(folder, name, **options):
    return read_book((CORPUS / folder / name).read_bytes(), **options)


def expected(folder, name):
    return json.loads((CORPUS / folder / f"{name}.expected.json").read_text())


def codes(book):
    return [finding.code for finding in book.findings]


@pytest.mark.parametrize("name", [name for name in REFUSED if name != ONLY_HEADINGS])
def test_a_hostile_file_is_refused_for_its_reason(name):
    with pytest.raises(FileError) as refusal:
        read("hostile", name)
    assert refusal.value.code == NOT_A_TABLE.get(name, expected("hostile", name)["reason"])
    assert str(refusal.value.sentence).endswith(".")


def test_headings_alone_are_one_row():
    (sheet,) = read("hostile", ONLY_HEADINGS).sheets
    assert len(sheet.rows) == 1


@pytest.mark.parametrize("name", ["h20d-anh-lien-ket-ngoai.docx", "h49-doi-tuong-nhung.docx"])
def test_a_letter_is_no_table(name):
    with pytest.raises(FileError) as refusal:
        read("hostile", name)
    assert refusal.value.code == "wrong_type"


def test_a_locked_sheet_is_read():
    (sheet,) = read("hostile", "h10-khoa-trang-tinh.xlsx").sheets
    assert "Nguyễn Trọng Hoà" in sheet.rows[1].texts


def test_what_a_cut_file_lost_is_told_and_the_last_row_left_out():
    book = read("hostile", "h14-csv-cat-giua-ky-tu.csv")
    assert codes(book) == ["truncated"]
    assert book.findings[0].where == "dòng 15"
    assert book.sheets[0].rows[-1].number == 14


def test_a_cell_of_a_megabyte_costs_its_row_only():
    book = read("hostile", "h18-csv-dong-1mb.csv")
    assert [(finding.code, finding.where) for finding in book.findings] == [("field_too_long", "dòng 2")]
    assert [row.number for row in book.sheets[0].rows] == [1, 3]


def test_text_like_a_formula_stays_text_and_is_marked():
    rows = read("hostile", "h19-tiem-cong-thuc.csv").sheets[0].rows
    issues = {issue["row"]: issue["cell"] for issue in expected("hostile", "h19-tiem-cong-thuc.csv")["row_issues"]}
    assert {row.number: row.texts[min(row.formula_like)] for row in rows if row.formula_like} == issues


def test_formulas_in_cells_for_text_are_marked_and_not_computed():
    rows = read("hostile", "h19b-tiem-cong-thuc.xlsx").sheets[0].rows
    assert [row.number for row in rows if row.formula_without_value] == [3, 4, 8]


@pytest.mark.parametrize("name", PEOPLE)
def test_a_list_of_people_is_read_as_it_was_written(name):
    wanted = expected("people", name)
    book = read("people", name, convert_legacy=True)
    rows = {(sheet.name, row.number): " ".join(row.texts) for sheet in book.sheets for row in sheet.rows}
    if "encoding" in wanted:
        assert book.encoding == wanted["encoding"].removesuffix("-sig")
    for person in wanted.get("people", wanted.get("sample", [])):
        line = rows[person.get("sheet") or wanted["sheet"] or "", person["row"]]
        spellings = [person["full_name"] or "", *person.get("full_name_accept", [])]
        words = {" ".join(sorted(spelling.lower().split())) for spelling in spellings}
        assert any(set(words_of.split()) <= set(line.lower().split()) for words_of in words)


def test_legacy_text_is_shown_and_not_converted_unasked():
    book = read("people", "p10-tcvn3-vntime.xls")
    assert codes(book) == ["legacy_encoding"]
    assert book.legacy.encoding == expected("people", "p10-tcvn3-vntime.xls")["legacy_encoding"]
    assert ("Hä vµ tªn", "Họ và tên") in book.legacy.samples
    assert "Hä vµ tªn" in book.sheets[0].rows[1].texts


def test_legacy_text_is_converted_when_asked_for():
    book = read("people", "p10-tcvn3-vntime.xls", convert_legacy=True)
    assert book.legacy is None
    assert codes(book) == ["legacy_converted"]
    assert book.sheets[0].rows[0].texts[0] == "Danh sách cán bộ Mặt trận Xã Đô Lương"


def test_hidden_rows_columns_and_sheets_are_told():
    sheets = read("people", "p05-cot-cam-cot-an.xlsx").sheets
    assert [sheet.name for sheet in sheets if sheet.is_hidden] == ["_an"]
    assert [row.number for row in sheets[0].rows if row.is_hidden] == [12, 17]
    assert len(sheets[0].hidden_columns) == 2


def test_columns_that_nobody_computed_are_told():
    book = read("people", "p34-cong-thuc-khong-gia-tri.xlsx")
    assert [(finding.code, finding.where) for finding in book.findings] == [
        ("formula_without_cached_value", "trang “DS”, cột D"),
        ("formula_without_cached_value", "trang “DS”, cột E"),
    ]


def test_computed_values_are_read_and_failed_ones_show_their_error():
    row = read("people", "p15-cong-thuc.xlsx").sheets[0].rows[8]
    assert row.texts[3] == "Phạm Thị Ngọc Hằng"
    assert row.texts[9] == "#N/A"
    assert 9 in row.formulas


def test_merged_headings_are_told():
    (sheet,) = read("people", "p02-quoc-hieu-tieu-de-hai-dong.xlsx").sheets
    assert (7, 2, 7, 3) in sheet.merged
