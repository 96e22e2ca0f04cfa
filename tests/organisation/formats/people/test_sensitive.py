"""What must not come in does not, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.formats.people.sensitive import is_forbidden, without_party_posts
from tests.organisation.formats.people.lists import HEADINGS, codes, read

FORBIDDEN = (
    "Dân tộc", "DÂN TỘC", "Dan toc", "DT", "Tôn giáo", "Dân tộc, tôn giáo", "Đảng viên", "Dang vien", "Ngày vào Đảng",
    "Ngày kết nạp", "Ngày chính thức", "Số thẻ Đảng", "Chức vụ Đảng", "Chi bộ", "Số CCCD", "CCCD/CMND", "CMTND",
    "Số căn cước", "Số định danh cá nhân", "Hộ chiếu", "Ảnh", "Ảnh thẻ", "Ảnh 3x4", "Lý luận chính trị", "Trình độ LLCT",
    "Số tài khoản", "Số BHXH", "Mã số thuế", "Tình trạng sức khỏe", "Thành phần gia đình",
)  # fmt: skip
ALLOWED = (
    "Họ và tên", "Chức vụ đang giữ", "Đơn vị đang công tác", "Ngày sinh", "Số điện thoại", "Chức vụ (Đảng, chính quyền, đoàn thể)",
    "Ghi chú", "Thuộc diện", "Xã/phường", "Ngành",
)  # fmt: skip
SECRETS = ("Khơ Mú", "Công giáo", "040073306953", "12/07/2009", "x-secret")


@pytest.mark.parametrize("heading", FORBIDDEN)
def test_forbidden_headings(heading):
    assert is_forbidden(heading)


@pytest.mark.parametrize("heading", ALLOWED)
def test_allowed_headings(heading):
    assert not is_forbidden(heading)


@given(st.sampled_from(FORBIDDEN), st.sampled_from(SECRETS), st.integers(0, 6))
def test_values_below_forbidden_headings_are_nowhere_but_the_heading_is_named(heading, secret, place):
    headings, cells = list(HEADINGS), [1, "Lê Thị Hoa", 1980, "0912345678", "Chuyên viên", "Xã Kim Liên"]
    headings.insert(place, heading)
    cells.insert(place, secret)
    people = read(headings, cells)
    assert people.dropped == (heading,)
    assert secret not in repr(people)
    assert people.rows[0].phone == "0912345678"
    assert "forbidden_columns_dropped" in codes(people)


def test_what_stands_below_no_known_heading_is_not_kept_either():
    people = read((*HEADINGS, "Quê quán", None), (1, "Lê Thị Hoa", 1980, "", "Chuyên viên", "", "Nam Đàn", "Khơ Mú"))
    assert people.ignored == ("Quê quán",)
    assert "Nam Đàn" not in repr(people)
    assert "Khơ Mú" not in repr(people)


def test_a_heading_of_two_lines_is_forbidden_by_either():
    people = read(
        ("TT", "Họ tên", "Đảng viên", None, "Chức vụ"),
        (None, None, "Dự bị", "Chính thức", None),
        (1, "Lê Thị Hoa", "x-secret", "12/07/2009", "Chuyên viên"),
        merged=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4)],
    )
    assert people.dropped == ("Đảng viên / Dự bị", "Đảng viên / Chính thức")
    assert "x-secret" not in repr(people)
    assert "12/07/2009" not in repr(people)


@pytest.mark.parametrize(
    "number", ["040073306953", "40073306953", "040 073 306 953", "CMND: 186123456", "CCCD số 040073306953"]
)
@pytest.mark.parametrize("place", range(1, 10))
def test_identity_numbers_are_taken_out_of_every_other_column(number, place):
    headings = (*HEADINGS, "Ghi chú", "Mã xã", "Thuộc diện", "Giới tính")
    cells = [1, "Lê Thị Hoa", 1980, "0912345678", "Chuyên viên", "Xã Kim Liên", "kiêm", "17971", "CT", "Nữ"]
    cells[place] = f"{cells[place]} {number}" if place != 3 else number
    people = read(headings, cells)
    assert number not in repr(people)
    assert number.split()[-1] not in repr(people)


@pytest.mark.parametrize("note", ["Dân tộc Thái", "Đảng viên", "Theo đạo Công giáo", "CCCD mới: 040073306953"])
def test_remarks_that_tell_what_must_not_be_kept_are_left_out(note):
    people = read((*HEADINGS, "Ghi chú"), (1, "Lê Thị Hoa", 1980, "0912345678", "Chuyên viên", "Xã Kim Liên", note))
    assert note not in repr(people)
    assert "note_left_out" in codes(people.rows[0])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Bí thư Chi bộ kiêm Trưởng Ban CTMT xóm 5", "Trưởng Ban CTMT xóm 5"),
        ("Trưởng Ban CTMT, Bí thư chi bộ", "Trưởng Ban CTMT"),
        ("Đảng ủy viên, Chủ tịch Ủy ban MTTQ xã", "Chủ tịch Ủy ban MTTQ xã"),
        ("Ủy viên Ban Thường vụ Đảng ủy, Phó Chủ tịch", "Phó Chủ tịch"),
        ("Phó Bí thư Thường trực Đảng ủy", ""),
        ("Phó Chủ tịch - Bí thư Đoàn TNCS Hồ Chí Minh", "Phó Chủ tịch - Bí thư Đoàn TNCS Hồ Chí Minh"),
        ("Bí thư Đoàn xã", "Bí thư Đoàn xã"),
        ("Ủy viên Ban Công tác Mặt trận khối 9", "Ủy viên Ban Công tác Mặt trận khối 9"),
    ],
)
def test_posts_of_the_party_are_left_out(written, kept):
    assert without_party_posts(written) == kept
    row = read(HEADINGS, (1, "Lê Thị Hoa", 1980, "0912345678", written, "Xã Kim Liên")).rows[0]
    assert (row.position_text, row.cells["Chức vụ"]) == (kept, kept)
    assert ("party_post_left_out" in codes(row)) == (kept != written)


def test_digits_that_excel_lost_are_said_without_being_told():
    people = read((*HEADINGS, "Số CCCD"), (1, "Lê Thị Hoa", 1980, "0912345678", "Chuyên viên", "", "4.0069E+10"))
    assert "personal_id_digits_lost" in codes(people.rows[0])
    assert "4.0069" not in repr(people)


@pytest.mark.parametrize("category", ["Dân tộc thiểu số", "Đảng viên", "Công giáo"])
def test_a_category_that_tells_what_must_not_be_kept_is_left_out(category):
    people = read((*HEADINGS, "Đối tượng"), (1, "Lê Thị Hoa", 1980, "0912345678", "Chuyên viên", "", category))
    assert category not in repr(people)
    assert "cell_left_out" in codes(people.rows[0])
