"""Who may: the learner alone, whatever role others hold."""

import pytest
from django.urls import reverse

from quizzes.models import Answer, Attempt

pytestmark = pytest.mark.django_db

PAGES = ("resume", "state", "review", "result")


def at(name, attempt, *more):
    return reverse(f"quizzes:{name}", args=[attempt.uid, *more])


def press(client, attempt):
    return client.post(at("answer", attempt), {"position": 1, "go": "next", "chosen": "a"})


def test_anonymous_is_asked_to_sign_in(client, exam, attempt):
    for address in (reverse("quizzes:quiz", args=[exam.quiz.code]), *(at(name, attempt) for name in PAGES)):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url.startswith("/dang-nhap/")
    assert press(client, attempt).status_code == 302
    assert not Answer.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "classmate", "trainer", "administrator"])
def test_nobody_else_finds_the_attempt(client, exam, attempt, who, request):
    client.force_login(request.getfixturevalue(who))
    for address in (*(at(name, attempt) for name in PAGES), at("question", attempt, 1)):
        assert client.get(address).status_code == 404
    assert press(client, attempt).status_code == 404
    assert client.post(at("submit", attempt)).status_code == 404
    assert not Answer.objects.exists()


def test_an_account_without_a_person_takes_no_quizzes(client, exam, django_user_model):
    client.force_login(django_user_model.objects.create(username="may-chu"))
    assert client.get(reverse("quizzes:quiz", args=[exam.quiz.code])).status_code == 403


def test_not_enrolled_reads_how_to_enrol_and_cannot_start(client, exam, stranger):
    client.force_login(stranger)
    introduction = client.get(reverse("quizzes:quiz", args=[exam.quiz.code])).content.decode()
    assert "Mở trang khóa học" in introduction
    assert "Bắt đầu làm bài" not in introduction
    assert client.post(reverse("quizzes:start", args=[exam.quiz.code])).status_code == 403
    assert not Attempt.objects.exists()


def test_an_unknown_quiz_or_position_is_not_found(as_learner, exam, attempt):
    assert as_learner.get(reverse("quizzes:quiz", args=["khong-co"])).status_code == 404
    for position in (0, 6):
        assert as_learner.get(at("question", attempt, position)).status_code == 404


@pytest.mark.parametrize("name", ["answer", "submit"])
def test_what_changes_something_is_posted(as_learner, attempt, name):
    assert as_learner.get(at(name, attempt)).status_code == 405
