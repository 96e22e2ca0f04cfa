"""Clocks of offices: working days, weekends, Tết."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.workdays import days_of, deadline_after, is_working_day, workdays_after

TET = days_of("2026-02-16/2026-02-20")


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 18), date(2026, 11, 20)),  # Wednesday to Friday
        (date(2026, 11, 20), date(2026, 11, 24)),  # Friday to Tuesday
        (date(2026, 11, 21), date(2026, 11, 24)),  # Saturday to Tuesday
        (date(2026, 2, 13), date(2026, 2, 24)),  # the Friday before Tết
    ],
)
def test_two_working_days_leave_out_weekends_and_holidays(received, due):
    assert workdays_after(received, 2, TET) == due


def test_a_deadline_that_falls_into_tet_moves_behind_it():
    assert deadline_after(date(2026, 2, 8), 10, TET) == date(2026, 2, 23)


def test_days_of_a_list_are_single_days_and_ranges():
    assert days_of("2026-01-01, 2026-04-30/2026-05-01") == {date(2026, 1, 1), date(2026, 4, 30), date(2026, 5, 1)}
    assert days_of("") == frozenset()


@given(day=st.dates(date(2025, 1, 1), date(2027, 12, 31)), count=st.integers(1, 40))
def test_whatever_is_due_is_due_on_a_day_that_offices_work_and_never_early(day, count):
    for due in (workdays_after(day, count, TET), deadline_after(day, count, TET)):
        assert is_working_day(due, TET)
        assert (due - day).days >= count
