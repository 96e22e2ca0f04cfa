"""The demo's banks: every question is whole, and every paper that the lessons describe can be drawn."""

import json
from collections import Counter

import pytest

from courses.formats.lesson_notation.tree import Quiz, Survey
from learning.demo.quizzes import COURSES, LEVELS, _blueprint, _body_and_key, blocks_of
from learning.demo.surveys import opinion
from quizzes.calculations import TYPES, Candidate, Policy, draw

FOLDERS = ("ai", "attt", "dvc", "fanpage")
# The lesson's number stands in for its key.
KEYS = {number: str(number) for number in range(1, 30)}


def questions_of(folder):
    (source,) = json.loads((COURSES / folder / "questions.json").read_text(encoding="utf-8"))
    return source["questions"]


def test_what_the_survey_asks_is_asked_whole():
    ((_lesson, block),) = blocks_of(COURSES / "attt", Survey)
    contents = [opinion(question) for question in block.questions]
    assert [fault for said in contents for fault in TYPES[said.type].faults(said.body, said.key)] == []
    for question, content in zip(block.questions, contents, strict=True):
        shown = json.dumps([content.stem, content.body], ensure_ascii=False)
        assert all(text in shown for text in (question.text, *question.options, question.low, question.high))


def test_there_are_160_questions_of_six_types():
    types = Counter(question["type"] for folder in FOLDERS for question in questions_of(folder))
    assert sum(types.values()) == 160
    assert len(types) == 6


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_key_speaks_of_what_the_body_shows_and_the_body_of_no_key(folder):
    for question in questions_of(folder):
        body, key = _body_and_key(question)
        shown = {option["id"] for option in body.get("options", [])}
        assert len(shown) == len(question["options"])
        named = {*key.get("correct", []), *key.get("order", []), *key.get("pairs", {}).values()}
        assert named <= shown
        assert not body.keys() & key.keys()


def test_the_ids_of_options_do_not_tell_where_the_author_put_the_right_one():
    places = Counter()
    for question in questions_of("attt"):
        body, key = _body_and_key(question)
        if question["type"] == "single":
            ids = sorted(option["id"] for option in body["options"])
            places[ids.index(key["correct"][0])] += 1
    assert len(places) == 4


@pytest.mark.parametrize("folder", FOLDERS)
def test_papers_keep_to_the_levels_and_as_far_as_the_bank_allows_to_the_lessons(folder):
    pool = [
        Candidate(number, str(question["lesson"]), LEVELS[question["level"]])
        for number, question in enumerate(questions_of(folder))
    ]
    by_number = {candidate.version: candidate for candidate in pool}
    for _lesson, block in blocks_of(COURSES / folder, Quiz):
        policy = Policy(question_count=block.settings["questions"], blueprint=_blueprint(block.settings, KEYS))
        (section,) = policy.sections
        blueprint = section.drawing
        for seed in range(20):
            paper = [by_number[number] for number in draw(pool, blueprint, seed)]
            assert len(paper) == blueprint.count
            levels = Counter(candidate.level for candidate in paper)
            assert not blueprint.levels or levels == Counter(blueprint.levels)
            for group in blueprint.groups:
                available = sum(candidate.lesson in group.lessons for candidate in pool)
                drawn = sum(candidate.lesson in group.lessons for candidate in paper)
                assert drawn >= min(group.count, available)
