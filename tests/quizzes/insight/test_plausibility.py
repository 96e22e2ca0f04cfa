"""Hints are given for what is odd beside the others, and for nothing less."""

import json

from hypothesis import given
from hypothesis import strategies as st

from quizzes.calculations.statistics import Trace, canonical, odd_paces, shared_devices, twins


def trace(attempt, *, learner=None, pace=40.0, percent=70.0, said=None, wrong=3, device="", items=10):
    """An attempt at ten items."""
    answers = tuple((place, f"{said or attempt}-{place}") for place in range(items))
    return Trace(
        attempt=attempt,
        learner=learner or attempt,
        seconds=pace * items,
        percent=percent,
        answers=answers,
        wrong=wrong,
        device=device,
    )


USUAL = [trace(number, pace=30 + number) for number in range(1, 21)]


def test_somebody_very_quick_and_good_is_pointed_out():
    found = odd_paces([*USUAL, trace(99, pace=3, percent=90)])
    assert found == {99: {"seconds": 3.0, "usual": 40.0, "items": 10}}


def test_somebody_quick_who_gave_up_is_not():
    assert odd_paces([*USUAL, trace(99, pace=3, percent=10)]) == {}


def test_a_few_attempts_say_nothing_of_what_is_usual():
    assert odd_paces([*USUAL[:5], trace(99, pace=1, percent=100)]) == {}


def test_where_everybody_is_quick_nobody_is_odd():
    assert odd_paces([trace(number, pace=4) for number in range(20)]) == {}


def test_the_same_answers_with_the_same_mistakes_are_pointed_out_on_both_sides():
    found = twins([trace(1, said="x"), trace(2, said="x"), trace(3)])
    assert found == {1: {"others": [2], "items": 10, "wrong": 3}, 2: {"others": [1], "items": 10, "wrong": 3}}


def test_the_same_answers_without_mistakes_are_what_a_course_is_for():
    assert twins([trace(1, said="x", wrong=2), trace(2, said="x", wrong=2)]) == {}


def test_one_human_is_no_twin_of_theirs():
    assert twins([trace(1, said="x", learner=7), trace(2, said="x", learner=7)]) == {}


def test_short_papers_are_alike_by_chance():
    assert twins([trace(1, said="x", items=4), trace(2, said="x", items=4)]) == {}


def test_several_people_at_one_device_are_pointed_out():
    found = shared_devices([trace(1, device="d"), trace(2, device="d"), trace(3, device="e"), trace(4), trace(5)])
    assert found == {1: {"others": [2]}, 2: {"others": [1]}}


@given(st.lists(st.text(min_size=1), unique=True), st.integers(1, 3))
def test_a_response_is_the_same_however_it_was_written(options, certainty):
    forward = json.dumps({"chosen": options, "certainty": certainty})
    backward = json.dumps({"chosen": options[::-1]}, ensure_ascii=False, indent=1)
    assert canonical(forward) == canonical(backward)


def test_no_response_is_no_response():
    assert canonical("") == canonical("null") == ""
