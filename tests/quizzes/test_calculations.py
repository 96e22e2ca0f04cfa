"""Drawing, marking and timing: what must hold for every bank, every response and every clock."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.calculations import (
    UNSURE,
    Blueprint,
    Candidate,
    Group,
    PastAttempt,
    are_answers_open,
    draw,
    is_response_to,
    made_at,
    mark,
    minutes_left,
    percent_of,
    standing_answers,
    tries_of,
)

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
LESSONS = ["l1", "l2", "l3", "l4"]
LEVELS = ["basic", "applied", "advanced"]


@st.composite
def pools(draw_, max_size=12):
    kinds = draw_(st.lists(st.tuples(st.sampled_from(LESSONS), st.sampled_from(LEVELS)), max_size=max_size))
    return [Candidate(version, lesson, level) for version, (lesson, level) in enumerate(kinds)]


@st.composite
def blueprints(draw_):
    counts = draw_(st.lists(st.integers(0, 3), min_size=2, max_size=2))
    groups = [Group(frozenset({"l1", "l2"}), counts[0]), Group(frozenset({"l3"}), counts[1])]
    levels = dict(zip(LEVELS, draw_(st.lists(st.integers(0, 3), min_size=3, max_size=3)), strict=True))
    return Blueprint(
        draw_(st.integers(0, 6)), draw_(st.sampled_from([groups, []])), draw_(st.sampled_from([levels, {}]))
    )


def most_that_fit(pool, blueprint):
    """By trying every paper: the largest that keeps within all counts."""

    def fits(paper):
        in_groups = not blueprint.groups or (
            all(any(c.lesson in g.lessons for g in blueprint.groups) for c in paper)
            and all(sum(c.lesson in g.lessons for c in paper) <= g.count for g in blueprint.groups)
        )
        levels = Counter(c.level for c in paper)
        return in_groups and (not blueprint.levels or all(n <= blueprint.levels[k] for k, n in levels.items()))

    sizes = range(min(blueprint.count, len(pool)), -1, -1)
    return next(size for size in sizes if any(fits(paper) for paper in combinations(pool, size)))


@given(pools(), blueprints(), st.integers())
@settings(max_examples=150, deadline=None)
def test_a_paper_is_full_has_no_question_twice_and_is_repeatable(pool, blueprint, seed):
    paper = draw(pool, blueprint, seed)
    assert len(paper) == len(set(paper)) == min(blueprint.count, len(pool))
    assert paper == draw(list(reversed(pool)), blueprint, seed)


@given(pools(max_size=8), blueprints(), st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_a_paper_that_can_respect_the_blueprint_does(pool, blueprint, seed):
    if most_that_fit(pool, blueprint) < min(blueprint.count, len(pool)):
        return
    paper = [c for c in pool if c.version in draw(pool, blueprint, seed)]
    for group in blueprint.groups:
        assert sum(c.lesson in group.lessons for c in paper) <= group.count
    for level, count in blueprint.levels.items():
        assert sum(c.level == level for c in paper) <= count


def test_a_lesson_with_too_few_questions_is_made_up_from_others():
    pool = [Candidate(1, "l1", "basic"), *(Candidate(n, "l2", "basic") for n in range(2, 9))]
    groups = [Group(frozenset({"l1"}), 3), Group(frozenset({"l2"}), 2)]
    paper = draw(pool, Blueprint(5, groups), seed=7)
    assert len(paper) == 5
    assert 1 in paper


def test_every_question_has_its_turn():
    pool = [Candidate(n, f"l{n % 3 + 1}", LEVELS[n % 2]) for n in range(24)]
    blueprint = Blueprint(6, [Group(frozenset({lesson}), 2) for lesson in LESSONS[:3]], {"basic": 3, "applied": 3})
    seen = Counter(version for seed in range(400) for version in draw(pool, blueprint, seed))
    assert set(seen) == set(range(24))
    assert min(seen.values()) > 40  # 100 on average


OPTIONS = ["a", "b", "c", "d"]


def item(question_type):
    return {"type": question_type, "options": OPTIONS}


@given(st.sets(st.sampled_from(OPTIONS), min_size=1), st.sets(st.sampled_from(OPTIONS), min_size=1))
def test_several_answers_count_only_when_all_and_no_others_are_chosen(correct, chosen):
    earned = mark("multiple", {"correct": sorted(correct)}, {"chosen": sorted(chosen)}, item("multiple"))
    assert earned == (1 if correct == chosen else 0)


@pytest.mark.parametrize(("response", "earned"), [({"chosen": ["b"]}, 1), ({"chosen": ["a"]}, 0), (None, 0)])
def test_one_answer(response, earned):
    assert mark("single", {"correct": ["b"]}, response, item("single")) == earned


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(OPTIONS),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["chosen", "x"]), inner, max_size=2)
        ),
        max_leaves=6,
    )
)
def test_whatever_passes_as_a_response_can_be_marked(junk):
    for question_type in ("single", "multiple", "true_false"):
        if is_response_to(item(question_type), junk):
            assert mark(question_type, {"correct": ["a"]}, junk, item(question_type)) in (0, 1)


@pytest.mark.parametrize(
    ("question_type", "chosen", "fits"),
    [
        ("single", ["a"], True),
        ("single", ["a", "b"], False),
        ("single", [], False),
        ("single", ["z"], False),
        ("single", [UNSURE], True),
        ("multiple", ["a", "b"], True),
        ("multiple", ["a", "a"], False),
        ("multiple", ["a", UNSURE], False),
        ("true_false", [1], False),
        ("true_false", "a", False),
    ],
)
def test_the_form_of_a_response(question_type, chosen, fits):
    assert is_response_to(item(question_type), {"chosen": chosen}, allows_unsure=True) is fits


def test_percentages_round_half_up():
    assert percent_of(Decimal(1), Decimal(3)) == Decimal("33.33")
    assert percent_of(Decimal("0.125"), Decimal(1000)) == Decimal("0.01")
    assert percent_of(Decimal(0), Decimal(0)) == 0


@pytest.mark.parametrize(("seconds", "minutes"), [(1081, 19), (1080, 18), (59, 1), (1, 1), (0, 0), (-5, 0)])
def test_the_clock_is_coarse(seconds, minutes):
    assert minutes_left(NOON + timedelta(seconds=seconds), NOON) == minutes


@given(st.timedeltas(timedelta(hours=-30), timedelta(hours=30)), st.timedeltas(timedelta(0), timedelta(days=2)))
def test_a_wrong_clock_changes_nothing(clock_error, kept_for):
    answered = NOON + clock_error
    assert made_at(answered, answered + kept_for, NOON) == NOON - kept_for


@given(st.timedeltas(timedelta(0), timedelta(days=2)))
def test_no_answer_comes_from_the_future(ahead):
    assert made_at(NOON + ahead, NOON, NOON) == NOON


@dataclass(frozen=True)
class Placed:
    position: int
    sequence: int


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 99)), unique_by=lambda pair: pair[1]))
def test_the_answer_received_last_counts(pairs):
    standing = standing_answers(Placed(*pair) for pair in pairs)
    for position, answer in standing.items():
        assert answer.sequence == max(s for p, s in pairs if p == position)


def past(*percents, last=NOON):
    return [PastAttempt(last - timedelta(days=n), Decimal(p), p >= 80) for n, p in enumerate(percents)]


def test_tries_and_waiting_time():
    tries = tries_of(past(62, 40), max_attempts=3, cooldown_hours=12)
    assert (tries.used, tries.left, tries.counted_percent) == (2, 1, 62)
    assert tries.opens_at == NOON + timedelta(hours=12)
    unlimited = tries_of(past(62), max_attempts=None, cooldown_hours=0)
    assert unlimited.left is None
    assert unlimited.opens_at is None
    assert not unlimited.are_used_up


@pytest.mark.parametrize(
    ("policy", "percents", "is_working", "is_open"),
    [
        ("after_submission", [10], False, True),
        ("after_pass_or_last_attempt", [62], False, False),
        ("after_pass_or_last_attempt", [62, 85], False, True),
        ("after_pass_or_last_attempt", [1, 2, 3], False, True),
        ("after_pass_or_last_attempt", [1, 2, 3], True, False),
        ("never", [100], False, False),
    ],
)
def test_when_the_right_answers_are_shown(policy, percents, is_working, is_open):
    tries = tries_of(past(*percents), max_attempts=3, cooldown_hours=0)
    assert are_answers_open(policy, tries, is_working=is_working, is_over=False) is is_open
