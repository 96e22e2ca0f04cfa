"""The search key and the abbreviations."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.search import ABBREVIATIONS, fold, search_terms

VIETNAMESE = st.text("aáàảãạăắằẳẵặâấầẩẫậđÐĐeêếộơởưữyỳỵỷỹýNGUYỄN hH–-“”' 0123,./\u0301\u0323\u00a0\u200b")


def nfd(text):
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Mặt trận", "mat tran"),
        ("MẶT TRẬN", "mat tran"),
        ("đạo đức", "dao duc"),
        ("Ðạo đức", "dao duc"),
        ("Ɖạo ðức", "dao duc"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Uỷ ban", "uy ban"),
        ("Ủy ban", "uy ban"),
        ("thuý", "thuy"),
        ("thúy", "thuy"),
        ("2024 – 2029", "2024 - 2029"),
        ("2024—2029", "2024-2029"),
        ("“kỷ nguyên số”", '"ky nguyen so"'),
        ("H’Hen Niê", "h'hen nie"),
        ("  hai\u00a0 ba\u200b\n bốn\t", "hai ba bon"),
        ("ＶＮｅＩＤ", "vneid"),
        ("Straße", "strasse"),
        ("", ""),
        ("\u0301", ""),
    ],
)
def test_what_is_left_when_typed_in_a_hurry(typed, key):
    assert fold(typed) == key


def test_every_vietnamese_letter_folds_to_its_base():
    letters = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđƠƯ"
    assert fold(letters).isascii()
    assert len(fold(letters)) == len(letters)


def test_composition_does_not_matter_although_the_texts_differ():
    assert len("Mặt trận") == 8
    assert len(nfd("Mặt trận")) == 12
    assert fold(nfd("Mặt trận")) == fold("Mặt trận")


@given(st.text() | VIETNAMESE)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text() | VIETNAMESE)
def test_the_key_is_the_same_however_the_text_is_composed(text):
    assert fold(nfd(text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("UBMTTQ xã", ("ubmttq xa", "uy ban mat tran to quoc xa")),
        ("UBTƯ MTTQ Việt Nam", ("ubtu mttq viet nam", "uy ban trung uong mat tran to quoc viet nam")),
        ("tổ CNSCĐ", ("to cnscd", "to cong nghe so cong dong")),
        ("BTT", ("btt", "ban thuong truc")),
        ("Ban CTMT", ("ban ctmt", "ban cong tac mat tran")),
        ("DVCTT", ("dvctt", "dich vu cong truc tuyen")),
        ("cđs", ("cds", "chuyen doi so")),
        ("HĐND", ("hdnd", "hoi dong nhan dan")),
        ("UVTV", ("uvtv", "uy vien thuong vu")),
        ("KDC số 3", ("kdc so 3", "khu dan cu so 3")),
        ("Chuyển đổi số", ("chuyen doi so", "cds")),
        ("Ủy ban Mặt trận Tổ quốc", ("uy ban mat tran to quoc", "ubmttq")),
        ("kỹ năng", ("ky nang",)),
        ("   ", ()),
    ],
)
def test_abbreviations_are_looked_for_both_ways(query, terms):
    assert search_terms(query) == terms


def test_an_abbreviation_inside_a_word_is_left_alone():
    assert search_terms("dvcx kdck") == ("dvcx kdck",)


def test_abbreviations_are_kept_folded():
    assert all(fold(word) == word for pair in ABBREVIATIONS.items() for word in pair)


@given(VIETNAMESE)
def test_the_query_as_typed_always_comes_first(text):
    assert search_terms(text)[:1] == ((fold(text),) if fold(text) else ())
