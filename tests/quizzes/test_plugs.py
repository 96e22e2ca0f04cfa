"""What lessons and the learner's home show of quizzes."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from core.panels import panels_at
from courses.activities import activity_choices, activity_of
from quizzes.services import AnswerGiven, save_answers, start_attempt, submit_attempt
from tests.factories.quizzes import make_exam, make_place

pytestmark = pytest.mark.django_db


def invitation(exam, place):
    activity, code = activity_of(exam.quiz.reference)
    return activity.invitation(code, place)


def begin(exam, user):
    return start_attempt(quiz=exam.quiz, learner=user.person, actor=user)


def to_do(person):
    found = [content for template, content in panels_at("home.todo", person=person) if template.startswith("quizzes/")]
    return found[0]["sheets"] if found else []


def test_a_lesson_invites_in_sentences_that_fit_where_the_learner_stands(exam, place, learner):
    assert invitation(exam, place).sentences == [
        "Bài có 5 câu.",
        "Làm trong 15 phút.",
        "Cần đạt 80 điểm.",
        "Còn 3 lần làm.",
    ]
    assert invitation(exam, place).button == "Vào làm bài"
    attempt = begin(exam, learner)
    assert invitation(exam, place).button == "Làm tiếp"
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    assert invitation(exam, place).sentences[-1] == "Còn 2 lần làm."


def test_a_quiz_that_does_not_exist_yet_is_announced_without_a_button(place):
    activity, _code = activity_of("quiz:khong-co")
    assert not activity.invitation("khong-co", place).is_open


def test_authors_may_choose_every_quiz(exam):
    reference = exam.quiz.reference
    assert (reference, f"Bài kiểm tra: {exam.course.title}: Bài thi thử") in activity_choices()


def test_the_home_tells_how_many_answers_are_saved(exam, place, attempt, learner):
    given = [AnswerGiven(position=position, response={"chosen": ["a"]}) for position in (1, 2)]
    save_answers(attempt=attempt, answers=given, actor=learner)
    sheets = to_do(learner.person)
    text = render_to_string("quizzes/panels/under_way.html", {"sheets": sheets})
    assert "Đã lưu 2 câu" in text
    submit_attempt(attempt=attempt, accepts_gaps=True, actor=learner)
    assert to_do(learner.person) == []


def test_the_home_tells_nobody_else(attempt, classmate):
    assert to_do(classmate.person) == []


def test_three_attempts_under_way_ask_as_often_as_one(attempt, learner):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            to_do(learner.person)
        counts.append(len(asked))
        for _more in range(2):
            exam = make_exam()
            make_place(exam, learner)
            begin(exam, learner)
    assert len(to_do(learner.person)) > 2
    assert counts[0] == counts[1]
