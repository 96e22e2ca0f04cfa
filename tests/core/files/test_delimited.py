"""Tables in text files, as every program of the last thirty years saves them."""

import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.files.sheets import FileError, read_book
from tests.core.text.test_legacy import in_tcvn3, in_utf8_read_as_1252, in_vni

TABLE = [
    ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
    ["1", "Nguyễn Thị Hòa", "Trưởng ban", "Xã Kim Liên"],
    ["2", "Đặng Văn Trỗi", "Ủy viên, thư ký", "Phường Trường Vinh"],
    ["3", "Vừ Bá Trừ", "Phó trưởng ban", "Xã Mường Xén"],
]
TEXTS = [tuple(line) for line in TABLE]


def written(table=TABLE, delimiter=",", end="\r\n"):
    quoted = ([f'"{cell}"' if delimiter in cell else cell for cell in line] for line in table)
    return "".join(delimiter.join(line) + end for line in quoted)


def texts_of(content, **options):
    return [row.texts for row in read_book(content, **options).sheets[0].rows]


def code_of(content):
    with pytest.raises(FileError) as refusal:
        read_book(content)
    return refusal.value.code


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_delimiters_and_encodings_are_found(delimiter, encoding):
    content = written(delimiter=delimiter).encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content
    assert texts_of(content) == TEXTS


def test_utf_16_is_found_without_its_mark():
    for encoding in ("utf-16-le", "utf-16-be"):
        book = read_book(written().encode(encoding))
        assert (book.encoding, [row.texts for row in book.sheets[0].rows]) == (encoding, TEXTS)


def test_windows_1258_is_read_silently():
    loose = str.maketrans(dict(_windows_pairs()))
    book = read_book(written().translate(loose).encode("cp1258"))
    assert (book.encoding, book.findings) == ("windows-1258", ())
    assert [row.texts for row in book.sheets[0].rows] == TEXTS


def _windows_pairs():
    """A letter with its tone as Windows-1258 has it: the letter, then the tone."""
    for number in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        letter = chr(number)
        try:
            letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
            plain = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
            if tones:
                yield letter, plain + tones[0]


@pytest.mark.parametrize(
    ("write", "encoding"), [(in_tcvn3, "tcvn3"), (in_vni, "vni"), (in_utf8_read_as_1252, "mojibake")]
)
@pytest.mark.parametrize("saved_as", ["utf-8", "bytes"])
def test_legacy_text_is_shown_first_and_converted_when_asked_for(write, encoding, saved_as):
    lower = [[cell.lower() for cell in line] for line in TABLE]
    text = write(written(lower))
    content = text.encode("utf-8") if saved_as == "utf-8" or encoding == "mojibake" else text.encode("cp1252", "strict")
    book = read_book(content)
    assert (book.legacy.encoding, [finding.code for finding in book.findings]) == (encoding, ["legacy_encoding"])
    assert ("nguyễn thị hòa") in [after for _before, after in book.legacy.samples]
    assert texts_of(content, convert_legacy=True) == [tuple(line) for line in lower]


def test_letters_that_were_lost_are_said():
    assert code_of(written().encode("cp1252", "replace")) == "letters_lost"


@pytest.mark.parametrize("content", [b"", b" \r\n ", b"\xef\xbb\xbf", b"\xff\xfe", "\ufeff \n".encode()])
def test_nothing_is_said_to_be_nothing(content):
    assert code_of(content) == "empty"


def test_lines_of_old_macintoshes_are_lines():
    assert texts_of(written(end="\r").encode()) == TEXTS


def test_a_saved_web_page_is_told_from_a_table():
    for page in (b"MIME-Version: 1.0\nX-Document-Type: Workbook\n", b"<table><tr><td>1</td></tr></table>"):
        with pytest.raises(FileError, match="wrong_type") as refusal:
            read_book(page)
        assert "trang web" in str(refusal.value.sentence)


def test_a_hint_for_spreadsheets_is_no_row():
    assert texts_of(b"sep=;\r\n" + written(delimiter=";").encode()) == TEXTS


