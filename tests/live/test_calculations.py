from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from live.calculations import (
    STEP_SECONDS,
    Hours,
    Share,
    code_of,
    is_code_right,
    seconds_left,
    step_of,
    turnout_of,
)

MOMENTS = st.integers(1_767_225_600, 1_893_456_000).map(lambda second: datetime.fromtimestamp(second, UTC))
NOON = datetime(2026, 11, 10, 5, tzinfo=UTC)


@given(MOMENTS)
def test_the_code_on_the_screen_is_right_and_outlives_its_change_but_not_the_next_one(moment):
    code = code_of("s", step_of(moment))
    assert is_code_right("s", f" {code[:3]} {code[3:]}", moment)
    assert is_code_right("s", code, moment + timedelta(seconds=seconds_left(moment)))
    later = moment + timedelta(seconds=seconds_left(moment) + STEP_SECONDS)
    assert not is_code_right("s", code, later) or code in {code_of("s", step_of(later) - n) for n in (0, 1)}


@given(MOMENTS)
def test_a_code_of_the_future_or_of_another_session_is_wrong(moment):
    ahead = code_of("s", step_of(moment) + 1)
    assert not is_code_right("s", ahead, moment) or ahead in {code_of("s", step_of(moment) - n) for n in (0, 1)}
    other = code_of("t", step_of(moment))
    assert not is_code_right("s", other, moment) or other in {code_of("s", step_of(moment) - n) for n in (0, 1)}


def test_words_empty_texts_and_strange_digits_are_no_code():
    for typed in ("", "abc", "１２３４５６", "123", "0" * 100, "\x00"):
        assert not is_code_right("bí mật", typed, NOON)


def test_presence_is_claimed_from_half_an_hour_before_until_the_end():
    hours = Hours(NOON, NOON + timedelta(hours=3))
    assert [hours.is_open(NOON + timedelta(minutes=m)) for m in (-31, -30, 0, 180, 181)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert [hours.is_late(NOON + timedelta(minutes=m)) for m in (-30, 15, 16)] == [False, False, True]


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 100))
def test_what_is_missing_is_exactly_what_would_reach(present, more, percent):
    share = Share(present, present + more)
    missing = share.still_missing(percent)
    if share.sessions:
        assert Share(present + missing, share.sessions).reaches(percent)
        assert share.reaches(percent) == (missing == 0)
        assert missing == 0 or not Share(present + missing - 1, share.sessions).reaches(percent)
    assert 0 <= share.percent <= 100


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=30))
def test_people_are_never_more_than_attendances_and_doubles_count_once(pairs):
    turnout = turnout_of(pairs + pairs)
    assert turnout == turnout_of(pairs)
    assert turnout.people <= turnout.attendances == len(set(pairs))
