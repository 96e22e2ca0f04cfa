"""How lists name units and posts."""

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.formats.people.positions import recognise
from organisation.formats.people.surroundings import is_totals, numbers_the_columns, units_in_title
from organisation.formats.people.unit_names import Likeness, likeness, read_unit
from tests.organisation.formats.people.lists import sheet

PREFIXES = (
    "",
    "UBMTTQ ",
    "UBMTTQ VN ",
    "MTTQ ",
    "Ủy ban MTTQ Việt Nam ",
    "Uỷ ban MTTQ ",
    "Ban Thường trực UBMTTQ ",
    "Đơn vị: ",
)
KINDS = {"Xã": ("xã", "XÃ", "Xã", "X. "), "Phường": ("phường", "P.", "P. ", "Phường"), "Đặc khu": ("đặc khu", "ĐK. ")}
NAMES = ("Kim Liên", "Yên Hoà", "Trường Vinh", "Đô Lương", "1", "Mường Típ")


@pytest.mark.parametrize(
    "module",
    ["births", "findings", "headings", "names", "phones", "positions", "sensitive", "surroundings", "unit_names"],
)
def test_the_examples_hold(module):
    assert doctest.testmod(importlib.import_module(f"organisation.formats.people.{module}")).failed == 0


@given(st.sampled_from(PREFIXES), st.sampled_from(sorted(KINDS)), st.integers(0, 1), st.sampled_from(NAMES))
def test_the_unit_whatever_stands_before_it(prefix, kind, way, name):
    unit = read_unit(f"{prefix}{KINDS[kind][way]} {name}")
    assert (unit.kind, unit.level, unit.name) == (kind.casefold(), "commune", name)
    assert likeness(unit.name, name) is Likeness.SAME


@pytest.mark.parametrize(
    ("text", "kind", "name", "within", "area"),
    [
        ("Đô Lương", "", "Đô Lương", [], ""),
        ("Xã Nghi Hưng, Huyện Nghi Lộc", "xã", "Nghi Hưng", ["Huyện Nghi Lộc"], ""),
        ("Xã Nghi Hưng - H. Nghi Lộc - T. Nghệ An", "xã", "Nghi Hưng", ["Huyện Nghi Lộc", "Tỉnh Nghệ An"], ""),
        ("xã Nghi Hưng huyện Nghi Lộc", "xã", "Nghi Hưng", ["Huyện Nghi Lộc"], ""),
        ("Xã Đồng Văn (huyện Quế Phong)", "xã", "Đồng Văn", ["Huyện Quế Phong"], ""),
        ("Xóm 5, xã Kim Liên", "xã", "Kim Liên", [], "Xóm 5"),
        ("Khối Yên Toàn - Phường Trường Vinh", "phường", "Trường Vinh", [], "Khối Yên Toàn"),
        ("Huyện Nghĩa Đàn", "huyện", "Nghĩa Đàn", [], ""),
        ("Chủ tịch UBMTTQ xã Kim Liên", "xã", "Kim Liên", [], ""),
        ("17971 - Xã Kim Liên", "xã", "Kim Liên", [], ""),
        ("TT. Nam Đàn", "thị trấn", "Nam Đàn", [], ""),
        ("TP Vinh", "thành phố", "Vinh", [], ""),
        ("xa Kim Lien", "xã", "Kim Lien", [], ""),
        ("Tổ dân phố 3", "", "", [], "Tổ dân phố 3"),
        ("", "", "", [], ""),
    ],
)
def test_what_a_text_says_of_a_unit(text, kind, name, within, area):
    unit = read_unit(text)
    assert (unit.kind, unit.name, unit.area_text) == (kind, name, area)
    assert [other.full_name for other in unit.within] == within


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Yên Hoà", "YÊN HÒA", Likeness.SAME),
        ("Tam Hơp", "Tam Hợp", Likeness.UNMARKED),
        ("Kim Lien", "Kim Liên", Likeness.UNMARKED),
        ("Kim Liênn", "Kim Liên", Likeness.NEAR),
        ("Kim Lêin", "Kim Liên", Likeness.NEAR),
        ("Kim Liên", "Nam Liên", Likeness.NONE),
        ("Phường 1", "Phường 2", Likeness.NONE),
        ("Nam", "Nà", Likeness.NONE),
        ("", "Kim Liên", Likeness.NONE),
    ],
)
def test_how_alike_names_are(one, other, alike):
    assert likeness(one, other) is alike
    assert likeness(other, one) is alike


