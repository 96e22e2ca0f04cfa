"""Text for the fonts of the 1990s: told apart from Vietnamese, converted without loss, and never touched unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.legacy import from_legacy, from_tcvn3, from_vni, is_syllable, legacy_encoding
from core.text.legacy.tcvn3 import _TABLE
from core.text.legacy.vni import _MARKS, _SINGLE
from core.text.unicode import nfc

SENTENCE = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Kim Liên, huyện Nam Đàn; ông Nguyễn Văn Trỗi, bà Đặng Thị Huệ, khối phố"
LOWER = SENTENCE.lower()
TO_TCVN3 = {chr(letter) if isinstance(letter, int) else letter: chr(code) for code, letter in _TABLE.items()}


def in_tcvn3(text):
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


def in_vni(text):
    singles = {letter: code for code, letter in _SINGLE.items()}
    marked = {}
    for letter in "aeouyôöAEOUYÔÖ":
        for code, mark in _MARKS.items():
            plain = _SINGLE.get(letter, letter)
            marked.setdefault(nfc(plain + mark), letter + (code.upper() if letter.isupper() else code))
    return "".join(singles.get(letter) or marked.get(letter, letter) for letter in text)


def in_utf8_read_as_1252(text):
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or bytes([byte]).decode("latin-1") for byte in text.encode()
    )


def test_known_sentences_come_out_right():
    assert from_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert from_vni("ÑAÏI HOÄI ÑAÏI BIEÅU") == "ĐẠI HỘI ĐẠI BIỂU"
    assert from_tcvn3("§¹i héi; tr\xadëng ban; ¢u L¹c") == "Đại hội; trưởng ban; Âu Lạc"


def test_there_and_back_is_the_same():
    assert from_tcvn3(in_tcvn3(LOWER)) == LOWER
    assert from_vni(in_vni(SENTENCE)) == SENTENCE
    assert from_legacy(in_utf8_read_as_1252(SENTENCE), "mojibake") == SENTENCE


@pytest.mark.parametrize(
    ("write", "encoding"), [(in_tcvn3, "tcvn3"), (in_vni, "vni"), (in_utf8_read_as_1252, "mojibake")]
)
def test_each_encoding_is_told_apart(write, encoding):
    assert legacy_encoding([write(LOWER)]) == encoding
    assert legacy_encoding(map(write, LOWER.split())) == encoding


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["plain words only, 12 of them"],
        [SENTENCE],
        ["Hoà", "Trà", "Bé Tú", "Hà Nà", "Lý Lê"],
        ["Café crème", "Zürich", "señor", "naïve", "Ångström"],
        ["±5 µm", "30 °C", "§ 12", "© 2026", "½", "¾"],
        ["Tạ Thị", "“Mặt trận” – số 5", "đồng chí…"],
        ["Câu lạc bộ", "xã Ô Lâu", "Ê Đê"],
        ["´", "¸", "¬"],
    ],
)
def test_text_that_is_in_order_is_left_alone(texts):
    assert legacy_encoding(texts) == ""


def test_old_fonts_alone_prove_nothing():
    assert legacy_encoding([SENTENCE, "Hoà", "Trà", "Tú"], fonts={".VnTime", "VNI-Times"}) == ""


def test_old_fonts_lower_the_bar():
    doubtful = ["TrÇn ThÞ Hå", "Kbß Hrß"]
    assert legacy_encoding(doubtful) == ""
    assert legacy_encoding(doubtful, fonts={".VnTimeH"}) == "tcvn3"


def test_in_a_legacy_file_unicode_cells_stay():
    assert from_legacy("Nguyễn Văn Trỗi", "tcvn3") == "Nguyễn Văn Trỗi"
    assert from_legacy("plain", "vni") == "plain"
    assert from_legacy("Đồng chí Hồ", "vni") == "Đồng chí Hồ"
    assert from_legacy("Hà", "tcvn3") == "Hà"


@pytest.mark.parametrize(
    "word",
    [
        "Nguyễn",
        "HOÀ",
        "Hòa",
        "khuỷu",
        "ngoằn",
        "thuở",
        "giặc",
        "quốc",
        "gì",
        "giếng",
        "xoong",
        "Pó",
        "Đắk",
        "Ủy",
        "yêu",
        "oanh",
        "ưỡn",
        "nghiêng",
        "quý",
        "thuỷ",
    ],
)
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["NguyÔn", "Vaên", "tằc", "ß¸", "Hää", "àà", "xñ", "ngữi1", "ViÖt", "Ñaïi", "bcđ"])
def test_what_is_no_syllable_is_known(word):
    assert not is_syllable(word)


@given(st.lists(st.text(max_size=60), max_size=10))
def test_no_text_brings_the_detector_down(texts):
    encoding = legacy_encoding(texts, fonts=texts)
    for text in texts:
        from_legacy(text, encoding or "vni")


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ ,.", max_size=80))
def test_unicode_with_letters_of_our_own_is_never_changed(text):
    marked = text + " Việt ở đây"
    assert from_legacy(marked, "tcvn3") == marked
    assert from_legacy(marked, "vni") == marked
