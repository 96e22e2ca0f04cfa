"""A key put right: whoever answered as the corrector says earns everything."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.calculations import TYPES
from quizzes.calculations.corrections import UnclearNumberError, are_apart, corrected_key, corrected_scenario
from tests.factories.every_type import SHAPES

ANSWERS = {
    "single": {"chosen": ["o3"]},
    "multiple": {"chosen": ["o3"]},
    "true_false": {"chosen": ["o2"]},
    "true_false_table": {"truths": {"p1": False, "p2": True}},
    "matching": {"pairs": {"p1": "o3", "p2": "o1"}},
    "ordering": {"order": ["o3", "o1", "o2"]},
    "numeric": {"number": "12,5"},
    "gaps": {"gaps": {"g1": "lời khác", "g2": "o2"}},
    "short": {"text": "lời khác"},
    "hotspot": {"chosen": ["o2"]},
    "placing": {"places": {"a": "o3", "b": "o1"}},
    "prediction": {"number": "77"},
}
KEEPING = ("single", "true_false", "hotspot", "short")


def item_of(kind):
    """The question on a paper."""
    return {"type": kind, **TYPES[kind].facts(SHAPES[kind][0])}


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_given_answer_becomes_right(kind):
    body, key = SHAPES[kind]
    new = corrected_key(kind, key, ANSWERS[kind])
    assert TYPES[kind].share(new, ANSWERS[kind], item_of(kind)) == 1
    faults = set(TYPES[kind].faults({**body, "picture": {"image": 1}}, new))
    assert faults == set(TYPES[kind].faults({**body, "picture": {"image": 1}}, key))
    assert new != key


@pytest.mark.parametrize("kind", KEEPING)
def test_the_old_answer_may_stay_right(kind):
    key = SHAPES[kind][1]
    if kind == "short":
        key = {"accepted": [{"text": "cũ", "percent": 100}]}
    old = TYPES[kind].right(key)
    new = corrected_key(kind, key, ANSWERS[kind], keeps_old=True)
    assert [TYPES[kind].share(new, said, item_of(kind)) for said in (old, ANSWERS[kind])] == [1, 1]
    assert TYPES[kind].share(corrected_key(kind, key, ANSWERS[kind]), old, item_of(kind)) == 0


def test_parts_that_were_not_answered_keep_their_key():
    body, key = SHAPES["scenario"]
    types = {part["id"]: part["type"] for part in body["parts"]}
    new = corrected_scenario(key, {"parts": {"q1": {"chosen": ["o2"]}}}, types, keeps_old=False)
    assert new["parts"]["q1"]["correct"] == ["o2"]
    assert new["parts"]["q2"] == key["parts"]["q2"]


@pytest.mark.parametrize(("text", "value"), [("1234,5", "1234.5"), ("0,25", "0.25"), ("12", "12")])
def test_numbers_are_kept_as_the_database_writes_them(text, value):
    assert corrected_key("numeric", {"value": "1"}, {"number": text})["value"] == value


def test_a_unit_is_reckoned_into_the_value():
    key = {"value": "1", "factors": {"km": "1000"}}
    assert corrected_key("numeric", key, {"number": "2", "unit": "km"})["value"] == "2000"


def test_an_unclear_number_is_no_key():
    with pytest.raises(UnclearNumberError):
        corrected_key("numeric", {"value": "1"}, {"number": "1.234"})


SHARES = st.decimals(0, 1, places=3)


@given(SHARES, SHARES)
def test_two_marks_lie_apart_by_more_than_a_fifth_whoever_came_first(first, second):
    assert are_apart(first, second) == are_apart(second, first) == (abs(first - second) > Decimal("0.2"))