@given(st.text(max_size=40))
def test_any_text_can_be_read_as_a_unit_and_as_a_post(text):
    assert read_unit(text) == read_unit(text)
    assert recognise(text).code


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (["ỦY BAN MTTQ VIỆT NAM", "XÃ TAM HỢP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ("XÃ TAM HỢP",)),
        (["ỦY BAN MTTQ VIỆT NAM TỈNH NGHỆ AN", "ỦY BAN MTTQ VIỆT NAM XÃ TAM HỢP"], ("XÃ TAM HỢP",)),
        (["Đơn vị: MTTQ xã Kim Liên"], ("MTTQ xã Kim Liên",)),
        (["Đơn vị: ………………"], ()),
        (["DANH SÁCH CÁN BỘ MẶT TRẬN PHƯỜNG TRƯỜNG VINH NĂM 2026"], ("PHƯỜNG TRƯỜNG VINH",)),
        (["Kèm theo Công văn số 12/MTTQ-BTT của Ủy ban MTTQ xã Kim Liên ngày 01/11/2026"], ("xã Kim Liên",)),
        (["DANH SÁCH CÁN BỘ CẤP XÃ", "các xã, phường"], ()),
        (["Tổ chức chính trị - xã hội"], ()),
        (["TỈNH NGHỆ AN"], ("TỈNH NGHỆ AN",)),
        (["XÃ A LƯỚI", "XÃ B LƯỚI"], ("XÃ A LƯỚI", "XÃ B LƯỚI")),
    ],
)
def test_units_above_a_list(lines, units):
    assert units_in_title(sheet(*[(line,) for line in lines]).rows) == units


@pytest.mark.parametrize(
    "text", ["Tổng cộng: 18 người", "Tổng số", "TỔNG CỘNG", "Cộng", "Cộng:", "Cộng (12)", "Danh sách này có 12 người"]
)
def test_sums(text):
    assert is_totals(text)


@pytest.mark.parametrize("text", ["Tổng Thư ký", "Cộng tác viên", "Tống Văn An", "Công", "Tổng Văn Cộng"])
def test_no_sums(text):
    assert not is_totals(text)


def test_rows_of_column_numbers():
    assert numbers_the_columns(["(1)", "(2)", "(3)"])
    assert numbers_the_columns(["A", "B", "1", "2", "3"])
    assert not numbers_the_columns(["1", "1985", "2"])
    assert not numbers_the_columns(["1", "2"])


@pytest.mark.parametrize(
    ("text", "code", "area", "organisation", "also"),
    [
        ("Chủ tịch Ủy ban MTTQ Việt Nam xã", "chair", "", "", []),
        ("Phó Chủ tịch Ủy ban MTTQ xã, Chủ tịch Hội Nông dân", "vice_chair", "", "farmers_union", []),
        ("Phó Chủ tịch - Bí thư Đoàn TNCS Hồ Chí Minh", "vice_chair", "", "youth_union", []),
        ("Phó Chủ tịch Thường trực", "standing_vice_chair", "", "", []),
        ("Ủy viên Ban Thường trực", "standing_member", "", "", []),
        ("UV UBMTTQ", "committee_member", "", "", []),
        ("TRƯỞNG BAN CÔNG TÁC MẶT TRẬN XÓM 8", "front_work_head", "XÓM 8", "", []),
        ("Phó trưởng ban CTMT thôn Đông Sơn", "front_work_deputy", "thôn Đông Sơn", "", []),
        ("Ủy viên Ban Công tác Mặt trận khối 9", "front_work_member", "khối 9", "", []),
        ("Trưởng Ban CTMT xóm 9 kiêm Tổ trưởng tổ CNSCĐ", "front_work_head", "xóm 9", "", ["team_leader"]),
        ("Tổ trưởng tổ công nghệ số cộng đồng xóm 8", "team_leader", "xóm 8", "", []),
        ("Tổ phó tổ CNSCĐ xóm 11", "team_deputy", "xóm 11", "", []),
        ("Thành viên tổ CNSCĐ", "team_member", "", "", []),
        ("Chủ tịch Hội Cựu chiến binh", "member_head", "", "veterans_association", []),
        ("Phó Chủ tịch Hội Nông dân xã", "member_deputy", "", "farmers_union", []),
        ("Bí thư Đoàn xã", "member_head", "", "youth_union", []),
        ("Chi hội trưởng Phụ nữ xóm 5", "branch_head", "xóm 5", "womens_union", []),
        ("Bí thư Chi đoàn kiêm Tổ phó tổ CNSCĐ", "branch_head", "", "youth_union", ["team_deputy"]),
        ("Chủ tịch Hội Người cao tuổi", "member_head", "", "elderly_association", []),
        ("Ủy viên Đoàn Chủ tịch", "presidium_member", "", "", []),
        ("Chánh Văn phòng", "office_head", "", "", []),
        ("Phó Trưởng Ban Tuyên giáo - Phong trào", "board_deputy", "", "", []),
        ("Kế toán - Văn thư", "accountant", "", "", ["clerk"]),
        ("Tổ trưởng tổ tự quản", "self_managed_leader", "", "", []),
        ("PCT TT", "standing_vice_chair", "", "", []),
        ("Chủ tịch UBND xã", "other", "", "", []),
        ("Trưởng thôn Đông Sơn", "other", "thôn Đông Sơn", "", []),
        ("Tổ trưởng tổ dân phố 5", "other", "tổ dân phố 5", "", []),
        ("Chuyên viên", "front_specialist", "", "", []),
        ("Cộng tác viên", "collaborator", "", "", []),
        ("", "other", "", "", []),
    ],
)
def test_posts(text, code, area, organisation, also):
    post = recognise(text)
    assert (post.code, post.area, post.organisation) == (code, area, organisation)
    assert [other.code for other in post.also] == also
