"""How often the database is asked; the number does not grow with the paper."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizzes.services import start_attempt
from tests.factories.quizzes import an_answer, make_exam, make_place

pytestmark = pytest.mark.django_db


def queries_of(act):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = act()
    assert response.status_code in (200, 302)
    return [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]


@pytest.fixture(params=[3, 12])
def sitting(request, client, learner):
    exam = make_exam(questions=request.param)
    make_place(exam, learner)
    client.force_login(learner)
    client.get(reverse("quizzes:quiz", args=[exam.quiz.code]))
    return client, start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)


def test_each_page_asks_a_fixed_number_of_times(sitting):
    client, attempt = sitting
    positions = range(1, len(attempt.paper["items"]) + 1)

    def at(name, *more):
        return reverse(f"quizzes:{name}", args=[attempt.uid, *more])

    body = json.dumps({"sent_at": "2026-11-17T03:00:00Z", "answers": [an_answer(n) for n in positions]})
    most = {
        "question": (4, lambda: client.get(at("question", 1))),
        "state": (4, lambda: client.get(at("state"))),
        "batch": (5, lambda: client.post(at("answer"), body, content_type="application/json")),
        "form": (6, lambda: client.post(at("answer"), {"position": 1, "go": "next", "chosen": "b"})),
        "review": (3, lambda: client.get(at("review"))),
        # Two of these are the frame's: roles and unread notices.
        "result": (8, lambda: client.get(at("result"))),
        "introduction": (8, lambda: client.get(reverse("quizzes:quiz", args=[attempt.quiz.code]))),
    }
    for name, (limit, act) in most.items():
        if name == "result":
            client.post(at("submit"), {"accepts_gaps": "on"})
        asked = queries_of(act)
        assert len(asked) <= limit, "\n".join([name, *asked])
