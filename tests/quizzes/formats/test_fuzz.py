"""Files damaged in every way: each ends in questions, in a refusal with a sentence, or both; quickly, with no other error."""

import json
from random import Random

import pytest

from quizzes.formats import Format, OutputFormat
from tests.quizzes.formats.fuzzing import damaged, files_of_every_type, mutant, outcome

CASES = 300


@pytest.fixture(scope="module")
def files():
    return files_of_every_type()


def test_damaged_files_of_every_kind_end_well(files):
    random = Random(5)
    for number in range(CASES):
        outcome(mutant(files[number % len(files)][1], random))


@pytest.mark.parametrize("form", [Format.GIFT, Format.AIKEN, Format.TEXT, Format.JSON, Format.MOODLE, Format.QTI])
def test_text_of_one_format_read_as_another_ends_well(form, files):
    random = Random(7)
    for _name, content in files:
        outcome(damaged(content, random), form)


ANYTHING = [None, 1, -1, "x", [], {}, [1], [{}], True, "1e999999", "[[g1]]", 1e308, {"a": {}}, "a" * 30_000]


def test_our_own_json_with_anything_in_it_ends_well(files):
    random, whole = Random(8), json.loads(dict(files)[OutputFormat.JSON])
    for _time in range(CASES * 2):
        bank = json.loads(json.dumps(whole))
        part = random.choice(bank["questions"])
        for _depth in range(random.randrange(4)):
            part = random.choice([value for value in _inner(part) if value] or [part])
        name = random.choice(list(part)) if isinstance(part, dict) else random.randrange(len(part))
        part[name] = random.choice(ANYTHING)
        outcome(json.dumps(bank).encode())


def _inner(part):
    values = part.values() if isinstance(part, dict) else part
    return [value for value in values if isinstance(value, dict | list)]


@pytest.mark.parametrize(
    "text",
    [
        "Câu 1. " + " " * 300_000 + "A",
        "Câu 1. " + "A. " * 100_000,
        "Câu 1. x\n" + "A. a\n" * 10_000,
        "1. " * 100_000,
        "Câu 1. " + "*" * 200_000,
        "Câu 1. x\nA. " + "(" * 100_000 + "\nB. b\nĐáp án: " + "A, " * 50_000,
        "::" * 100_000 + "{",
        "{" * 100_000,
        "x {" + "=" * 100_000 + "}",
        "x {" + "\\" * 100_001 + "}",
        "x {#" + "9" * 100_000 + ":1e99999}",
        "x {~%1e9%a ~%" + "9" * 50_000 + "%b}",
        "[html]" + "<b" * 100_000 + "{=a ~b}",
        "[html]" + "&" * 100_000 + "{=a ~b}",
        "$CATEGORY: " + "/" * 100_000 + "\n\nx {T}",
        ("Câu hỏi?\nA. a\nB. b\nANSWER: A\n\n" * 3_000),
        "ANSWER: A\n" * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_longer_than_its_length(text):
    outcome(text.encode())
