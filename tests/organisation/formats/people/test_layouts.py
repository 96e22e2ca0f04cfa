"""Lists laid out as offices lay them out."""

import pytest

from organisation.formats.people import Field, UnitSource
from tests.organisation.formats.people.lists import AN, BINH, HEADINGS, codes, names, read, read_sheets, sheet, skipped

NAMES = ["Nguyễn Thị An", "Trần Văn Bình"]


def test_headings_stand_below_a_title_and_blank_rows():
    people = read(("UBMTTQ VIỆT NAM XÃ KIM LIÊN",), (), ("DANH SÁCH",), (), (), HEADINGS, AN, BINH)
    assert names(people) == NAMES
    assert people.heading_rows == {"DS": (6,)}


def test_a_table_may_begin_in_any_column():
    people = read(*[(None, None, *row) for row in (HEADINGS, AN, BINH)])
    assert names(people) == NAMES
    assert people.columns[2].field is Field.ORDINAL


def test_two_lines_of_headings_without_merged_cells_as_in_csv():
    people = read(
        ("TT", "Họ và tên", "Năm sinh", "", "Chức vụ", "Điện thoại"),
        ("", "", "Nam", "Nữ", "", ""),
        (1, "Trần Văn Bình", 1975, "", "Phó Chủ tịch", "0987654321"),
        (2, "Nguyễn Thị An", "", 1980, "Chuyên viên", "0912345678"),
    )
    assert people.heading_rows == {"DS": (1, 2)}
    assert [(row.sex, row.birth_year) for row in people.rows] == [("male", 1975), ("female", 1980)]


def test_three_lines_of_headings_with_merged_cells():
    people = read(
        ("TT", "Thông tin cá nhân", None, None, "Công tác", None),
        (None, "Họ và tên", "Năm sinh", None, "Chức vụ", "Đơn vị"),
        (None, None, "Nam", "Nữ", None, None),
        (1, "Trần Văn Bình", 1975, None, "Phó Chủ tịch", "Xã Kim Liên"),
        merged=[(1, 0, 3, 0), (1, 1, 1, 3), (1, 4, 1, 5), (2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 3, 4), (2, 5, 3, 5)],
    )
    assert people.heading_rows == {"DS": (1, 2, 3)}
    assert [column.field for column in people.columns] == [
        Field.ORDINAL,
        Field.FULL_NAME,
        Field.BIRTH_YEAR_MALE,
        Field.BIRTH_YEAR_FEMALE,
        Field.POSITION,
        Field.UNIT,
    ]
    assert names(people) == ["Trần Văn Bình"]


def test_a_day_of_birth_in_three_columns():
    people = read(
        ("TT", "Họ và tên", "Ngày sinh", None, None, "Chức vụ"),
        (None, None, "Ngày", "Tháng", "Năm", None),
        (1, "Trần Văn Bình", 5, 6, 1975, "Phó Chủ tịch"),
        merged=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5)],
    )
    assert people.rows[0].birth_date.isoformat() == "1975-06-05"


@pytest.mark.parametrize("merged", [[(1, 1, 1, 2)], []])
def test_one_heading_over_two_columns_of_a_name(merged):
    people = read(
        ("TT", "Họ và tên", None, "Chức vụ"),
        (1, "Nguyễn Thị", "An", "Chuyên viên"),
        (2, "Trần Văn", "Bình", "Phó Chủ tịch"),
        merged=merged,
    )
    assert names(people) == NAMES


def test_rows_that_count_the_columns_are_no_people():
    people = read(HEADINGS, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), AN, BINH)
    assert names(people) == NAMES
    assert skipped(people) == {2: "column_numbers"}
    assert names(read(HEADINGS, ("A", "B", 1, 2, 3, 4), AN, BINH)) == NAMES


def test_headings_repeated_on_each_printed_page():
    people = read(HEADINGS, AN, HEADINGS, BINH)
    assert names(people) == NAMES
    assert skipped(people) == {3: "heading"}


def test_a_second_table_below_the_first_may_have_other_columns_and_another_unit():
    people = read(
        ("Đơn vị: Xã Kim Liên",),
        ("TT", "Họ tên", "Chức vụ"),
        (1, "Nguyễn Thị An", "Chuyên viên"),
        ("", "Cộng: 1 người"),
        ("Đơn vị: Xã Nam Đàn",),
        ("TT", "Chức vụ", "Họ tên"),
        (1, "Phó Chủ tịch", "Trần Văn Bình"),
    )
    assert [(row.full_name, row.unit_text) for row in people.rows] == [
        ("Nguyễn Thị An", "Xã Kim Liên"),
        ("Trần Văn Bình", "Xã Nam Đàn"),
    ]


