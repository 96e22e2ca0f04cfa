"""Days and moments."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.dates import NotADateError, format_date, format_date_long, format_moment, parse_date

THIRD_OF_NOVEMBER = date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "03/11/2026",
        "3/11/2026",
        "03-11-2026",
        "3.11.2026",
        "2026-11-03",
        "ngày 03 tháng 11 năm 2026",
        "Ngày 3 tháng 11 năm 2026",
        unicodedata.normalize("NFD", "ngày 03 tháng 11 năm 2026"),
        " 03/11/2026 ",
    ],
)
def test_the_day_comes_first(text):
    assert parse_date(text) == THIRD_OF_NOVEMBER


@pytest.mark.parametrize(
    "text", ["", "03/11/26", "03/11", "31/02/2026", "11/13/2026", "03/11-2026", "2026/11/03", "hôm qua"]
)
def test_days_that_would_have_to_be_guessed_are_refused(text):
    with pytest.raises(NotADateError):
        parse_date(text)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 5), "ngày 05 tháng 11 năm 2026"),
        (date(2026, 2, 19), "ngày 19 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
    ],
)
def test_documents_pad_days_and_the_first_two_months(day, text):
    assert format_date_long(day) == text


@given(st.dates())
def test_what_we_write_we_read_again(day):
    assert parse_date(format_date(day)) == day
    if day.year >= 1000:
        assert parse_date(format_date_long(day)) == day


def test_moments_are_shown_by_the_clock_in_viet_nam():
    assert format_moment(datetime(2026, 11, 2, 17, 30, tzinfo=UTC)) == "00:30, 03/11/2026"
    with pytest.raises(ValueError, match="time zone"):
        format_moment(datetime(2026, 11, 2, 17, 30))  # noqa: DTZ001 -- this is what is refused
