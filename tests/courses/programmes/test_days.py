"""Who is concerned, until when, how long it holds and when one is reminded."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.calculations.duties import (
    Condition,
    Deadline,
    Post,
    Wish,
    credited,
    holds_until,
    is_overdue,
    keeps,
    months_between,
    months_later,
    reminder_of,
    renewal_due,
    renews_on,
    unmet,
)

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def post(**facts):
    return Post(**{"category": "full_time", "position": 1, "team_kind": "", "since": date(2026, 1, 20)} | facts)


@pytest.mark.parametrize(
    ("wish", "reasons"),
    [
        (Wish(), []),
        (Wish(categories=frozenset({"committee"})), [Condition.CATEGORY]),
        (Wish(positions=frozenset({2})), [Condition.POSITION]),
        (Wish(team_kind="digital_team"), [Condition.TEAM]),
        (Wish(months_from=10), []),
        (Wish(months_from=11), [Condition.MONTHS_FROM]),
        (Wish(months_to=10), [Condition.MONTHS_TO]),
        (Wish(months_to=11, categories=frozenset({"full_time"})), []),
    ],
)
def test_a_rule_names_every_reason(wish, reasons):
    assert unmet(wish, post(), TODAY) == reasons


def test_a_seat_outside_the_unit_is_not_concerned():
    assert unmet(Wish(), post(is_in_reach=False), TODAY) == [Condition.REACH]


def test_time_in_post_brings_in_and_takes_nobody_out():
    assert keeps([Condition.MONTHS_TO])
    assert not keeps([Condition.MONTHS_TO, Condition.CATEGORY])


def test_months_are_whole_ones():
    assert months_between(date(2026, 1, 31), date(2026, 2, 27)) == 0
    assert months_between(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert months_between(date(2026, 1, 20), TODAY) == 10


@given(DAYS, st.integers(0, 240))
def test_so_many_months_later_so_many_months_have_passed(day, months):
    later = months_later(day, months)
    assert months_between(day, later) == months
    assert months_between(day, later - timedelta(days=1)) == months - 1


@given(DAYS, DAYS, st.sampled_from(["fixed", "assignment", "entry"]), DAYS, st.integers(0, 400))
def test_nobody_is_given_a_duty_that_is_overdue(assigned_on, since, basis, fixed, days):
    due_on = Deadline(basis=basis, due_on=fixed, days=days).day_for(assigned_on=assigned_on, since=since)
    assert due_on >= assigned_on


def test_days_count_from_where_the_rule_says():
    since, assigned = date(2026, 11, 1), TODAY
    assert Deadline(basis="entry", days=60).day_for(assigned_on=assigned, since=since) == date(2026, 12, 31)
    assert Deadline(basis="assignment", days=60).day_for(assigned_on=assigned, since=since) == date(2027, 1, 19)
    assert Deadline(basis="fixed", due_on=date(2026, 12, 15)).day_for(assigned_on=assigned, since=since) == date(
        2026, 12, 15
    )
    assert Deadline(basis="assignment").day_for(assigned_on=assigned, since=since) is None


def test_a_renewal_in_time_goes_on_from_the_end_of_the_period_before():
    assert holds_until(date(2026, 11, 20), 12, None) == date(2027, 11, 20)
    assert holds_until(date(2026, 11, 20), 12, date(2026, 12, 31)) == date(2027, 12, 31)
    assert holds_until(date(2027, 2, 1), 12, date(2026, 12, 31)) == date(2028, 2, 1)
    assert holds_until(date(2026, 11, 20), None, None) is None


def test_who_renews_late_has_a_month():
    assert renews_on(date(2026, 12, 31), 60) == date(2026, 11, 1)
    assert renewal_due(date(2026, 12, 31), TODAY) == date(2026, 12, 31)
    assert renewal_due(date(2026, 11, 19), TODAY) == TODAY + timedelta(days=30)


def test_grace_comes_after_the_day():
    assert not is_overdue(TODAY, 0, TODAY)
    assert is_overdue(TODAY - timedelta(days=1), 0, TODAY)
    assert not is_overdue(TODAY - timedelta(days=5), 5, TODAY)
    assert not is_overdue(None, 0, TODAY)


@given(DAYS, st.lists(st.integers(-30, 90), max_size=5), st.integers(0, 120), st.integers(0, 200))
def test_one_is_reminded_of_the_latest_day_that_has_come_and_never_before_the_duty_began(due_on, days, lead, passed):
    begun_on = due_on - timedelta(days=lead)
    today = begun_on + timedelta(days=passed)
    found = reminder_of(due_on, days, begun_on=begun_on, today=today)
    come = [number for number in days if begun_on < due_on - timedelta(days=number) <= today]
    assert found == (min(come) if come else None)


def test_a_day_holds_eight_periods():
    day = date(2026, 11, 20)
    assert credited([(day, Decimal(6)), (day, Decimal(6)), (day + timedelta(days=1), Decimal("2.5"))]) == Decimal(
        "10.5"
    )
