"""Numbers of official documents."""

import unicodedata

import pytest

from core.text.documents import is_document_number


@pytest.mark.parametrize(
    "number",
    [
        "82/HD-MTTW-BTT",
        "152/2025/NĐ-CP",
        "06/2022/QH15",
        "12-KL/TW",
        "01-KH/BCĐTW",
        "57-NQ/TW",
        "30/2020/NĐ-CP",
        "749/QĐ-TTg",
        unicodedata.normalize("NFD", "152/2025/NĐ-CP"),
        " 152/2025/NÐ-CP ",
    ],
)
def test_numbers_of_state_front_and_party(number):
    assert is_document_number(number)


@pytest.mark.parametrize("text", ["03/11/2026", "2024-2029", "152", "Luật số 06", "", "NĐ-CP", "1.234,5", "٣/NQ"])
def test_dates_and_terms_are_none(text):
    assert not is_document_number(text)
