"""Quizzes over the API: one's own attempts as far as one may know, results for those in charge, never a key."""

import pytest

from accounts.services import issue_api_token
from organisation.models import PersonalAccess
from quizzes.models import Quiz
from tests.factories.quizzes import do, make_exam, make_place, right_response, start, wrong_response

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    def answer(user, path):
        secret = issue_api_token(owner=user, name="tests", actor=user)
        return client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {secret}"})

    return answer


@pytest.fixture
def exam(places):
    """A test of the province's course."""
    exam = make_exam()
    exam.course.owner_unit = places.province
    exam.course.save(update_fields=["owner_unit"])
    return exam


@pytest.fixture
def sat(exam, learner):
    """Hòa passed it."""
    make_place(exam, learner)
    return do(exam, learner, right_response)


@pytest.mark.parametrize("path", ["/quizzes", "/attempts", f"/attempts/{'0' * 8}-0000-4000-8000-{'0' * 12}"])
def test_without_a_token_nothing_is_told(client, db, path):
    assert client.get(f"/api/v1{path}").status_code == 401


def test_learners_see_the_quizzes_of_their_courses_and_trainers_those_they_keep(
    ask, exam, sat, learner, classmate, trainer, foreign_trainer
):
    for user, codes in (
        (learner, [exam.quiz.code]),
        (trainer, [exam.quiz.code]),
        (classmate, []),
        (foreign_trainer, []),
    ):
        assert [item["code"] for item in ask(user, "/quizzes").json()["items"]] == codes


def test_one_s_own_attempts_and_nobody_else_s(ask, sat, learner, classmate):
    (item,) = ask(learner, "/attempts").json()["items"]
    assert (item["percent"], item["is_passed"], item["state"]) == ("100.00", True, "released")
    assert ask(learner, f"/attempts/{sat.uid}").json() == item
    assert ask(classmate, "/attempts").json()["items"] == []
    answer = ask(classmate, f"/attempts/{sat.uid}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("rules", [{"holds_results": True}, {"review": {"after": []}}])
def test_marks_that_are_kept_back_are_not_told(ask, learner, rules):
    exam = make_exam(**rules)
    make_place(exam, learner)
    do(exam, learner, right_response)
    (item,) = ask(learner, "/attempts").json()["items"]
    assert (item["percent"], item["is_passed"]) == (None, None)


def test_trainers_read_the_results_of_their_branch_and_that_is_noted(
    ask, exam, sat, trainer, stranger, foreign_trainer, learner
):
    make_place(exam, stranger)
    do(exam, stranger, wrong_response)
    path = f"/quizzes/{exam.quiz.code}/results"
    (item,) = ask(trainer, path).json()["items"]
    assert (item["person"], item["percent"]) == (learner.person.full_name, "100.00")
    noted = PersonalAccess.objects.get(is_export=True)
    assert (noted.people, noted.unit) == (1, exam.course.owner_unit)
    assert ask(foreign_trainer, path).status_code == 404
    refused = ask(learner, path)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")


def test_who_filled_in_an_anonymous_survey_is_not_told(ask, exam, sat, trainer):
    Quiz.objects.filter(pk=exam.quiz.pk).update(is_anonymous=True, is_graded=False, kind="survey")
    assert ask(trainer, f"/quizzes/{exam.quiz.code}/results").json()["items"] == []


def test_no_answer_holds_a_key(ask, exam, learner, trainer):
    make_place(exam, learner)
    attempt = start(exam, learner)
    for user, path in (
        (learner, "/quizzes"),
        (learner, f"/attempts/{attempt.uid}"),
        (trainer, f"/quizzes/{exam.quiz.code}/results"),
    ):
        page = ask(user, path).text
        assert "mật" not in page
        assert "correct" not in page


def test_lists_ask_as_often_for_three_as_for_one(ask, exam, sat, learner, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as few:
        ask(learner, "/attempts")
        asked = len(few)
    for _more in range(2):
        other = make_exam()
        make_place(other, learner)
        do(other, learner, right_response)
    with django_assert_max_num_queries(asked):
        assert len(ask(learner, "/attempts").json()["items"]) == 3
