"""Where the colours and the text size of a page come from."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines

from accounts.models import User
from core.display import Display, display_of


@pytest.mark.parametrize(
    ("cookies", "display"),
    [
        ({}, Display("", 100)),
        ({"theme": "dark", "text_size": "130"}, Display("dark", 130)),
        ({"theme": "pink", "text_size": "131"}, Display("", 100)),
        ({"theme": '"><script>', "text_size": "9" * 40}, Display("", 100)),
        ({"text_size": "-115"}, Display("", 100)),
        ({"text_size": "²"}, Display("", 100)),
    ],
)
def test_a_guest_s_cookies_choose_and_nonsense_chooses_nothing(rf, cookies, display):
    request = rf.get("/")
    request.COOKIES.update(cookies)
    request.user = AnonymousUser()
    assert display_of(request) == display


def test_the_account_wins_over_the_cookies_of_the_phone(rf):
    request = rf.get("/")
    request.COOKIES.update({"theme": "dark", "text_size": "150"})
    request.user = User(theme="contrast", text_size=115)
    assert display_of(request) == Display("contrast", 115)


def test_the_page_follows_the_phone_until_someone_chooses(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    shell = engines["django"].from_string('{% extends "base.html" %}')
    assert "data-theme" not in shell.render({}, request)
    request.COOKIES.update({"theme": "dark", "text_size": "150"})
    assert '<html lang="vi" data-theme="dark" data-text-size="150">' in shell.render({}, request)


def test_the_gallery_is_for_development_and_demo(client, settings):
    assert client.get("/_components/?theme=contrast&text_size=115").status_code == 200
    assert (
        b'data-theme="contrast" data-text-size="115"'
        in client.get("/_components/?theme=contrast&text_size=115").content
    )
    settings.DEMO = False
    assert client.get("/_components/").status_code == 404
