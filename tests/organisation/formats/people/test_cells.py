"""Cells that are no plain text: ditto marks, formulas, errors, old fonts."""

from dataclasses import replace

from core.files.book import Book
from core.files.findings import Finding
from organisation.formats.people import read_people, samples_of
from tests.organisation.formats.people.lists import AN, BINH, HEADINGS, codes, read, read_sheets, sheet


def test_signs_that_say_as_above():
    rows = [(2, "Trần Văn Bình", "", "", "nt", '"'), (3, "Lê Văn Cường", "", "", "-nt-", "Như trên")]
    people = read(HEADINGS, AN, *rows)
    assert {(row.position_text, row.unit_text) for row in people.rows} == {("Chuyên viên", "Xã Kim Liên")}
    assert people.rows[2].cells["Đơn vị"] == "Xã Kim Liên"


def test_one_person_with_two_posts_in_merged_cells():
    people = read(
        HEADINGS,
        AN,
        (None, None, None, None, "Tổ trưởng tổ CNSCĐ", None),
        merged=[(2, place, 3, place) for place in (0, 1, 2, 3, 5)],
    )
    assert [(row.full_name, row.same_as) for row in people.rows] == [("Nguyễn Thị An", None), ("Nguyễn Thị An", 2)]
    assert codes(people.rows[1]) == ["same_person_second_post"]


def test_formulas_without_values_matter_only_where_something_is_kept():
    listed = sheet((*HEADINGS, "Tuổi", "Số CCCD"), (*AN, None, None), (*BINH, None, None))
    rows = [replace(row, formula_without_value=frozenset({3, 6, 7})) for row in listed.rows[1:]]
    people = read_sheets(replace(listed, rows=(listed.rows[0], *rows)))
    assert codes(people).count("formula_without_cached_value") == 1
    assert {code for row in people.rows for code in codes(row)} == {"cell_formula_without_value"}


def test_errors_of_formulas_are_no_text():
    people = read(
        HEADINGS, (1, "Nguyễn Thị An", "#VALUE!", "#N/A", "#REF!", "#N/A"), (2, "#NAME?", "", "", "Chuyên viên", "")
    )
    row = people.rows[0]
    assert (row.birth_year, row.phone, row.position_text, row.unit_text) == (None, "", "", "")
    assert codes(people.rows[0]).count("cell_formula_error") == 3
    assert "unit_formula_error" in codes(people.rows[0])
    assert "name_missing" in codes(people.rows[1])


def test_a_thousand_pages_with_headings_are_read_in_one_pass():
    people = read(*[row for _ in range(1000) for row in (HEADINGS, AN)])
    assert len(people.rows) == 1000
    assert len(people.skipped) == 999


def test_samples_of_old_text_show_names_and_never_what_must_not_be_kept():
    before = sheet(("TT", "Hä vµ tªn", "D©n téc"), (1, "NguyÔn ThÞ An", "Kh¬ Mó"))
    after = sheet(("TT", "Họ và tên", "Dân tộc"), (1, "Nguyễn Thị An", "Khơ Mú"))
    samples = samples_of(Book((before,)), Book((after,)), read_sheets(after))
    assert samples == (("NguyÔn ThÞ An", "Nguyễn Thị An"),)


def test_what_the_reader_of_the_file_quotes_of_old_text_is_not_passed_on():
    said = Finding("legacy_encoding", "“Kh¬ Mó” sẽ thành “Khơ Mú”")
    people = read_people(Book((sheet(HEADINGS, AN),), findings=(said, Finding("truncated", "cụt", "dòng 9"))))
    assert codes(people) == ["legacy_encoding", "truncated"]
    assert "Khơ Mú" not in repr(people)
