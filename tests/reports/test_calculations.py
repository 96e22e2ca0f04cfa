"""Counting: people once, turns once, shares that add up."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.calculations import COMPLETED, OVERDUE, STARTED, Share, State, add_up, state_of, whole

COURSES = [7, 8]
places = st.sampled_from([None, *COURSES])
marks = st.sampled_from([0, COMPLETED, STARTED, OVERDUE, STARTED + OVERDUE])
standings = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 9), places, marks), max_size=40)


def consistent(rows):
    """The same person's place has the same marks wherever they sit."""
    known = {}
    return [(unit, person, course, known.setdefault((person, course), mark)) for unit, person, course, mark in rows]


@given(standings)
def test_the_counts_agree_with_counting_by_hand(rows):
    rows = consistent(rows)
    counts = add_up(rows, COURSES)
    for unit in {row[0] for row in rows}:
        people = {person for u, person, _course, _mark in rows if u == unit}
        for course, share in zip(COURSES, counts.shares(unit), strict=True):
            done = {p for u, p, c, mark in rows if (u, c) == (unit, course) and mark & COMPLETED}
            assert share == Share(len(done), len(people))
    assert counts.everybody == len({row[1] for row in rows})
    for course, share in zip(COURSES, counts.course_shares, strict=True):
        assert share.done == len({p for _u, p, c, mark in rows if c == course and mark & COMPLETED})
    assert counts.overdue == len({row[1] for row in rows if row[3] & OVERDUE})
    assert counts.units_overdue == len({row[0] for row in rows if row[3] & OVERDUE})


@given(standings, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_the_counts(rows, random):
    rows = consistent(rows)
    assert add_up(random.sample(rows * 2, len(rows) * 2), COURSES) == add_up(rows, COURSES)


@given(standings)
def test_shares_lie_between_nothing_and_everybody(rows):
    counts = add_up(consistent(rows), COURSES)
    for share in [*counts.course_shares, *(share for unit in counts.people for share in counts.shares(unit))]:
        assert 0 <= share.done <= share.of
    assert sum(counts.people.values()) >= counts.everybody


def test_a_share_of_nobody_has_no_percent():
    assert Share(0, 0).percent is None
    assert Share(1, 3).percent.quantize(Decimal("0.1")) == Decimal("33.3")
    assert Share(1022, 1280).words == "1.022/1.280"
    assert whole([Share(1, 3), Share(2, 3)]) == Share(3, 6)
    assert whole([]) == Share(0, 0)


def test_marks_in_one_word():
    states = Counter(state_of(mark) for mark in (0, OVERDUE, STARTED, STARTED + OVERDUE, COMPLETED))
    assert states == {State.NOT_STARTED: 2, State.STUDYING: 2, State.COMPLETED: 1}