def test_groups_give_the_category_the_unit_and_the_residential_area():
    people = read(
        ("TT", "Họ tên", "Chức vụ"),
        ("I", "XÃ KIM LIÊN"),
        ("1", "Cán bộ chuyên trách"),
        (1, "Nguyễn Thị An", "Chuyên viên"),
        ("2", "Ban Công tác Mặt trận"),
        ("Xóm 5 (2 người)",),
        (2, "Trần Văn Bình", "Trưởng ban"),
        ("II", "XÃ NAM ĐÀN"),
        (1, "Lê Văn Cường", "Chuyên viên"),
    )
    assert [(row.unit_text, row.category, row.area_text) for row in people.rows] == [
        ("XÃ KIM LIÊN", "full_time", ""),
        ("XÃ KIM LIÊN", "part_time", "Xóm 5"),
        ("XÃ NAM ĐÀN", "", ""),
    ]
    assert {row.unit_source for row in people.rows} == {UnitSource.GROUP}
    assert set(skipped(people).values()) == {"group"}


def test_sums_dates_and_signatures_are_no_people():
    people = read(
        HEADINGS,
        AN,
        BINH,
        ("", "Tổng cộng: 02 người"),
        ("", "Danh sách này có 02 người./."),
        (),
        ("", "", "", "", "Kim Liên, ngày 15 tháng 11 năm 2026"),
        ("", "NGƯỜI LẬP BIỂU", "", "", "TM. BAN THƯỜNG TRỰC"),
        ("", "", "", "", "CHỦ TỊCH"),
        ("", "Lê Thị Hoa", "", "", "Phạm Văn Dũng"),
    )
    assert names(people) == NAMES
    assert skipped(people) == {
        4: "totals",
        5: "totals",
        7: "place_and_date",
        8: "signature",
        9: "signature",
        10: "signature",
    }


@pytest.mark.parametrize(
    "signed",
    [
        [("", "Người lập", "", "", "Thủ trưởng đơn vị"), ("", "(Ký tên)", "", "", "(Ký, đóng dấu)")],
        [("", "", "", "", "T/M BAN THƯỜNG TRỰC"), ("", "", "", "", "KT. CHỦ TỊCH"), ("", "", "", "", "PHÓ CHỦ TỊCH")],
        [("", "Nơi nhận:"), ("", "- Như trên;"), ("", "- Lưu: VT.")],
        [],
    ],
)
def test_those_who_sign_are_not_on_the_list(signed):
    people = read(HEADINGS, AN, BINH, *signed, ("", "Lê Thị Hoa", "", "", "Phạm Văn Dũng"))
    assert names(people) == NAMES


def test_a_list_without_numbers_and_with_names_only():
    people = read(("Họ và tên", "Ghi chú"), ("Nguyễn Thị An", ""), ("Trần Văn Bình", ""), ("Cộng", ""))
    assert names(people) == NAMES


def test_numbered_lines_left_empty_are_nobody():
    people = read(HEADINGS, AN, (2, "", "", "", "", ""), (3, None, None, None, None, None))
    assert skipped(people) == {3: "empty", 4: "empty"}


def test_a_row_without_a_name_is_a_person_to_be_named():
    people = read(HEADINGS, AN, (2, "", "05/06/1975", "0987654321", "Phó Chủ tịch", "Xã Kim Liên"))
    assert codes(people.rows[1]) == ["name_missing"]
    assert people.rows[1].cells["Số điện thoại"] == "0987654321"


def test_cells_merged_downwards_count_for_every_row():
    people = read(HEADINGS, AN, (*BINH[:5], None), merged=[(2, 5, 3, 5)])
    assert [row.unit_text for row in people.rows] == ["Xã Kim Liên", "Xã Kim Liên"]


def test_an_empty_unit_is_that_of_the_title_only_where_all_others_are():
    rows = (("DANH SÁCH CÁN BỘ XÃ KIM LIÊN",), HEADINGS, AN, (*BINH[:5], ""))
    assert read(*rows).rows[1].unit_text == "XÃ KIM LIÊN"
    assert read(*rows, (3, "Lê Văn Cường", 1970, "", "Chuyên viên", "Xã Nam Đàn")).rows[1].unit_text == ""


