"""Codes, numbers and names as a register writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.calculations import (
    code_from,
    committee_name,
    in_sentence,
    new_code,
    place_name,
    register_number,
)
from core.text.codes import ALPHABET, grouped


def test_a_code_is_80_random_bits_in_letters_nobody_confuses():
    codes = {new_code() for _time in range(200)}
    assert len(codes) == 200
    assert len(ALPHABET) ** 16 == 2**80
    assert not set("ILOU") & set(ALPHABET)
    assert all(len(code) == 16 and set(code) <= set(ALPHABET) for code in codes)


@pytest.mark.parametrize(
    "typed",
    [
        "7K3M-QX9A-0BDF-ZZ41",
        "7k3mqx9a0bdfzz41",
        "  7K3M QX9A OBDF ZZ4l ",
        "7K3M–QX9A—oBDF-ZZ4I",
        "7K3M.QX9A_0BDF\u00a0ZZ41",
        "7K3M-QX9A-\n0BDF-ZZ41",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed):
    assert code_from(typed) == "7K3MQX9A0BDFZZ41"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "7K3M",
        "7K3M-QX9A-0BDF-ZZ4",
        "7K3M-QX9A-0BDF-ZZ411",
        "7K3M-QX9A-0BDF-ZZ4U",
        "0123/2026/GCN-MTTQ-BTT",
        "７K3MQX9A0BDFZZ41",
    ],
)
def test_what_can_be_no_code_is_none(typed):
    assert code_from(typed) is None


@given(st.text(alphabet=ALPHABET, min_size=16, max_size=16))
def test_grouping_loses_nothing(code):
    assert code_from(grouped(code).lower()) == code
    assert len(grouped(code)) == 19


def test_a_number_has_at_least_four_digits_and_grows_beyond():
    assert register_number(7, 2026) == "0007/2026/GCN-MTTQ-BTT"
    assert register_number(20_000, 2027) == "20000/2027/GCN-MTTQ-BTT"


@pytest.mark.parametrize(
    ("name", "within", "place"),
    [
        ("Tỉnh Nghệ An", "tỉnh Nghệ An", "Nghệ An"),
        ("Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Xã Kim Liên", "xã Kim Liên", "Kim Liên"),
        ("Thị xã Cửa Lò", "thị xã Cửa Lò", "Cửa Lò"),
        ("Đặc khu Trường Sa", "đặc khu Trường Sa", "Trường Sa"),
        ("Xóm Sen 2", "xóm Sen 2", "Sen 2"),
        ("Việt Nam", "Việt Nam", "Việt Nam"),
        ("Bản", "Bản", "Bản"),
    ],
)
def test_a_unit_within_a_sentence_and_as_a_place(name, within, place):
    assert (in_sentence(name), place_name(name)) == (within, place)


def test_the_committee_of_the_country_is_the_central_one():
    assert committee_name("Việt Nam", is_country=True) == "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    assert committee_name("Xã Kim Liên", is_country=False) == "Ủy ban Mặt trận Tổ quốc Việt Nam xã Kim Liên"
