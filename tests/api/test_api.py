"""The API: closed without a token, described in public, refusals in one shape."""

import pytest

from accounts.models import ApiToken
from accounts.services import issue_api_token, revoke_api_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, learner):
    secret = issue_api_token(owner=learner, name="tests", actor=learner)
    return lambda path: client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {secret}"})


def test_the_description_is_public(client):
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert "/api/v1/me" in answer.json()["paths"]


@pytest.mark.parametrize("path", ["/me", "/courses", "/enrolments"])
def test_without_a_token_nothing_is_told(client, path):
    answer = client.get(f"/api/v1{path}")
    assert (answer.status_code, set(answer.json())) == (401, {"code", "message", "details"})


def test_a_session_is_no_token(client, learner):
    client.force_login(learner)
    assert client.get("/api/v1/me").status_code == 401


def test_a_revoked_token_opens_nothing(ask, learner):
    assert ask("/me").status_code == 200
    revoke_api_token(token=ApiToken.objects.get(), actor=learner)
    assert ask("/me").status_code == 401


def test_me_is_the_owner_of_the_token(ask, learner):
    assert ask("/me").json()["username"] == learner.username


def test_lists_come_in_pages(ask):
    assert ask("/courses").json() == {"items": [], "next": None}


def test_a_cursor_of_one_s_own_making_is_refused_in_words(ask):
    answer = ask("/courses?cursor=abc")
    assert (answer.status_code, answer.json()["code"]) == (400, "cursor_not_understood")
