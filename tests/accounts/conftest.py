"""An account that can sign in, and a page of tries that starts empty."""

import pytest
from django.core.cache import cache

from accounts.services import create_person, create_user

PASSWORD = "mật khẩu của Hòa"


@pytest.fixture(autouse=True)
def no_tries_yet():
    """Tries are counted in the cache, which outlives a test: neither earlier ones nor ours may be in another's way."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def hoa(db):
    """Nguyễn Thị Hòa, who signs in as `hoa` or with 0912 000 123."""
    person = create_person(full_name="Nguyễn Thị Hòa", phone="0912 000 123", actor=None)
    return create_user(username="hoa", person=person, password=PASSWORD, actor=None)
