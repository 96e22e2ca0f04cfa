"""What headings mean, in the words that offices choose."""

import pytest

from organisation.formats.people.headings import field_of, meaning_of

MEANINGS = {
    "ordinal": ("STT", "TT", "Số TT", "Stt", "No."),
    "full_name": (
        "Họ tên",
        "HỌ VÀ TÊN",
        "Họ & tên",
        "Họ, chữ đệm và tên",
        "Họ tên đầy đủ",
        "Tên học viên",
        "Ho va ten",
    ),
    "family_middle": ("Họ đệm", "Họ và chữ đệm", "Họ và tên đệm", "Họ lót", "Họ"),
    "given": ("Tên",),
    "birth_date": ("Ngày sinh", "NTNS", "Ng.sinh", "Ngày, tháng, năm sinh", "Ngày/tháng/năm sinh", "Ngày tháng năm"),
    "birth_year": ("Năm sinh", "Sinh năm", "Nam sinh"),
    "birth_year+sex=male": ("Năm sinh (Nam)", "Năm sinh nam", "Nam (năm sinh)", "Ngày tháng năm sinh Nam"),
    "birth_year+sex=female": ("Năm sinh - Nữ", "Nữ: năm sinh"),
    "sex": ("Giới tính", "Nam/Nữ", "Phái"),
    "sex=male": ("Nam",),
    "sex=female": ("Nữ",),
    "phone": ("ĐT", "SĐT", "Số ĐT", "Đ/T", "Đ.thoại", "Di động", "Liên hệ (ĐT/Zalo)", "ĐT di động", "So dien thoai"),
    "email": ("Email", "E-mail", "Địa chỉ thư điện tử", "Hòm thư"),
    "position": (
        "Chức vụ",
        "Chức danh",
        "Chức vụ hiện nay",
        "Chức vụ, đơn vị công tác",
        "Nhiệm vụ",
        "Chức danh không chuyên trách",
    ),
    "category": ("Thuộc diện", "Đối tượng", "Biên chế/Ngoài biên chế", "Diện"),
    "unit": ("Đơn vị", "Nơi công tác", "Xã/phường", "Đơn vị (xã, phường)", "Tên xã", "Cơ quan, đơn vị", "UBMTTQ xã"),
    "unit_code": ("Mã xã", "Mã đơn vị", "Mã số đơn vị"),
    "district": ("Huyện", "Quận/Huyện"),
    "province": ("Tỉnh", "Tỉnh/TP"),
    "area": ("Xóm", "Thôn, bản", "Bản", "Khu dân cư", "Tổ dân phố", "Xóm/Khối"),
    "note": ("Ghi chú", "GC"),
    "dropped": ("Dân tộc", "Tôn giáo", "Đảng viên", "Số CCCD", "DT", "Ảnh"),
    "unknown": (
        "Tuổi",
        "Quê quán",
        "Địa chỉ",
        "Trình độ chuyên môn",
        "Ngày bổ nhiệm",
        "Họ tên vợ",
        "Ký nhận",
        "x" * 100,
        "",
    ),
}


@pytest.mark.parametrize(("meaning", "heading"), [(field, word) for field, words in MEANINGS.items() for word in words])
def test_headings_are_known_by_meaning(meaning, heading):
    assert str(meaning_of(heading)) == meaning
    assert str(meaning_of(f" {heading}: ".strip())) == meaning


@pytest.mark.parametrize(
    ("lines", "meaning"),
    [
        (("Năm sinh", "Nam"), "birth_year+sex=male"),
        (("Ngày, tháng, năm sinh", "Nữ"), "birth_year+sex=female"),
        (("Ngày sinh", "Tháng"), "birth_month"),
        (("Giới tính", "Nữ"), "sex=female"),
        (("Số điện thoại", "Cơ quan"), "phone"),
        (("Đơn vị", "Mã"), "unit"),
        (("Đơn vị", "Tên"), "unit"),
        (("Chức vụ", "Chính quyền"), "position"),
        (("Chức vụ", "Đảng"), "dropped"),
        (("Họ và tên", "Họ đệm"), "family_middle"),
        (("Trình độ", "LLCT"), "dropped"),
        (("Thông tin cá nhân", "Họ và tên"), "full_name"),
        (("", "Họ và tên"), "full_name"),
        ((), "unknown"),
    ],
)
def test_headings_of_several_lines(lines, meaning):
    assert str(field_of(lines)) == meaning
