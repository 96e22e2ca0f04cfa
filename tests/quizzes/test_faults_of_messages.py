"""What a phone may send when its clock, its memory or its user is not as they should be: all is answered, nothing else is lost."""

import json

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import uuid7
from quizzes.calculations.types import response_of
from quizzes.models import Answer
from quizzes.services import save_question, start_attempt
from tests.factories.every_type import SHAPES, content_of_type
from tests.factories.quizzes import an_answer, make_exam, make_place

pytestmark = pytest.mark.django_db

NOW = "2026-11-17T03:00:00Z"


@pytest.fixture
def every_type(learner):
    """An attempt at a paper with a question of every type; no answer is marked at once."""
    exam = make_exam(questions=0, question_count=len(SHAPES), behaviour="certainty")
    for kind in SHAPES:
        save_question(bank=exam.quiz.bank, code=f"Q-{kind}", content=content_of_type(kind), actor=None)
    make_place(exam, learner)
    return start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)


def post(client, attempt, answers, **facts):
    message = json.dumps({"sent_at": NOW, "answers": answers, **facts})
    return client.post(reverse("quizzes:answer", args=[attempt.uid]), message, content_type="application/json")


def position_of(attempt, kind):
    return next(n for n, item in enumerate(attempt.paper["items"], start=1) if item["type"] == kind)


@pytest.mark.parametrize(
    "fault",
    [
        {"response": "b"},
        {"position": None},
        {"fields": {"text": ["x" * 20_001]}},
        {"fields": {"text": "không phải danh sách"}},
        {"is_flagged": "có lẽ"},
    ],
)
def test_one_unreadable_answer_holds_up_none_of_the_others(as_learner, attempt, fault):
    broken, good = {**an_answer(1), **fault}, an_answer(2)
    reply = post(as_learner, attempt, [broken, good])
    assert reply.status_code == 200
    assert reply.json()["received"] == [good["id"]]
    assert [refusal["id"] for refusal in reply.json()["refused"]] == [broken["id"]]


@pytest.mark.parametrize("message", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 100_000, b'{"sent_at": "\\u0000"}', b"\\u"])
def test_what_is_no_message_is_refused_as_such(as_learner, attempt, message):
    address = reverse("quizzes:answer", args=[attempt.uid])
    assert as_learner.post(address, message, content_type="application/json").status_code == 400


CLOCKS = [
    "1970-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "+012026-11-17T03:00:00.000Z",
    "hôm qua",
    None,
]


@pytest.mark.parametrize("client_time", CLOCKS)
@pytest.mark.parametrize("sent_at", CLOCKS)
def test_whatever_the_clock_says_the_answer_is_taken_while_there_is_time(as_learner, attempt, client_time, sent_at):
    reply = post(as_learner, attempt, [an_answer(1, client_time=client_time)], sent_at=sent_at)
    assert reply.status_code == 200
    assert Answer.objects.get().response == {"chosen": ["a"]}


@pytest.mark.parametrize("said", ["cắt \ud83d đôi", "rỗng \0 ở giữa"])
def test_signs_that_no_database_keeps_cost_nothing_but_themselves(as_learner, every_type, said):
    place = position_of(every_type, "essay")
    assert post(as_learner, every_type, [an_answer(place, response=None, fields={"text": [said]})]).status_code == 200
    as_learner.post(
        reverse("quizzes:answer", args=[every_type.uid]), {"position": place, "go": "next", "text": "một \0 hai"}
    )
    texts = [answer.response["text"] for answer in every_type.answers.all()]
    assert texts[0] in {"cắt ? đôi", "rỗng  ở giữa"}
    assert texts[1] == "một  hai"


NAMES = ("chosen", "truths", "pairs", "order", "number", "unit", "gaps", "text", "point", "places", "parts", "files")
PLAIN = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(["o1", "p1", "g1"])
)
WILD = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)
KEYS = st.sampled_from([*NAMES, "ratings", "certainty"])
FIELDS = st.sampled_from([*NAMES, "pairs.p1", "order.o1", "parts.q1/chosen", "gaps.g1", "truths.p1", "certainty"])
WILD_ANSWERS = st.fixed_dictionaries(
    {"position": st.integers(-1, len(SHAPES) + 1) | WILD, "is_flagged": st.booleans()},
    optional={
        "response": st.dictionaries(KEYS, WILD, max_size=3),
        "fields": st.dictionaries(FIELDS, st.lists(st.text(max_size=8) | st.just("nan,nan"), max_size=3), max_size=3),
        "base": WILD,
    },
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(WILD_ANSWERS, min_size=1, max_size=40))
def test_every_wild_answer_is_taken_or_refused(as_learner, every_type, answers):
    sent = [{**an_answer(1), "response": None, **wild} for wild in answers]
    reply = post(as_learner, every_type, sent)
    assert reply.status_code in {200, 409}, reply.content
    said = reply.json()
    assert {*said["received"], *(refusal["id"] for refusal in said["refused"])} == {answer["id"] for answer in sent}


@given(kind=st.sampled_from(sorted(SHAPES)), fields=st.dictionaries(FIELDS, st.lists(st.text(max_size=8), max_size=3)))
def test_fields_are_read_without_fault(kind, fields):
    response_of({"type": kind, "options": ["o1", "o2"], "parts": {"q1": {"type": "single", "options": ["o1"]}}}, fields)


def test_an_answer_names_its_question_whatever_its_id(as_learner, attempt):
    reply = post(as_learner, attempt, [an_answer(1, id="không phải"), an_answer(2)])
    assert reply.status_code == 400
    again = post(as_learner, attempt, [an_answer(2, id=str(uuid7()))])
    assert again.status_code == 200
