"""An exam, a place on its course and an attempt under way."""

import pytest

from quizzes.services import start_attempt
from tests.factories.quizzes import make_exam, make_place


@pytest.fixture
def exam(db):
    """Five questions, a quarter of an hour, three attempts, 80 to pass."""
    return make_exam()


@pytest.fixture
def place(exam, learner):
    """The learner's place on the course of the exam, lessons read."""
    return make_place(exam, learner)


@pytest.fixture
def attempt(exam, place, learner):
    """The learner has begun."""
    return start_attempt(quiz=exam.quiz, learner=learner.person, actor=learner)


@pytest.fixture
def as_learner(client, learner):
    """A browser in which the learner is signed in."""
    client.force_login(learner)
    return client
