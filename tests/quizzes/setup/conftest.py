"""The exam of the province's branch, and a trainer who is signed in."""

import pytest
from django.urls import reverse

from quizzes.services import open_bank


@pytest.fixture
def desk(exam, places):
    """The exam, its course and its bank kept by the province."""
    exam.course.owner_unit = places.province
    exam.course.save(update_fields=["owner_unit"])
    open_bank(
        code=exam.quiz.bank.code,
        title=exam.quiz.bank.title,
        course=exam.course,
        owner_unit=places.province,
        actor=None,
    )
    exam.quiz.refresh_from_db()
    return exam.quiz


@pytest.fixture
def as_trainer(client, trainer):
    """A browser in which the trainer is signed in."""
    client.force_login(trainer)
    return client


@pytest.fixture
def at(desk):
    """The address of a page of the exam."""
    return lambda name, *more: reverse(f"quizzes:setup{name}", args=[desk.code, *more])
