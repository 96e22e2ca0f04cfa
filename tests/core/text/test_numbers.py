"""Numbers as Vietnamese write them, and what is never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.numbers import (
    AmbiguousNumberError,
    NotANumberError,
    format_number,
    format_percent,
    parse_number,
    parse_whole_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"),
        ("87,5", "87.5"),
        ("87.5", "87.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567,5", "1234567.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1234,567", "1234.567"),
        ("1.2345", "1.2345"),
        ("-5", "-5"),
        ("−5,5", "-5.5"),
        ("+3", "3"),
        (" 100 ", "100"),
        ("007", "7"),
    ],
)
def test_numbers_are_read(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "-100,000"])
def test_an_ambiguous_number_is_asked_about_not_guessed(text):
    with pytest.raises(AmbiguousNumberError) as ambiguous:
        parse_number(text)
    larger, smaller = ambiguous.value.readings
    assert larger == smaller * 1000


@pytest.mark.parametrize(
    "text", ["", "-", "một", "1.23.456", "1,2,3", "1.234.56", "1e5", "٣", "1,5%", "1..5", "NaN", "0x10", "1 23"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotANumberError):
        parse_number(text)


def test_where_only_whole_numbers_make_sense_nothing_is_ambiguous():
    assert parse_whole_number("1.234") == parse_whole_number("1,234") == 1234
    assert parse_whole_number("12,0") == 12
    with pytest.raises(NotANumberError):
        parse_whole_number("12,5")


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (1234567, None, "1.234.567"),
        (Decimal("1234.50"), None, "1.234,5"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-1234.5"), None, "-1.234,5"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("1E+3"), None, "1.000"),
        (0, None, "0"),
        (100, None, "100"),
    ],
)
def test_numbers_are_written(number, digits, text):
    assert format_number(number, digits) == text


@pytest.mark.parametrize(
    ("percent", "text"),
    [(Decimal("87.5"), "87,5%"), (100, "100%"), (Decimal("66.65"), "66,7%"), (Decimal("0.04"), "0%")],
)
def test_percentages_carry_one_digit_at_most(percent, text):
    assert format_percent(percent) == text


def readings(text):
    """Every number the text may be: one, two when it is ambiguous, none when it is no number."""
    try:
        return {parse_number(text)}
    except AmbiguousNumberError as ambiguous:
        return set(ambiguous.readings)
    except NotANumberError:
        return set()


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3))
def test_what_we_write_we_read_again_or_ask(number):
    assert number in readings(format_number(number))


@given(st.text(alphabet="0123456789.,-+ e"))
def test_any_keystrokes_give_a_number_a_question_or_a_refusal(text):
    assert all(number.is_finite() for number in readings(text))


@given(st.integers())
def test_whole_numbers_always_come_back(number):
    assert parse_whole_number(format_number(number)) == number
