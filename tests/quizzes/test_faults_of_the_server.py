"""The server is killed while people sit at a test: every acknowledged answer is there, nothing is marked twice, nobody is stuck.

`make soak` has 200 people sit through more kills: `SITTERS` and `KILLS`.
"""

import os
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.models import LogEntry
from quizzes.calculations import mark, percent_of
from quizzes.models import Answer, Attempt, AttemptState, GradingRun, QuestionVersion
from quizzes.selectors import standing_of_attempt
from quizzes.services import expire_attempts
from tests.bench.servers import embedded, free_port
from tests.factories.accounts import make_person, make_user
from tests.factories.quizzes import make_exam, make_place
from tests.quizzes.storm import Killed, Sitter, sit_through

SITTERS, KILLS = int(os.environ.get("SITTERS", "12")), int(os.environ.get("KILLS", "2"))
QUESTIONS, SEED = 20, int(os.environ.get("SEED", "2026"))
# One in so many leaves without handing in.
LEAVES = 8


@pytest.fixture
def exam(own_database):
    return make_exam(questions=QUESTIONS, minutes=30, grace_minutes=10)


@pytest.fixture
def killed(exam, own_database, tmp_path, monkeypatch):
    """The embedded server on this test's database, always on the same port."""
    monkeypatch.setenv("SECRET_KEY", settings.SECRET_KEY)
    monkeypatch.setenv("DEBUG", "1")  # no static files are collected for it
    if connection.vendor == "postgresql":
        monkeypatch.setenv("DATABASE_URL", f"{settings.DATABASE_URL.rpartition('/')[0]}/{own_database}")
    else:
        (tmp_path / "database.sqlite3").symlink_to(own_database)
    server = Killed(partial(embedded, tmp_path, port=free_port()))
    yield server
    server.stop()


@pytest.fixture
def sitters(exam, killed):
    found = []
    for number in range(SITTERS):
        user = make_user(f"thi-sinh-{number}", make_person(f"Thí sinh {number}"))
        make_place(exam, user)
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        found.append(Sitter(killed.server, session, seed=SEED + number, questions=QUESTIONS))
    yield found
    for sitter in found:
        sitter.leave()


def leaves(number):
    return number % LEAVES == LEAVES - 1


def expected_percent(attempt, tapped):
    """What the taps are worth by the keys, reckoned without the server."""
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.in_bulk([item["version"] for item in items])
    shares = [
        mark(item["type"], versions[item["version"]].key, {"chosen": tapped[position]}, item)
        for position, item in enumerate(items, start=1)
    ]
    return percent_of(sum(shares), len(items))


def is_sound():
    if connection.vendor == "postgresql":
        return True
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_acknowledged_is_lost_and_nothing_happens_twice(exam, killed, sitters):
    quiz = exam.quiz.code
    sittings = [partial(sitter.sit, quiz, hands_in=not leaves(n)) for n, sitter in enumerate(sitters)]
    took = sit_through(killed, sittings, kills=KILLS, seed=SEED)
    print(f"{SITTERS} people, {killed.times} kills, {took:.1f} s")  # noqa: T201 -- for `make soak`

    assert is_sound()
    assert [sitter.refused for sitter in sitters if sitter.refused] == []
    held = {str(answer.pk): [answer.position, answer.response["chosen"]] for answer in Answer.objects.all()}
    acknowledged = {
        pk: [entry["position"], entry["fields"]["chosen"]] for s in sitters for pk, entry in s.acknowledged.items()
    }
    assert len(acknowledged) == SITTERS * QUESTIONS * 5 // 4
    assert held == acknowledged

    assert Attempt.objects.filter(state=AttemptState.RELEASED).count() == sum(s.saw_result for s in sitters)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert expire_attempts() == sum(map(leaves, range(SITTERS)))
        assert expire_attempts() == 0
    check_marks(sitters)


def check_marks(sitters):
    attempts = {attempt.learner.full_name: attempt for attempt in Attempt.objects.select_related("learner")}
    assert len(attempts) == Attempt.objects.count() == SITTERS
    assert {attempt.state for attempt in attempts.values()} == {AttemptState.RELEASED}
    assert GradingRun.objects.count() == SITTERS
    for number, sitter in enumerate(sitters):
        attempt = attempts[f"Thí sinh {number}"]
        standing = standing_of_attempt(attempt)
        assert {place: answer.response["chosen"] for place, answer in standing.items()} == sitter.tapped
        assert attempt.percent == expected_percent(attempt, sitter.tapped)
        assert attempt.was_expired == leaves(number)
    happened = Counter(LogEntry.objects.filter(event__startswith="quizzes.attempt_").values_list("event", flat=True))
    assert set(happened.values()) == {SITTERS}
    assert len(happened) == 3
