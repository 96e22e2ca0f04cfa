"""Telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.phones import NotAPhoneError, format_phone, normalise_phone


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("0912-345-678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("+84(0)912345678", "0912345678"),
        ("912345678", "0912345678"),
        ("849123456", "0849123456"),
        ("(0238) 384 2123", "02383842123"),
        ("+84 238 384 2123", "02383842123"),
    ],
)
def test_every_way_of_writing_gives_the_number_dialled_at_home(text, number):
    assert normalise_phone(text) == number


@pytest.mark.parametrize(
    "text", ["", "091234567", "09123456789", "0612345678", "01234567890", "+1 912 345 678", "số", "113"]
)
def test_what_is_no_number_of_viet_nam_is_refused(text):
    with pytest.raises(NotAPhoneError):
        normalise_phone(text)


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True))
def test_normal_numbers_stay_and_are_the_same_from_abroad(number):
    assert number.isascii()
    assert normalise_phone(number) == number == normalise_phone(f"+84{number[1:]}")


@given(st.from_regex(r"0([35789][0-9]{8}|2[0-9]{9})", fullmatch=True))
def test_what_is_shown_can_be_typed_again(number):
    assert normalise_phone(format_phone(number)) == number
    assert format_phone(format_phone(number)) == format_phone(number)
