"""Days of birth in all the ways in which lists have them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.dates import format_date, format_date_long
from organisation.formats.people.births import AMBIGUOUS, INVALID, MISSING, Birth, birth_of
from tests.organisation.formats.people.lists import HEADINGS, TODAY, codes, read

DAY = date(1980, 11, 3)
BELIEVED = st.dates(date(1920, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "03/11/1980", "3/11/1980", "03-11-1980", "03.11.1980", " 03 / 11 / 1980 ", "3.11/1980", "03 11 1980", "03,11,1980",
        "1980-11-03", "1980/11/03", "1980-11-03 00:00:00", "1980-11-03T00:00:00",
        "ngày 03 tháng 11 năm 1980",
        "Ngày 3/11/1980", "3 tháng 11 năm 1980", "03 tháng 11, 1980", "03-thg11-1980", "3 thg 11 1980",
        "03111980", "3111980", 3111980, "19801103", date(1980, 11, 3), datetime(1980, 11, 3),  # noqa: DTZ001 -- as cells have it
    ],
)  # fmt: skip
def test_the_third_of_november(written):
    assert birth_of(written, TODAY).day == DAY


@pytest.mark.parametrize(
    "written",
    [1980, 1980.0, "1980", "'1980", "sn 1980", "Năm 1980", "sinh năm 1980",
        "1980 (Nam)", "năm sinh: 1980", "11/1980", "tháng 11 năm 1980",
     "00/00/1980", "0/11/1980", "00/11/1980", date(1905, 6, 2)],
)  # fmt: skip
def test_only_the_year(written):
    assert birth_of(written, TODAY) == Birth(None, 1980, "birth_year_only")


def test_days_as_excel_counts_them():
    assert birth_of(29528, TODAY) == Birth(DAY, 1980, "birth_date_from_number")
    assert birth_of("29528", TODAY).day == DAY


@pytest.mark.parametrize(
    "written",
    ["31/02/1980", "32/13/1970", "11/30/1980", "03/11/2026", "03/11/2020", "1850", "01/01/1890", "03/11/1980 hoặc 1981",
     "13/1980", 99999, "abc", "1980?", True, "03/11/19800"],
)  # fmt: skip
def test_what_cannot_be_is_not_guessed(written):
    assert birth_of(written, TODAY) == INVALID


@pytest.mark.parametrize("written", ["05/10/97", "5-10-97", "97", "05.10.02"])
def test_years_of_two_digits_are_not_guessed(written):
    assert birth_of(written, TODAY) == AMBIGUOUS


@pytest.mark.parametrize("written", [None, "", "  ", "-", "…", "./."])
def test_nothing_said(written):
    assert birth_of(written, TODAY) == MISSING


@given(BELIEVED)
def test_every_way_of_writing_a_day_gives_that_day(day):
    ways = [day, format_date(day), format_date_long(day), day.isoformat(), f"{day.day}.{day.month}.{day.year}"]
    assert {birth_of(way, TODAY).day for way in ways} == {day}


@given(st.dates(date(1930, 1, 1), date(2010, 12, 31)))
def test_excels_number_of_a_day_is_that_day(day):
    assert birth_of((day - date(1899, 12, 30)).days, TODAY).day == day


@given(st.one_of(st.text(max_size=30), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans()))
def test_whatever_a_cell_holds_is_a_birth_that_can_be_believed_or_none(value):
    birth = birth_of(value, TODAY)
    assert birth.year is None or 1916 <= birth.year <= 2012
    assert birth.day is None or birth.day.year == birth.year


def listed(*days):
    """The births of a list with these cells, and what was found about the file."""
    rows = [
        (place, f"Lê Văn {name}", day, "", "", "")
        for place, (name, day) in enumerate(zip("ABCDEFGHIKLM", days, strict=False))
    ]
    people = read(HEADINGS, *rows)
    return [(row.birth_date, row.birth_year) for row in people.rows], codes(people)


def test_days_that_american_excel_turned_round_keep_only_their_year():
    turned, left = (
        [date(1980, 3, month) for month in (11, 12, 1, 3)],
        ["25/12/1980", "31/01/1975", "13/05/1969", "30/4/1975"],
    )
    births, found = listed(*turned, *left)
    assert [day for day, _ in births[:4]] == [None, None, None, date(1980, 3, 3)]
    assert {year for _, year in births[:4]} == {1980}
    assert [day.day for day, _ in births[4:]] == [25, 31, 13, 30]
    assert "dates_maybe_swapped" in found


def test_a_column_written_month_first_is_not_read_day_first():
    births, found = listed("03/11/1980", "11/30/1980", "12/25/1975", "05/05/1970")
    assert births == [(None, 1980), (None, None), (None, None), (date(1970, 5, 5), 1970)]
    assert "dates_maybe_swapped" in found


def test_one_impossible_day_among_others_puts_nothing_in_doubt():
    births, found = listed("03/11/1980", "11/30/1980", "25/12/1975", date(1980, 3, 11))
    assert births == [(date(1980, 11, 3), 1980), (None, None), (date(1975, 12, 25), 1975), (date(1980, 3, 11), 1980)]
    assert found == []
