"""Names as they should stand in the register."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.formats.people.names import identity_of, looks_like_a_name, name_of
from tests.organisation.formats.people.lists import codes, person


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Nguyễn Thị An", "Nguyễn Thị An"),
        ("LÊ XUÂN TOÀN", "Lê Xuân Toàn"),
        ("lê xuân toàn", "Lê Xuân Toàn"),
        ("NGUYỄN Văn ÁNH", "Nguyễn Văn Ánh"),
        ("Nguyễn Thị ý", "Nguyễn Thị Ý"),
        ("Y BLÔ NIÊ", "Y Blô Niê"),
        ("H'HEN ÊBAN", "H'Hen Êban"),
        ("1. Nguyễn Thị An", "Nguyễn Thị An"),
        ("- Nguyễn Thị An", "Nguyễn Thị An"),
        ("Đ/c Nguyễn Thị An", "Nguyễn Thị An"),
        ("Đồng chí: Nguyễn Thị An", "Nguyễn Thị An"),
        ("Bà Nguyễn Thị An", "Nguyễn Thị An"),
        ("Ông Văn An", "Ông Văn An"),
        ("Nguyễn Văn Ba (Ba Sơn)", "Nguyễn Văn Ba"),
        ("Nguyễn Thị An.", "Nguyễn Thị An"),
        ("Nguyễn Thị An *", "Nguyễn Thị An"),
    ],
)
def test_the_name_without_what_stands_around_it(written, name):
    assert name_of(written).text == name


def test_what_stands_beside_a_name_tells_the_sex():
    assert name_of("Bà Nguyễn Thị An").sex == "female"
    assert name_of("Nguyễn Văn An (nam)").sex == "male"
    assert name_of("Ông Văn An").sex == ""


def test_spellings_of_one_name_are_one_and_other_names_are_not():
    assert identity_of("Trần Thị Hoà") == identity_of("TRẦN  THỊ HÒA") == identity_of("Tra\u0302\u0300n Thị Hòa")
    assert len({identity_of(name) for name in ("Hoa", "Hòa", "Hóa", "Hỏa", "Hoá", "Thúy", "Thuỷ")}) == 6


@given(
    st.lists(
        st.sampled_from(["Nguyễn", "Trần", "Hoà", "Thuý", "Ánh", "Đức", "Ý", "Xeng", "Diễm"]), min_size=2, max_size=5
    ).map(" ".join)
)
def test_capitals_and_composition_never_change_who_it_is(name):
    for written in (name.upper(), name.lower(), unicodedata.normalize("NFD", name)):
        assert identity_of(written) == identity_of(name)
    assert name_of(name.upper()).text == name
    assert name_of(name_of(name).text).text == name


@pytest.mark.parametrize("text", ["Ban Công tác Mặt trận", "CHỦ TỊCH", "Nguyễn", "Xã Kim Liên", "Lê 2", ""])
def test_what_is_no_name(text):
    assert not looks_like_a_name(text)


def test_changed_unusual_and_missing_names_are_said():
    assert (
        codes(person(1, "LÊ THỊ HOA", 1980, "0912345678", "Chuyên viên", "Xã A"))
        == ["birth_year_only", "name_case_changed"][::-1]
    )
    assert "name_unusual" in codes(person(1, "Lê Thị Hoa 2", "", "", "Chuyên viên", ""))
    assert "name_short" in codes(person(1, "Hoa", "", "", "Chuyên viên", ""))
    assert "name_missing" in codes(person(1, "12345", "", "0912345678", "Chuyên viên", ""))
    assert "name_too_long" in codes(person(1, "Hoa " * 40, "", "", "Chuyên viên", ""))


def test_text_like_a_formula_stays_text_and_is_said():
    row = person(1, "=1+1 An", "", "0912345678", "-Trưởng ban", "")
    assert (row.full_name, row.position_text) == ("=1+1 An", "-Trưởng ban")
    assert codes(row).count("formula_like_text") == 2
