"""Every type of question: what it earns, that fields and responses say the same, and that junk is refused, never a fault."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.calculations import is_response_to, mark
from quizzes.calculations.formulas import FormulaError, drawn_numbers, filled, value_of
from quizzes.calculations.types import TYPES, fields_of, response_of, right_of_parts
from quizzes.models import QuestionType


def named(*ids):
    return [{"id": name, "text": f"Ý {name}"} for name in ids]


QUESTIONS = {
    "single": ({"options": named("a", "b")}, {"correct": ["b"]}),
    "multiple": ({"options": named("a", "b", "c")}, {"correct": ["a", "c"]}),
    "true_false": ({"options": named("a", "b")}, {"correct": ["a"]}),
    "true_false_table": ({"prompts": named("p", "q")}, {"truths": {"p": True, "q": False}}),
    "matching": ({"prompts": named("p", "q"), "options": named("a", "b")}, {"pairs": {"p": "b", "q": "a"}}),
    "ordering": ({"options": named("a", "b", "c")}, {"order": ["c", "a", "b"]}),
    "numeric": ({"unit": "%"}, {"value": "1234.5", "tolerance": "0.5"}),
    "gaps": (
        {"text": "Số [[g]] và [[h]].", "gaps": [{"id": "g"}, {"id": "h", "options": named("a", "b")}]},
        {"gaps": {"g": {"accepted": ["Hòa giải"]}, "h": {"correct": "b"}}},
    ),
    "short": ({}, {"accepted": [{"text": "Mặt trận"}, {"text": "MTTQ", "percent": 50}]}),
    "hotspot": (
        {"picture": {"image": 1}, "places": named("a", "b")},
        {"correct": ["a"], "regions": {"a": [0, 0, 50, 50], "b": [50, 50, 50, 50]}},
    ),
    "placing": ({"text": "[[x]] rồi [[y]]", "options": named("a", "b")}, {"places": {"x": "a", "y": "b"}}),
    "scenario": (
        {
            "parts": [
                {"id": "k", "type": "single", "stem": "Việc gì?", "body": {"options": named("a", "b")}, "points": 1},
                {"id": "l", "type": "numeric", "stem": "Bao nhiêu?", "body": {}, "points": 3},
            ]
        },
        {"parts": {"k": {"correct": ["a"]}, "l": {"value": "5"}}},
    ),
    "prediction": ({}, {"value": "100", "tolerance": "1"}),
    "essay": ({}, {"rubric": [{"id": "r", "text": "Đủ ý", "points": 5}]}),
    "upload": ({"most": 2}, {}),
    "likert": ({"prompts": named("p"), "options": named("a", "b", "c")}, {}),
}
PARTS = {"k": "single", "l": "numeric"}


def item(kind, **facts):
    return {"type": kind, **TYPES[kind].facts(QUESTIONS[kind][0]), **facts}


def right(kind):
    key = QUESTIONS[kind][1]
    return right_of_parts(key, PARTS) if kind == "scenario" else TYPES[kind].right(key)


def test_every_type_is_known():
    assert set(TYPES) == set(QUESTIONS) == set(QuestionType.values)


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_whole_question_has_no_fault(kind):
    assert list(TYPES[kind].faults(*QUESTIONS[kind])) == []


@pytest.mark.parametrize("kind", [kind for kind in QUESTIONS if kind not in {"essay", "upload", "likert"}])
def test_the_right_response_fits_earns_everything_and_passes_through_a_form(kind):
    response = right(kind)
    assert is_response_to(item(kind), response)
    assert mark(kind, QUESTIONS[kind][1], response, item(kind)) == 1
    assert response_of(item(kind), fields_of(response)) == response
    assert TYPES[kind].said(response, item(kind))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["a", "b", "p", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["chosen", "truths", "pairs", "order", "number", "unit", "gaps", "text", "point", "places", "parts", "files"]
)


@given(st.sampled_from(list(QUESTIONS)), st.dictionaries(NAMES, JUNK, min_size=1, max_size=2))
def test_whatever_passes_can_be_marked_and_said(kind, junk):
    if is_response_to(item(kind), junk):
        share = mark(kind, QUESTIONS[kind][1], junk, item(kind))
        assert share is None or 0 <= share <= 1
        TYPES[kind].said(junk, item(kind))


@given(
    st.sampled_from(list(QUESTIONS)), st.dictionaries(st.text(max_size=9), st.lists(st.text(max_size=5), max_size=2))
)
def test_any_form_can_be_read(kind, fields):
    is_response_to(item(kind), response_of(item(kind), fields))


@pytest.mark.parametrize(
    ("kind", "scoring", "response", "earned"),
    [
        ("multiple", "per_option", {"chosen": ["a"]}, Decimal(2) / 3),
        ("multiple", "right_minus_wrong", {"chosen": ["a", "b"]}, 0),
        ("multiple", "right_minus_wrong", {"chosen": ["a"]}, Decimal("0.5")),
        ("ordering", "neighbours", {"order": ["b", "c", "a"]}, Decimal("0.5")),
        ("ordering", "per_part", {"order": ["c", "b", "a"]}, Decimal(1) / 3),
        ("matching", "per_part", {"pairs": {"p": "b"}}, Decimal("0.5")),
        ("matching", "all_or_nothing", {"pairs": {"p": "b"}}, 0),
        ("true_false_table", "stepped", {"truths": {"p": True}}, Decimal("0.1")),
        ("scenario", "", {"parts": {"l": {"number": "5"}}}, Decimal("0.75")),
        ("short", "", {"text": "mttq"}, Decimal("0.5")),
        ("hotspot", "", {"point": [10, 20]}, 1),
        ("hotspot", "", {"point": [80, 20]}, 0),
        ("gaps", "", {"gaps": {"g": "hoà  giải."}}, Decimal("0.5")),
    ],
)
def test_part_of_an_answer_earns_by_its_rule(kind, scoring, response, earned):
    facts = {"scoring": scoring} if scoring else {}
    assert mark(kind, QUESTIONS[kind][1], response, item(kind, **facts)) == earned


@pytest.mark.parametrize(("said", "earned"), [("1.234,5", 1), ("1234.5", 1), ("1235", 1), ("1235,1", 0), ("1.234", 1)])
def test_numbers_are_read_as_people_write_them(said, earned):
    assert mark("numeric", QUESTIONS["numeric"][1], {"number": said}, item("numeric")) == earned


def test_marks_and_capitals_count_only_where_the_key_says_so():
    strict = {"accepted": [{"text": "Hòa"}], "keeps_marks": True, "keeps_case": True}
    marks = [mark("short", strict, {"text": text}, {}) for text in ("Hòa", "Hoà", "hòa", "Hoa", "Hóa")]
    assert marks == [1, 1, 0, 0, 0]


def test_being_sure_of_something_wrong_costs():
    key, paper = QUESTIONS["single"][1], item("single")
    shares = [
        mark("single", key, {"chosen": [option], "certainty": sure}, paper, asks_certainty=True)
        for option, sure in (("b", 3), ("b", 1), ("a", 1), ("a", 3))
    ]
    assert shares == [1, Decimal(1) / 3, 0, -2]


def test_numbers_of_a_paper_follow_from_its_seed_and_decide_what_is_right():
    variables = [{"name": "a", "least": "2", "most": "10", "step": "2"}]
    numbers = drawn_numbers(variables, "seed")
    assert numbers == drawn_numbers(variables, "seed")
    assert Decimal(numbers["a"]) in {2, 4, 6, 8, 10}
    assert filled("{a} xã", numbers) == f"{numbers['a']} xã"
    doubled = str(Decimal(numbers["a"]) * 2)
    assert mark("numeric", {"formula": "a * 2"}, {"number": doubled}, {"type": "numeric", "numbers": numbers}) == 1


@pytest.mark.parametrize("formula", ["__import__('os')", "a.b", "9**99999", "1/0", "b", "lambda: 1", "(" * 300])
def test_nothing_but_arithmetic_is_computed(formula):
    with pytest.raises(FormulaError):
        value_of(formula, {"a": Decimal(1)})
