"""Keys and explanations leave the server only when the policy says so: every response is searched for them."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizzes.models import Attempt, QuestionVersion
from quizzes.services import AnswerGiven, save_answers, start_attempt, submit_attempt
from tests.factories.quizzes import an_answer, make_exam, make_place

pytestmark = pytest.mark.django_db

SECRETS = ("đáp án mật", "lời giải mật", "correct", "explanation", "scored")


def at(name, attempt, *more):
    return reverse(f"quizzes:{name}", args=[attempt.uid, *more])


def secrets_in(response):
    """The words of key and explanation that a response carries, in whatever form JSON or HTML gives them."""
    text = response.content.decode()
    if response.headers.get("Content-Type", "").startswith("application/json"):
        text = json.dumps(response.json(), ensure_ascii=False)
    headers = json.dumps(dict(response.headers), ensure_ascii=False)
    return [secret for secret in SECRETS if secret in text or secret in headers]


def every_response(client, attempt):
    """All that a learner, curious or not, can make the server say of an attempt."""
    yield client.get(reverse("quizzes:quiz", args=[attempt.quiz.code]))
    yield client.post(reverse("quizzes:start", args=[attempt.quiz.code]), follow=True)
    for name in ("resume", "state", "review", "result"):
        yield client.get(at(name, attempt), follow=True)
    for position in range(1, 6):
        yield client.get(at("question", attempt, position), follow=True)
        for go in ("next", "flag", "review"):
            form = {"position": position, "go": go, "chosen": "a" if position > 1 else []}
            yield client.post(at("answer", attempt), form, follow=True)
    for body in ({"answers": []}, {"sent_at": "2026-11-17T03:00:00Z", "answers": [an_answer(2), an_answer(77)]}):
        for accept in ("application/json", "text/html"):
            yield client.post(
                at("answer", attempt), json.dumps(body), content_type="application/json", headers={"accept": accept}
            )
    yield client.post(at("submit", attempt), follow=True)
    yield client.get(reverse("courses:home"))
    yield client.get(reverse("courses:course", args=[attempt.quiz.course.slug]))
    yield client.get(reverse("courses:lesson", args=[attempt.quiz.course.slug, "bai-3"]))


def wrong_in(attempt):
    items = enumerate(attempt.paper["items"], start=1)
    return [AnswerGiven(position=position, response={"chosen": ["a"]}) for position, _item in items]


def do_badly(exam, user):
    attempt = start_attempt(quiz=exam.quiz, learner=user.person, actor=user)
    save_answers(attempt=attempt, answers=wrong_in(attempt), actor=user)
    return submit_attempt(attempt=attempt, accepts_gaps=True, actor=user)


def test_nothing_of_an_open_attempt_gives_anything_away(client, attempt, learner):
    client.force_login(learner)
    responses = list(every_response(client, attempt))
    assert len(responses) > 25
    assert [secrets_in(response) for response in responses if secrets_in(response)] == []
    attempt.refresh_from_db()
    assert attempt.is_open


def test_nothing_of_a_failed_attempt_does_while_tries_are_left(client, exam, place, learner):
    client.force_login(learner)
    attempt = do_badly(exam, learner)
    assert secrets_in(client.get(at("result", attempt))) == []
    assert secrets_in(client.get(at("state", attempt))) == []


def test_the_last_attempt_opens_the_answers_of_all_but_not_while_it_is_under_way(client, exam, place, learner):
    client.force_login(learner)
    first = do_badly(exam, learner)
    do_badly(exam, learner)
    last = start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)
    assert secrets_in(client.get(at("result", first))) == []
    submit_attempt(attempt=last, accepts_gaps=True, actor=learner)
    for attempt in (first, last):
        text = client.get(at("result", attempt)).content.decode()
        assert "lời giải mật" in text
        assert "Đáp án đúng" in text


def test_another_quiz_of_the_same_bank_under_way_keeps_them_closed(client, exam, place, learner):
    client.force_login(learner)
    under_way = start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)
    other = make_exam(show_answers="after_submission")
    other.quiz.bank = exam.quiz.bank
    other.quiz.save()
    make_place(other, learner)
    attempt = do_badly(other, learner)
    page = client.get(at("result", attempt))
    assert secrets_in(page) == []
    assert "Đáp án mở lại sau khi đồng chí nộp bài đang làm." in page.content.decode()
    submit_attempt(attempt=under_way, accepts_gaps=True, actor=learner)
    assert secrets_in(client.get(at("result", attempt))) != []


def test_a_quiz_that_never_shows_them_never_does(client, learner):
    client.force_login(learner)
    exam = make_exam(show_answers="never", pass_percent=0)
    make_place(exam, learner)
    assert secrets_in(client.get(at("result", do_badly(exam, learner)))) == []


def test_a_classmate_who_passed_sees_answers_and_the_other_still_does_not(client, exam, attempt, classmate, learner):
    make_place(exam, classmate)
    theirs = do_badly(exam, classmate)
    Attempt.objects.filter(pk=theirs.pk).update(is_passed=True)
    client.force_login(classmate)
    assert secrets_in(client.get(at("result", theirs))) != []
    client.force_login(learner)
    assert secrets_in(client.get(at("question", attempt, 1))) == []


def test_the_pages_of_an_open_attempt_never_even_fetch_the_key(client, attempt, learner):
    client.force_login(learner)
    with CaptureQueriesContext(connection) as queries:
        client.get(at("question", attempt, 1))
        client.get(at("state", attempt))
    table = QuestionVersion._meta.db_table
    fetched = [query["sql"] for query in queries.captured_queries if table in query["sql"]]
    assert len(fetched) == 2
    assert not any(f'"{table}"."key"' in sql or f'"{table}"."explanation"' in sql for sql in fetched)
