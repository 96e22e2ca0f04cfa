"""An exam with an essay and a second editor who approves."""

import pytest

from organisation.models import Role
from tests.factories.accounts import make_person, make_user
from tests.factories.marking import make_essay_exam, sit
from tests.factories.organisation import make_grant, make_seat


def _colleague(places, name, role):
    person = make_person(name)
    make_seat(person, places.province)
    user = make_user(name.replace(" ", "-").lower(), person)
    make_grant(user, role, places.province)
    return user


@pytest.fixture
def second_marker(places):
    """Another trainer of the province."""
    return _colleague(places, "Bach Thi Mai", Role.TRAINER)


@pytest.fixture
def third_marker(places):
    """A third trainer of the province."""
    return _colleague(places, "Chu Van Tam", Role.TRAINER)


@pytest.fixture
def essay_exam(db):
    """One question for a rule, one essay."""
    return make_essay_exam()


@pytest.fixture
def handed_in(essay_exam, learner):
    """The learner has written the essay."""
    return sit(essay_exam, learner)
