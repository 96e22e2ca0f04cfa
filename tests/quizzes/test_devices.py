"""One phone in several hands is a hint; nothing leads from the mark to the phone, or to another quiz."""

import pytest
from django.urls import reverse

from core.holdings import Subject
from quizzes.models import Attempt
from quizzes.services.erasing import erase_devices
from tests.factories.quizzes import make_exam, make_place

pytestmark = pytest.mark.django_db


def begin(client, user, exam):
    """The user begins on the phone that the client is; signing out leaves the phone as it is."""
    make_place(exam, user)
    word = client.cookies.get("device")
    client.force_login(user)
    if word:
        client.cookies["device"] = word.value
    client.post(reverse("quizzes:start", args=[exam.quiz.code]))
    return Attempt.objects.get(quiz=exam.quiz, learner=user.person)


def test_two_people_on_one_phone_have_one_mark(client, exam, learner, classmate):
    marks = {begin(client, user, exam).device for user in (learner, classmate)}
    assert len(marks) == 1
    assert len(marks.pop()) == 64
    cookie = client.cookies["device"]
    assert cookie["httponly"]
    assert cookie.value not in str(Attempt.objects.values_list("device"))


def test_two_phones_have_two_marks(client, exam, learner, classmate):
    first = begin(client, learner, exam).device
    client.cookies.clear()
    assert begin(client, classmate, exam).device != first


def test_no_mark_leads_from_one_quiz_to_another(client, exam, learner):
    assert begin(client, learner, exam).device != begin(client, learner, make_exam()).device


def test_an_anonymous_survey_keeps_none(client, learner):
    assert begin(client, learner, make_exam(kind="survey", is_anonymous=True)).device == ""


def test_nobody_is_hindered_by_a_strange_word(client, exam, learner):
    client.cookies["device"] = "x" * 3000
    assert len(begin(client, learner, exam).device) == 64


def test_erasing_somebody_drops_the_mark(client, exam, learner):
    attempt = begin(client, learner, exam)
    erase_devices(Subject(person_ids=frozenset({learner.person_id}), user_ids=frozenset({learner.pk})), None)
    attempt.refresh_from_db()
    assert attempt.device == ""
