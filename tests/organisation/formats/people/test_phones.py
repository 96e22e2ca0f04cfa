"""Telephone numbers in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.formats.people.phones import phone_of

NUMBERS = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "number", "codes"),
    [
        ("0912345678", "0912345678", ()),
        ("+84 912 345 678", "0912345678", ()),
        ("0912.345.678", "0912345678", ()),
        ("(0912) 345678", "0912345678", ()),
        ("ĐT: 0912345678", "0912345678", ()),
        ("DĐ 0912 345 678 (Zalo)", "0912345678", ()),
        ("912345678", "0912345678", ("phone_leading_zero_restored",)),
        ("0238 384 2123", "02383842123", ()),
        ("0912345678 / 0987654321", "0912345678", ("phone_two_numbers",)),
        ("0912345678-0987654321", "0912345678", ("phone_two_numbers",)),
        ("0912345678 0987654321", "0912345678", ("phone_two_numbers",)),
        ("09123456780987654321", "0912345678", ("phone_two_numbers",)),
        ("0912345678; +84987654321", "0912345678", ("phone_two_numbers",)),
        ("0912345678 hoặc 0912 345 678", "0912345678", ()),
        ("CQ: 02383842123, DĐ: 0912345678", "02383842123", ("phone_two_numbers",)),
        ("01681234567", "0381234567", ("phone_old_prefix",)),
        ("9.12345678E+08", "0912345678", ("phone_leading_zero_restored",)),
        ("không có", "", ("phone_missing",)),
        ("", "", ("phone_missing",)),
        ("059062000", "", ("phone_invalid",)),
        ("09xx xxx 678", "", ("phone_invalid",)),
        ("040078932921", "", ("phone_invalid",)),
        ("9.12E+08", "", ("phone_invalid",)),
        ("1", "", ("phone_invalid",)),
    ],
)
def test_the_number_as_dialled_at_home(written, number, codes):
    phone = phone_of(written)
    assert (phone.number, phone.codes) == (number, codes)


@given(NUMBERS, NUMBERS, st.sampled_from([" / ", "/", ", ", "; ", " - ", "-", " ", "\n", " hoặc ", " và ", " | "]))
def test_the_first_of_two_numbers_counts(first, second, between):
    phone = phone_of(f"{first}{between}{second}")
    assert phone.number == first
    assert ("phone_two_numbers" in phone.codes) == (first != second)


@given(st.text(max_size=40))
def test_any_text_gives_a_number_of_viet_nam_or_none(text):
    phone = phone_of(text)
    assert bool(phone.number) != bool({"phone_missing", "phone_invalid"} & set(phone.codes))
