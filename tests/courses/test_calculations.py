"""How far a learner is, without a database."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.calculations import (
    EXAM,
    OutlineItem,
    best_of,
    done_and_total,
    is_finished,
    items_in_the_way,
    items_missing,
    moment_within,
    next_item,
)


def outline(*kinds):
    """Items from words: "r" required reading, "o" optional reading, "x" exam."""
    return tuple(
        OutlineItem(
            key=uuid4(),
            number=number,
            slug=f"bai-{number}",
            title=f"Bài số {number}",
            module_title="",
            kind=EXAM if kind == "x" else "reading",
            minutes=10,
            objective="",
            completion="",
            is_required=kind != "o",
            activity="",
            content_hash="",
            language="vi",
        )
        for number, kind in enumerate(kinds, start=1)
    )


courses = st.lists(st.sampled_from("rrox"), max_size=12).map(lambda kinds: outline(*kinds))


@given(items=courses, data=st.data())
def test_nobody_has_done_more_than_there_is(items, data):
    keys = [item.key for item in items]
    completed = data.draw(st.sets(st.sampled_from([*keys, uuid4()])))
    done, total = done_and_total(items, completed)
    assert 0 <= done <= total
    assert total - done == len(items_missing(items, completed))


@given(items=courses, data=st.data())
def test_a_course_is_finished_exactly_when_nothing_is_left_to_suggest(items, data):
    completed = data.draw(st.sets(st.sampled_from([item.key for item in items] or [uuid4()])))
    last = data.draw(st.sampled_from([None, *(item.key for item in items)]))
    has_requirements = any(item.is_required for item in items)
    assert is_finished(items, completed) == (has_requirements and next_item(items, completed, last) is None)


@given(items=courses)
def test_following_the_suggestions_finishes_every_course(items):
    completed, last = set(), None
    for _step in items:
        item = next_item(items, completed, last)
        if item is None:
            break
        assert not items_in_the_way(item, items, completed)
        completed.add(item.key)
        last = item.key
    assert items_missing(items, completed) == []


def test_a_course_that_requires_nothing_is_never_finished():
    items = outline("o", "o")
    assert not is_finished(items, {item.key for item in items})


def test_the_item_left_half_way_comes_next():
    first, second, third = outline("r", "r", "r")
    assert next_item((first, second, third), set(), third.key) == third
    assert next_item((first, second, third), {third.key}, third.key) == first


def test_a_locked_exam_is_not_suggested_however_lately_it_was_opened():
    first, exam = outline("r", "x")
    assert next_item((first, exam), set(), exam.key) == first


def test_an_exam_waits_for_the_required_lessons_before_it_only():
    first, extra, exam, last = items = outline("r", "o", "x", "r")
    assert items_in_the_way(exam, items, set()) == [first]
    assert items_in_the_way(exam, items, {first.key}) == []
    assert items_in_the_way(last, items, set()) == []
    assert items_in_the_way(exam, items, {exam.key}) == []
    assert extra not in items_in_the_way(exam, items, set())


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        (None, None, None),
        (Decimal(80), None, Decimal(80)),
        (Decimal(80), Decimal("90.5"), Decimal("90.5")),
        (None, Decimal(0), Decimal(0)),
    ],
)
def test_of_two_scores_the_better_counts_and_zero_is_a_score(one, other, best):
    assert best_of(one, other) == best == best_of(other, one)


@given(*[st.datetimes(timezones=st.just(UTC))] * 3)
def test_a_wrong_clock_is_moved_into_the_possible(moment, one, other):
    earliest, latest = sorted([one, other])
    moved = moment_within(moment, earliest, latest)
    assert earliest <= moved <= latest
    assert moved == moment or not earliest <= moment <= latest


def test_the_latest_moment_wins_over_an_enrolment_from_the_future():
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert moment_within(now, now.replace(year=2027), now) == now