def test_hidden_rows_are_read_and_said():
    people = read(HEADINGS, AN, BINH, hidden_rows={3})
    assert [codes(row) for row in people.rows] == [[], ["hidden_row"]]


def test_hidden_sheets_and_sheets_without_people_are_ignored_and_said():
    people = read_sheets(
        sheet(HEADINGS, AN, BINH, name="Danh sách"),
        sheet(("17971", "Xã Kim Liên"), name="DM"),
        sheet(HEADINGS, AN, name="cũ", is_hidden=True),
    )
    assert names(people) == NAMES
    assert people.ignored_sheets == ("DM", "cũ")
    assert codes(people) == ["sheet_ignored", "hidden_sheet_ignored"]


def test_each_sheet_is_that_of_a_unit():
    headings, rows = ("TT", "Họ tên", "Chức vụ"), [(1, "Nguyễn Thị An", "Chuyên viên")]
    people = read_sheets(sheet(headings, *rows, name="Kim Liên"), sheet(headings, *rows, name="X. Nam Đàn"))
    assert [row.unit_text for row in people.rows] == ["Kim Liên", "X. Nam Đàn"]
    assert {row.unit_source for row in people.rows} == {UnitSource.SHEET}
    assert people.unit_text == ""
    assert read(headings, *rows, name="Sheet1").rows[0].unit_text == ""


def test_a_file_without_headings_or_without_people_is_refused():
    assert codes(read(("Nguyễn Thị An", "0912345678"))) == ["missing_columns"]
    assert codes(read(HEADINGS)) == ["no_rows"]
    assert codes(read()) == ["missing_columns"]


def test_one_column_for_position_and_unit():
    people = read(
        ("TT", "Họ và tên", "Chức vụ, đơn vị công tác"), (1, "Nguyễn Thị An", "Chủ tịch UBMTTQ Việt Nam xã Kim Liên")
    )
    assert (people.rows[0].unit_text, people.rows[0].unit_source) == ("xã Kim Liên", UnitSource.POSITION)


def test_the_district_of_another_column_tells_communes_of_one_name_apart():
    people = read(
        ("TT", "Họ và tên", "Huyện", "Xã", "Chức vụ"), (1, "Nguyễn Thị An", "Quế Phong", "Đồng Văn", "Chuyên viên")
    )
    assert people.rows[0].unit_text == "Đồng Văn, Huyện Quế Phong"


def test_a_bare_number_below_a_residential_area_is_that_area():
    people = read(("TT", "Họ và tên", "Xóm", "Chức vụ"), (1, "Nguyễn Thị An", 5, "Trưởng ban"))
    assert people.rows[0].area_text == "Xóm 5"


def test_ticks_below_categories_and_sexes():
    people = read(
        ("TT", "Họ và tên", "Giới tính", None, "Thuộc diện", None, "Chức vụ"),
        (None, None, "Nam", "Nữ", "Chuyên trách", "Không chuyên trách", None),
        (1, "Nguyễn Thị An", None, "x", None, "x", "Trưởng ban"),
        merged=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 2, 6)],
    )
    assert (people.rows[0].sex, people.rows[0].category) == ("female", "part_time")


def test_the_title_of_a_list_of_one_residential_area():
    rows = (("TT", "Họ và tên", "Chức vụ"), (1, "Nguyễn Thị An", "Trưởng ban"))
    people = read(("BAN CÔNG TÁC MẶT TRẬN KHỐI YÊN TOÀN",), ("Đơn vị: Phường Trường Vinh",), *rows)
    assert (people.rows[0].area_text, people.rows[0].unit_text) == ("KHỐI YÊN TOÀN", "Phường Trường Vinh")
    assert read(("DANH SÁCH TỔ CNSCĐ XÓM 5, XÃ KIM LIÊN",), *rows).rows[0].area_text == "XÓM 5"
    assert read(("Kèm theo văn bản số 12 của Ban Công tác Mặt trận",), *rows).rows[0].area_text == ""


def test_the_unit_of_today_counts_beside_the_former_one():
    people = read(("TT", "Họ và tên", "Xã cũ", "Xã mới"), (1, "Nguyễn Thị An", "Xã Nam Cát", "Xã Kim Liên"))
    assert (people.rows[0].unit_text, people.ignored) == ("Xã Kim Liên", ("Xã cũ",))
    assert read(("TT", "Họ và tên", "Xã cũ"), (1, "Nguyễn Thị An", "Xã Nam Cát")).rows[0].unit_text == "Xã Nam Cát"
