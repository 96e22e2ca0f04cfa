"""One form for every text."""

import doctest
import importlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.unicode import nfc, tidy_line


@pytest.mark.parametrize("subject", ["unicode", "search", "names", "slugs", "numbers", "dates", "phones", "documents"])
def test_the_examples_of_the_docstrings_hold(subject):
    assert doctest.testmod(importlib.import_module(f"core.text.{subject}")).failed == 0


def test_letters_are_composed():
    decomposed = unicodedata.normalize("NFD", "Tổ quốc")
    assert decomposed != "Tổ quốc"
    assert nfc(decomposed) == "Tổ quốc"


@pytest.mark.parametrize("look_alike", ["\u00d0", "\u0189"])
def test_the_look_alike_of_d_is_repaired(look_alike):
    assert tidy_line(f"{look_alike}ặng Văn Đức") == "Đặng Văn Đức"
    assert tidy_line(f"{look_alike}ặng".lower()) == "đặng"


@given(st.text())
def test_a_tidy_line_is_one_line_and_stays_tidy(text):
    line = tidy_line(text)
    assert line == line.strip()
    assert "\n" not in line
    assert tidy_line(line) == line
    assert unicodedata.is_normalized("NFC", line)
