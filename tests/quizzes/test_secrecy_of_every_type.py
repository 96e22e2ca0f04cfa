"""Every response of an open attempt, of every type under every behaviour, is searched for what its key and reasons say."""

import json

import pytest
from django.urls import reverse

from core.ids import uuid7
from quizzes.models import Attempt, QuizOverride
from quizzes.services import save_question, start_attempt
from tests.factories.every_type import REASON, SECRET, SHAPES, content_of_type
from tests.factories.quizzes import make_exam, make_place

pytestmark = pytest.mark.django_db

SECRETS = (SECRET, REASON, "748271946", "71.4826", "rubric", "accepted", "regions", "explanation", '"key"', '"share"')
BEHAVIOURS = ("deferred", "immediate", "tries", "adaptive", "certainty")


def begin(learner, **rules):
    exam = make_exam(questions=0, question_count=len(SHAPES), **rules)
    for kind in SHAPES:
        save_question(bank=exam.quiz.bank, code=f"Q-{kind}", content=content_of_type(kind), actor=None)
    make_place(exam, learner)
    return start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)


def said(response):
    text = response.content.decode()
    if response.headers.get("Content-Type", "").startswith("application/json"):
        text = json.dumps(response.json(), ensure_ascii=False)
    return text + json.dumps(dict(response.headers), ensure_ascii=False)


def at(name, attempt, *more):
    return reverse(f"quizzes:{name}", args=[attempt.uid, *more])


def everything(client, attempt):
    """All that a curious learner can make the server say, without having anything checked."""
    yield client.get(reverse("quizzes:quiz", args=[attempt.quiz.code]))
    for name in ("resume", "state", "list", "review", "result"):
        yield client.get(at(name, attempt), follow=True)
    for position in range(1, len(attempt.paper["items"]) + 1):
        yield client.get(at("question", attempt, position), follow=True)
        form = {"position": position, "go": "flag", "text": "thử", "number": "1", "chosen": "o3"}
        yield client.post(at("answer", attempt), form, follow=True)
        wrong = {"id": str(uuid7()), "position": position, "fields": {"text": ["x"]}, "is_flagged": False, "base": 0}
        body = {"sent_at": "2026-11-17T03:00:00Z", "answers": [{**wrong, "client_time": "2026-11-17T03:00:00Z"}]}
        yield client.post(at("answer", attempt), json.dumps(body), content_type="application/json")
    yield client.post(at("submit", attempt), follow=True)


@pytest.mark.parametrize("layout", ["one", "list"])
@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_nothing_is_said_while_it_is_open(client, learner, behaviour, layout):
    attempt = begin(learner, behaviour=behaviour, layout=layout)
    client.force_login(learner)
    pages = list(everything(client, attempt))
    assert len(pages) > 3 * len(SHAPES)
    found = [(page.request["PATH_INFO"], secret) for page in pages for secret in SECRETS if secret in said(page)]
    assert found == []
    assert Attempt.objects.get(pk=attempt.pk).is_open


def position_of(attempt, kind):
    return next(n for n, item in enumerate(attempt.paper["items"], start=1) if item["type"] == kind)


def check(client, attempt, kind, **fields):
    form = {"position": position_of(attempt, kind), "go": "check", **fields}
    return client.post(at("answer", attempt), form, follow=True).content.decode()


def test_what_is_checked_at_once_says_why_and_is_settled(client, learner):
    attempt = begin(learner, behaviour="immediate")
    client.force_login(learner)
    page = check(client, attempt, "single", chosen="o2")
    assert "Chưa đúng" in page
    assert "Báo công an" in page
    assert REASON in page
    again = check(client, attempt, "single", chosen="o1")
    assert "Chưa đúng" in again
    assert attempt.checks.count() == 1
    # What was not checked stays shut.
    assert REASON not in client.get(at("question", attempt, position_of(attempt, "multiple"))).content.decode()
    assert REASON not in said(client.get(at("state", attempt)))


def test_several_tries_say_nothing_before_the_last(client, learner):
    attempt = begin(learner, behaviour="tries", item_tries=2)
    client.force_login(learner)
    first = check(client, attempt, "single", chosen="o2")
    assert "còn 1 lần thử" in first
    assert REASON not in first
    check(client, attempt, "single", chosen="o2")
    assert attempt.checks.count() == 1
    assert REASON in check(client, attempt, "single", chosen="o3")
    assert [check.is_settled for check in attempt.checks.all()] == [False, True]


def test_a_policy_that_shows_nothing_during_says_only_that_it_was_taken(client, learner):
    attempt = begin(learner, behaviour="immediate", review={"during": []})
    client.force_login(learner)
    page = check(client, attempt, "single", chosen="o1")
    assert "Đã ghi nhận câu trả lời." in page
    assert REASON not in page


def test_practice_keeps_still_while_an_exam_of_the_same_bank_is_open(client, learner):
    attempt = begin(learner, behaviour="immediate")
    exam = make_exam()
    exam.quiz.bank = attempt.quiz.bank
    exam.quiz.save()
    make_place(exam, learner)
    start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)
    client.force_login(learner)
    page = check(client, attempt, "single", chosen="o2")
    assert "Chưa đúng" in page
    assert REASON not in page


def test_limits_of_others_are_not_told(client, learner):
    attempt = begin(learner)
    QuizOverride.objects.create(quiz=attempt.quiz, group="cohort:x", extra_minutes=9, reason=SECRET)
    client.force_login(learner)
    assert SECRET not in client.get(reverse("quizzes:quiz", args=[attempt.quiz.code])).content.decode()