def test_commas_in_addresses_do_not_cut_a_table_of_tabs():
    table = [["Tên", "Địa chỉ"], *([f"Hoà {number}", "xóm 3, xã Kim Liên, Nghệ An"] for number in range(5))]
    assert texts_of(written(table, "\t").encode()) == [tuple(line) for line in table]


def test_titles_above_the_table_do_not_hide_its_delimiter():
    content = f"DANH SÁCH, NĂM 2026;;;\n;;;\n{written(delimiter=';')}".encode()
    assert texts_of(content)[-1] == TEXTS[-1]


def test_a_cell_of_many_lines_is_one_cell():
    book = read_book('Tên,Ghi chú\nHòa,"dòng một\ndòng ""hai"""\nLan,x\n'.encode())
    assert [(row.number, row.texts) for row in book.sheets[0].rows][1:] == [
        (2, ("Hòa", 'dòng một dòng "hai"')),
        (3, ("Lan", "x")),
    ]


@pytest.mark.parametrize(
    "end", ["3,Vừ Bá".encode(), "3,Vừ".encode()[:-1], '3,"Vừ Bá Trừ'.encode(), b"3", b'3,"Tr\n4,a,b,c\n5,a,b,c\n']
)
def test_a_row_that_the_end_cuts_is_left_out_and_said(end):
    book = read_book(written(TABLE[:3]).encode() + end)
    assert [row.texts for row in book.sheets[0].rows] == TEXTS[:3]
    assert [(finding.code, finding.where) for finding in book.findings] == [("truncated", "dòng 4")]


def test_a_cut_utf_16_file_is_said_to_be_cut():
    book = read_book(written().encode("utf-16")[:-3])
    assert [finding.code for finding in book.findings] == ["truncated"]


def test_a_whole_file_without_a_last_line_end_is_whole():
    book = read_book(written().encode().rstrip())
    assert (book.findings, len(book.sheets[0].rows)) == ((), 4)


def test_bounds_hold(monkeypatch):
    assert code_of(("a," * 200 + "a\n").encode()) == "too_many_columns"
    monkeypatch.setattr("core.files.delimited.MAX_ROWS", 100)
    assert code_of(b"a,b\n" * 101) == "too_many_rows"
    monkeypatch.setattr("core.files.delimited.MAX_CELLS", 100)
    assert code_of(b"a,b,c\n" * 34) == "too_many_rows"


def test_what_is_no_text_is_no_table():
    for content in (b"MZ\x90\0", b"%PDF-1.7", b"\x89PNG\r\n", b"GIF89a", b"a,b\n\0,1\n", b"{\\rtf1 a}", b"<svg/>"):
        assert code_of(content) == "wrong_type"
    assert code_of(bytes(range(128, 256)) * 20) == "unknown_encoding"


LINES = st.lists(st.text(alphabet="aăếđ \",'x\n", max_size=8), min_size=3, max_size=3)


@given(st.lists(LINES, min_size=3, max_size=8))
def test_what_is_written_well_is_read_whole(table):
    table.append(["đ", "đ", "đ"])
    content = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\r\n" for line in table)
    rows = {row.number: row.texts for row in read_book(content.encode()).sheets[0].rows}
    wanted = [tuple(" ".join(cell.split()) for cell in line) for line in table]
    assert [rows.get(number, ("", "", "")) for number in range(1, len(table) + 1)] == wanted


def test_no_text_takes_longer_than_its_length():
    awkward = ("+" + " " * 30_000 + "x", "a" * 30_000, "ê" * 30_000, '""' * 15_000, "?" * 30_000, "Ã" * 30_000)
    for text in awkward:
        began = perf_counter()
        for row in read_book(f"Tên,Ghi chú\n{text},Hoà\nLan,x\n".encode()).sheets[0].rows:
            assert row.formula_like is not None
        assert perf_counter() - began < 1
    with pytest.raises(FileError, match="too_large"):
        read_book(b"a" * 20_000_001)
