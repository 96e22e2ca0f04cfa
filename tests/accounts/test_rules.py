"""Who may, and who is behind a request."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.errors import NoPersonError
from accounts.http import person_of
from accounts.models import User
from accounts.rules import is_person, is_signed_in

pytestmark = pytest.mark.django_db


def test_guests_are_nobody(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    assert not is_signed_in(request.user)
    assert not is_person(request.user)
    with pytest.raises(NoPersonError):
        person_of(request)


def test_a_technical_account_is_signed_in_but_no_person(rf):
    request = rf.get("/")
    request.user = User(username="ky-thuat")
    assert is_signed_in(request.user)
    assert not is_person(request.user)
    with pytest.raises(NoPersonError) as refusal:
        person_of(request)
    assert refusal.value.status == 403


def test_a_person_is(rf, hoa):
    request = rf.get("/")
    request.user = hoa
    assert is_person(hoa)
    assert person_of(request) == hoa.person
