"""An exam, a place on its course and an attempt under way; and a database for tests whose threads commit."""

import shutil
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from quizzes.services import start_attempt
from tests.conftest import _use
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


@pytest.fixture
def own_database(django_db_setup, django_db_blocker, tmp_path):
    """A copy of the test database in which everything is really committed, thrown away afterwards."""
    name = connection.settings_dict["NAME"]
    copied = _postgres_copy if connection.vendor == "postgresql" else _sqlite_copy
    with django_db_blocker.unblock(), copied(name, tmp_path):
        yield
        _use(name)


@contextmanager
def _sqlite_copy(name, folder):
    connection.close()
    _use(shutil.copy(name, folder / "own.sqlite3"))
    yield


@contextmanager
def _postgres_copy(name, _folder):
    facts = connection.settings_dict
    server = {
        "host": facts["HOST"],
        "port": facts["PORT"] or 5432,
        "user": facts["USER"],
        "password": facts["PASSWORD"],
    }
    connection.close()
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as admin:
        admin.execute(f'CREATE DATABASE "{name}_own" TEMPLATE "{name}"')
    _use(f"{name}_own")
    yield
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as admin:
        admin.execute(f'DROP DATABASE "{name}_own" WITH (FORCE)')
