"""The address to which a phone sends its journal."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from courses.models import Enrolment, ItemProgress, LearnerEvent
from tests.factories.courses import items_of, make_course, make_enrolment

ADDRESS = "/hoc-tap/su-kien/"


@pytest.fixture
def enrolment(learner):
    return make_enrolment(learner.person, make_course(lessons=2))


def event(of, verb="opened", **facts):
    return {
        "id": str(uuid4()),
        "enrolment": str(of.uid),
        "item": str(items_of(of)[0].key),
        "verb": verb,
        "value": None,
        "at": timezone.now().isoformat(),
    } | facts


def send(client, *events, body=None):
    body = json.dumps({"events": events}) if body is None else body
    return client.post(ADDRESS, body, content_type="application/json", headers={"Accept": "application/json"})


@pytest.fixture
def phone(client, learner):
    client.force_login(learner)
    return client


def test_a_journal_is_taken_and_may_be_sent_again(phone, enrolment):
    story = [event(enrolment), event(enrolment, "read", value=60), event(enrolment, "completed")]
    for _sending in range(2):
        answer = send(phone, *story)
        assert answer.status_code == 200
        assert answer.json() == {"received": [e["id"] for e in story], "clock_corrected": [], "refused": []}
    assert (Enrolment.objects.get().done, LearnerEvent.objects.count()) == (1, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"verb": "hacked"},
        {"verb": "read", "value": None},
        {"verb": "read", "value": 101},
        {"verb": "read", "value": -1},
        {"value": 5},
        {"at": "hôm qua"},
        {"item": "1"},
        {"enrolment": None},
    ],
)
def test_one_bad_event_spoils_no_other(phone, enrolment, wrong):
    bad, good = event(enrolment, **wrong), event(enrolment)
    answer = send(phone, bad, good).json()
    assert answer["received"] == [good["id"]]
    assert [(r["id"], r["code"]) for r in answer["refused"]] == [(bad["id"], "malformed")]
    assert answer["refused"][0]["message"]


def test_even_an_event_that_is_no_object_is_answered(phone, enrolment):
    answer = send(phone, "x", 5, None, [], {"id": {"$ne": 1}}).json()
    assert [refusal["id"] for refusal in answer["refused"]] == [""] * 5


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '{"events": 5}', '{"events": {"a": 1}}', '{"other": []}', b"\xff\xfe"]
)
def test_a_body_that_cannot_be_read_is_refused_in_words(phone, body):
    answer = send(phone, body=body)
    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"
    assert "Đồng chí" in answer.json()["message"]


def test_a_batch_has_a_limit(phone, enrolment):
    assert send(phone, *[event(enrolment)] * 201).status_code == 413
    assert send(phone, body=json.dumps({"events": [], "x": "x" * 70_000})).json()["code"] == "too_large"
    assert LearnerEvent.objects.count() == 0


def test_nobody_studies_for_another(phone, enrolment, stranger):
    theirs = make_enrolment(stranger.person, enrolment.course)
    answer = send(phone, event(theirs, "completed")).json()
    assert [refusal["code"] for refusal in answer["refused"]] == ["not_yours"]
    assert not ItemProgress.objects.exists()


def test_another_site_cannot_send(learner, enrolment):
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    assert send(client, event(enrolment)).status_code == 403
    assert not LearnerEvent.objects.exists()


def test_looking_at_the_address_does_nothing(phone):
    assert phone.get(ADDRESS).status_code == 405


def test_an_account_without_a_person_is_told_so(phone, learner):
    learner.person = None
    learner.save()
    answer = send(phone)
    assert answer.status_code == 403
    assert answer.json()["code"] == "no_person"
