"""One list laid out at random gives the same people: other columns, other words, other surroundings."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.files.book import Book
from organisation.formats.people import Field, read_people
from tests.organisation.formats.people.lists import TODAY, sheet

WORDS = {
    "ordinal": ("STT", "TT", "Số TT", "Stt", "Số thứ tự"),
    "name": ("Họ và tên", "HỌ TÊN", "Họ & tên", "Họ, tên", "Họ và tên cán bộ", "Họ và tên (chữ in hoa)", "Ho va ten"),
    "birth": ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày/tháng/năm sinh", "NTNS", "Ngày tháng năm sinh (dd/mm/yyyy)"),
    "phone": (
        "Số điện thoại",
        "SĐT",
        "ĐT",
        "Di động",
        "Điện thoại liên hệ",
        "Liên hệ (ĐT/Zalo)",
        "Số ĐT",
        "Dien thoai",
    ),
    "position": ("Chức vụ", "CHỨC DANH", "Chức vụ hiện nay", "Chức vụ, chức danh", "Chức vụ đang giữ"),
    "unit": (
        "Đơn vị",
        "Nơi công tác",
        "Xã/phường",
        "Xã, phường",
        "Đơn vị (xã, phường)",
        "Cơ quan, đơn vị",
        "Đơn vị công tác",
    ),
    "nation": ("Dân tộc", "DÂN TỘC", "Dân tộc/Tôn giáo"),
    "home": ("Quê quán", "Địa chỉ", "Nơi ở hiện nay"),
}
PEOPLE = (
    ("Nguyễn Thị Hoà", "03/11/1980", "0912345678", "Trưởng Ban Công tác Mặt trận xóm 7", "Xã Kim Liên", "Thái"),
    ("Lô Văn Xeng", "1975-06-05", "+84 987 654 321", "Tổ phó tổ CNSCĐ xóm 11", "Phường Trường Vinh", "Khơ Mú"),
    (
        "Moong Thị Ý",
        "ngày 09 tháng 08 năm 1963",
        "0591 307 377",
        "Phó Chủ tịch - Chủ tịch Hội LHPN",
        "Xã Đô Lương",
        "Kinh",
    ),
)
EXPECTED = [
    ("Nguyễn Thị Hoà", "1980-11-03", "0912345678", "Trưởng Ban Công tác Mặt trận xóm 7", "Xã Kim Liên"),
    ("Lô Văn Xeng", "1975-06-05", "0987654321", "Tổ phó tổ CNSCĐ xóm 11", "Phường Trường Vinh"),
    ("Moong Thị Ý", "1963-08-09", "0591307377", "Phó Chủ tịch - Chủ tịch Hội LHPN", "Xã Đô Lương"),
]
TITLES = (
    "ỦY BAN MTTQ VIỆT NAM TỈNH NGHỆ AN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "DANH SÁCH CÁN BỘ",
    "(Kèm theo Công văn số 12/MTTQ-BTT)",
    "",
)
ENDINGS = (
    "Tổng cộng: 3 người",
    "Cộng: 3",
    "Vinh, ngày 15 tháng 11 năm 2026",
    "NGƯỜI LẬP BIỂU",
    "TM. BAN THƯỜNG TRỰC",
    "",
)


@st.composite
def layouts(draw):
    """A sheet of these people: its rows, and where its headings are."""
    columns = draw(st.permutations(sorted(WORDS)))
    shift = draw(st.integers(0, 3))
    headings = [draw(st.sampled_from(WORDS[column])) for column in columns]
    filler = draw(st.sampled_from(["", " ", "\u00a0"]))
    people = []
    for place, (name, birth, phone, position, unit, nation) in enumerate(PEOPLE, start=1):
        cells = {
            "ordinal": draw(st.sampled_from([place, str(place), f"{place}."])),
            "name": draw(st.sampled_from([name, name.upper(), f" {name}  "])),
            "birth": birth,
            "phone": phone,
            "position": position,
            "unit": unit,
            "nation": nation,
            "home": "Nam Đàn",
        }
        people.append([cells[column] for column in columns])
    titles = [[draw(st.sampled_from(TITLES))] for _ in range(draw(st.integers(0, 6)))]
    blanks = [[filler] for _ in range(draw(st.integers(0, 2)))]
    endings = [["", draw(st.sampled_from(ENDINGS))] for _ in range(draw(st.integers(0, 4)))]
    rows = [*titles, *blanks, headings, *people, *endings]
    return [[None] * shift + list(row) for row in rows], len(titles) + len(blanks) + 1


@settings(max_examples=200, deadline=None)
@given(layouts())
def test_the_same_people_come_out_of_every_layout(layout):
    rows, heading = layout
    people = read_people(Book((sheet(*rows),)), today=TODAY)
    read = [
        (row.full_name, row.birth_date.isoformat(), row.phone, row.position_text, row.unit_text) for row in people.rows
    ]
    assert read == EXPECTED
    assert people.heading_rows == {"DS": (heading,)}
    assert not [secret for secret in ("Khơ Mú", "Thái", "Nam Đàn") if secret in repr(people)]


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 99999999999),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(),
    st.booleans(),
    st.text(max_size=25),
    st.sampled_from([word for words in WORDS.values() for word in words]),
    st.sampled_from(
        ["Nguyễn Văn An", "I", "II. BAN CÔNG TÁC MẶT TRẬN", "Tổng cộng", "x", "#N/A", "Xã Kim Liên", "0912345678"]
    ),
)
CORNERS = st.tuples(st.integers(1, 8), st.integers(0, 6), st.integers(0, 3), st.integers(0, 3))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=12), st.lists(CORNERS, max_size=4))
def test_whatever_the_cells_hold_a_file_of_people_comes_out(rows, corners):
    merged = [(row, column, row + height, column + width) for row, column, height, width in corners]
    listed = sheet(*rows, merged=merged)
    people = read_people(Book((listed, replace(listed, name="hai"))), today=TODAY)
    numbers = {row.number for row in listed.rows}
    told = [row.number for row in (*people.rows, *people.skipped) if row.sheet == "DS"]
    assert len(told) == len(set(told))
    assert set(told) <= numbers
    for row in people.rows:
        assert len(row.full_name) <= 120
        assert set(row.cells) <= {column.heading for column in people.columns} | set(row.cells)
        assert all(
            column.field not in {Field.DROPPED, Field.UNKNOWN} or column.heading not in row.cells
            for column in people.columns
        )
