"""The same person twice in a list."""

import pytest

from tests.organisation.formats.people.lists import HEADINGS, codes, read, read_sheets, sheet

HOA = (1, "Trần Thị Hoà", "25/02/1992", "0591307377", "Tổ trưởng tổ CNSCĐ xóm 7", "Xã Sơn Lâm")


def second(**changes):
    """A second row of the same person, changed so."""
    fields = ("number", "name", "birth", "phone", "position", "unit")
    cells = dict(zip(fields, HOA, strict=True)) | {"number": 2} | changes
    row = read(HEADINGS, HOA, tuple(cells.values())).rows[1]
    doubts = {
        "duplicate_in_file",
        "same_person_second_post",
        "same_name_other_person",
        "possible_duplicate",
        "phone_of_another",
    }
    return row.same_as, row.like, [code for code in codes(row) if code in doubts]


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, (2, None, ["duplicate_in_file"])),
        ({"name": "TRẦN THỊ HÒA"}, (2, None, ["duplicate_in_file"])),
        ({"unit": "xã sơn lâm"}, (2, None, ["duplicate_in_file"])),
        ({"birth": 1992}, (2, None, ["duplicate_in_file"])),
        ({"birth": ""}, (2, None, ["duplicate_in_file"])),
        ({"phone": ""}, (2, None, ["duplicate_in_file"])),
        ({"position": "Chuyên viên"}, (2, None, ["same_person_second_post"])),
        ({"unit": "Xã Kim Liên"}, (2, None, ["same_person_second_post"])),
        ({"phone": "0912345678"}, (None, 2, ["possible_duplicate"])),
        ({"birth": "26/02/1992"}, (None, 2, ["possible_duplicate"])),
        ({"name": "Vi Thị Pó"}, (None, 2, ["phone_of_another"])),
        ({"birth": "20/12/1999", "phone": "0912345678"}, (None, None, ["same_name_other_person"])),
        ({"birth": "20/12/1999", "phone": "", "unit": "Xã Kim Liên"}, (None, None, [])),
        ({"name": "Trần Thị Hoa", "phone": "0912345678"}, (None, None, [])),
        ({"phone": "0912345678", "unit": "Xã Kim Liên", "birth": ""}, (None, None, [])),
        ({"phone": "", "birth": ""}, (None, 2, ["possible_duplicate"])),
    ],
)
def test_certain_doubtful_and_different(changes, verdict):
    assert second(**changes) == verdict


def test_accepting_the_question_makes_them_one():
    twice = sheet(HEADINGS, HOA, (2, *HOA[1:3], "0912345678", *HOA[4:]))
    row = read_sheets(twice, accepted=frozenset({"possible_duplicate"})).rows[1]
    assert (row.same_as, row.like) == (2, None)


def test_a_third_row_points_at_the_first():
    rows = read(HEADINGS, HOA, HOA, (3, *HOA[1:4], "Chuyên viên", HOA[5])).rows
    assert [row.same_as for row in rows] == [None, 2, 2]


def test_people_of_two_sheets_are_compared_and_the_sheet_is_named():
    rows = read_sheets(sheet(HEADINGS, HOA, name="Một"), sheet(HEADINGS, HOA, name="Hai")).rows
    assert (rows[1].same_as, rows[1].same_as_sheet) == (2, "Một")
    assert "trang “Một”, dòng 2" in rows[1].findings[-1].message


def test_a_telephone_of_an_office_is_no_question():
    others = [
        (place, f"Lê Văn {name}", 1980 + place, HOA[3], "Chuyên viên", "Xã Sơn Lâm")
        for place, name in enumerate("ABCD")
    ]
    rows = read(HEADINGS, HOA, *others).rows
    assert [codes(row)[-1:] for row in rows[2:]] == [["phone_of_another"], ["phone_of_many"], ["phone_of_many"]]
    landline = "02383842123"
    rows = read(HEADINGS, (*HOA[:3], landline, *HOA[4:]), (2, "Lê Văn An", 1980, landline, "Chuyên viên", "")).rows
    assert codes(rows[1])[-1] == "phone_of_many"


def test_rows_without_names_are_never_the_same_person():
    nobody = (1, "", "", "0912345678", "Chuyên viên", "Xã Sơn Lâm")
    assert [row.same_as for row in read(HEADINGS, nobody, nobody).rows] == [None, None]
