"""Blueprints changed by plain functions, and what a bank cannot give."""

from hypothesis import given
from hypothesis import strategies as st

from quizzes.calculations import Blueprint, Candidate, Group, Section
from quizzes.calculations.composing import (
    blueprint_of,
    moved,
    parts_of,
    size_of,
    stamp_of,
    with_group,
    with_points,
    with_questions,
    with_section,
    without,
)
from quizzes.calculations.supply import ANY, GROUP, LEVEL, NAMED, shortfalls


def a_candidate(number, level="basic", category=None):
    return Candidate(version=number, lesson="", level=level, question=number, category=category)


def test_a_blueprint_without_sections_is_one_section():
    assert parts_of({}, 0) == []
    assert parts_of({}, 5) == [{"count": 5}]
    assert parts_of({"questions": [1, 2], "levels": {"basic": 1}}, 5) == [
        {"questions": [1, 2], "levels": {"basic": 1}, "count": 3}
    ]


def test_sections_come_back_as_they_were_and_empty_parts_are_dropped():
    parts = [{"title": "Một", "questions": [1], "count": 2, "note": "", "levels": {}}]
    assert parts_of(blueprint_of(parts), 3) == [{"title": "Một", "questions": [1], "count": 2}]
    assert size_of(parts) == 3


def test_no_question_is_named_twice_on_a_paper():
    parts = [{"questions": [1]}, {"questions": [2]}]
    assert with_questions(parts, 1, [1, 3, 3, 2]) == [{"questions": [1]}, {"questions": [2, 3]}]


def test_one_point_is_not_written_down_and_points_leave_with_their_question():
    (part,) = with_points([{"questions": [1, 2], "points": {"2": "3", "9": "4"}}], 0, {1: "2", 2: "1"})
    assert part["points"] == {"1": "2"}


def test_a_section_draws_at_least_what_its_groups_ask():
    parts = with_group([{"count": 2}], 0, 0, {"count": 5, "categories": [1]})
    assert parts == [{"count": 5, "groups": [{"count": 5, "categories": [1]}]}]
    assert with_group(parts, 0, 0, {"count": 1})[0]["groups"] == [{"count": 1}]
    assert with_section(parts, 1, {"title": "Hai"})[1] == {"title": "Hai"}


@given(st.lists(st.integers()), st.integers(-2, 12), st.booleans())
def test_moving_keeps_everything_and_removing_takes_one(things, place, upwards):
    assert sorted(moved(things, place, upwards=upwards)) == sorted(things)
    assert len(without(things, place)) == len(things) - (0 <= place < len(things))


def test_the_stamp_follows_the_blueprint_and_not_the_order_of_its_parts():
    assert stamp_of({"a": 1, "b": 2}) == stamp_of({"b": 2, "a": 1})
    assert stamp_of({"a": 1}) != stamp_of({"a": 2})


def test_everything_that_a_bank_cannot_give_is_named():
    pool = [a_candidate(n, category=n % 2) for n in range(1, 5)]
    section = Section(
        questions=[1, 77],
        drawing=Blueprint(
            6,
            [Group(frozenset(), 3, categories=frozenset({0})), Group(frozenset(), 1, categories=frozenset({9}))],
            {"advanced": 2},
        ),
    )
    found = {(lack.what, lack.which, lack.wanted, lack.found) for lack in shortfalls([section], pool)}
    assert found == {
        (NAMED, "77", 1, 0),
        (ANY, "", 6, 3),
        (GROUP, "0", 3, 2),
        (GROUP, "1", 1, 0),
        (LEVEL, "advanced", 2, 0),
    }


def test_a_bank_that_is_enough_lacks_nothing_and_what_one_section_takes_another_misses():
    pool = [a_candidate(n) for n in range(1, 6)]
    one = Section(drawing=Blueprint(3))
    assert shortfalls([one], pool) == []
    (lack,) = shortfalls([one, one], pool)
    assert (lack.section, lack.what, lack.wanted, lack.found) == (1, ANY, 3, 2)
