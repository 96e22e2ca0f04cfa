"""Trees of courses: whatever is asked, progress only grows, and what can never be met is named."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.calculations.trees import (
    Ask,
    Fault,
    Node,
    courses_of,
    courses_to_give,
    faults_of,
    next_course,
    standing_of,
)

BEGUN = date(2026, 3, 1)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def course(number, **facts):
    return Node(key=number, ask=Ask.COURSE, course=number, **facts)


def group(ask, *parts, **facts):
    return Node(key=1000 + len(parts), ask=ask, parts=parts, **facts)


def done(*numbers):
    return {number: NOON + timedelta(days=number) for number in numbers}


def test_all_is_met_with_the_last_of_its_parts():
    tree = group(Ask.ALL, course(1), course(2))
    assert standing_of(tree, done(1), BEGUN).met_at is None
    assert standing_of(tree, done(1, 2), BEGUN).met_at == NOON + timedelta(days=2)


def test_any_is_met_as_soon_as_enough_parts_are():
    tree = group(Ask.ANY, course(1), course(2), course(3), needed=2)
    standing = standing_of(tree, done(1, 3), BEGUN)
    assert (standing.got, standing.asked) == (2, 2)
    assert standing_of(tree, done(1, 2, 3), BEGUN).met_at == NOON + timedelta(days=2)


def test_points_count_by_worth():
    tree = group(Ask.POINTS, course(1, points=3), course(2, points=5), needed=5)
    assert standing_of(tree, done(1), BEGUN).got == 3
    assert not standing_of(tree, done(1), BEGUN).is_met
    assert standing_of(tree, done(2), BEGUN).is_met


def test_in_an_ordered_group_a_part_waits_for_those_before_it():
    tree = group(Ask.ALL, course(1), course(2), course(3), is_ordered=True)
    standing = standing_of(tree, done(1), BEGUN)
    assert [part.is_open(BEGUN) for part in standing.parts] == [True, True, False]
    assert standing.parts[2].waits_for == course(2)
    assert next_course(standing, BEGUN) == course(2)


def test_what_was_completed_early_counts_though_it_was_not_open():
    tree = group(Ask.ALL, course(1), course(2), is_ordered=True)
    assert standing_of(tree, done(2), BEGUN).got == 1
    assert standing_of(tree, done(1, 2), BEGUN).is_met


def test_a_delayed_part_opens_with_its_day():
    tree = group(Ask.ALL, course(1), group(Ask.ALL, course(2), delay_days=30))
    standing = standing_of(tree, {}, BEGUN)
    later = BEGUN + timedelta(days=30)
    assert list(courses_to_give(standing, later - timedelta(days=1))) == [1]
    assert list(courses_to_give(standing, later)) == [1, 2]


def test_where_there_is_a_choice_nobody_is_enrolled_unasked():
    tree = group(Ask.ALL, course(1), group(Ask.ANY, course(2), course(3), needed=1))
    assert list(courses_to_give(standing_of(tree, {}, BEGUN), BEGUN)) == [1]
    needed = group(Ask.POINTS, course(2, points=2), course(3, points=1), needed=3)
    assert list(courses_to_give(standing_of(needed, {}, BEGUN), BEGUN)) == [2, 3]
    spare = group(Ask.POINTS, course(2, points=2), course(3, points=1), needed=2)
    assert list(courses_to_give(standing_of(spare, {}, BEGUN), BEGUN)) == []


@pytest.mark.parametrize(
    ("tree", "fault"),
    [
        (group(Ask.ALL), Fault.EMPTY),
        (group(Ask.ANY, course(1), needed=2), Fault.ASKS_TOO_MUCH),
        (group(Ask.POINTS, course(1, points=1), needed=2), Fault.ASKS_TOO_MUCH),
        (group(Ask.POINTS, course(1, points=2), course(2), needed=2), Fault.WORTH_NOTHING),
        (group(Ask.ALL, course(1), course(1)), Fault.DOUBLED),
    ],
)
def test_what_could_never_be_met_is_named(tree, fault):
    assert [found for _node, found in faults_of(tree)] == [fault]


def test_a_good_tree_has_no_fault():
    assert faults_of(group(Ask.ALL, course(1), group(Ask.ANY, course(2), course(3), needed=1))) == []


def _trees():
    leaves = st.builds(course, st.integers(1, 8), points=st.integers(0, 3), delay_days=st.integers(0, 40))
    return st.recursive(
        leaves,
        lambda below: st.builds(
            lambda ask, parts, needed, is_ordered: group(ask, *parts, needed=needed, is_ordered=is_ordered),
            st.sampled_from([Ask.ALL, Ask.ANY, Ask.POINTS]),
            st.lists(below, max_size=4),
            st.integers(0, 5),
            st.booleans(),
        ),
        max_leaves=10,
    )


@given(_trees(), st.sets(st.integers(1, 8)), st.integers(1, 8), st.integers(0, 60))
def test_one_more_course_never_takes_anything_back(tree, completed, more, days):
    today = BEGUN + timedelta(days=days)
    before = standing_of(tree, done(*completed), BEGUN)
    after = standing_of(tree, done(*completed, more), BEGUN)
    for earlier, later in zip(before.walk(), after.walk(), strict=True):
        assert 0 <= earlier.got <= later.got <= later.asked
        assert later.is_met or not earlier.is_met
        assert later.is_open(today) or not earlier.is_open(today)


@given(_trees(), st.sets(st.integers(1, 8)))
def test_what_comes_next_is_open_missing_and_of_the_tree(tree, completed):
    standing = standing_of(tree, done(*completed), BEGUN)
    found = next_course(standing, BEGUN)
    given_places = set(courses_to_give(standing, BEGUN))
    assert given_places <= courses_of(tree) - completed
    if found:
        assert found.course in courses_of(tree) - completed
        assert not standing.is_met


@given(_trees())
def test_a_tree_without_fault_is_met_by_all_its_courses(tree):
    faults = {fault for _node, fault in faults_of(tree)}
    if not faults & {Fault.EMPTY, Fault.ASKS_TOO_MUCH}:
        assert standing_of(tree, done(*courses_of(tree)), BEGUN).is_met
