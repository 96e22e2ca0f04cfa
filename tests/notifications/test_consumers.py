"""The socket, through the very application that the server runs."""

import asyncio
import threading
import time

import pytest
from channels.layers import channel_layers
from django.conf import settings
from django.test import Client

from accounts.models import Person
from core import announce as announcing
from core.announce import announce, remember_loop
from learning.asgi import application
from notifications.models import Notification
from notifications.selectors import group_of
from organisation.models import Level
from tests.factories.accounts import make_person, make_user
from tests.factories.certificates import make_certificate
from tests.factories.organisation import make_seat, make_units
from tests.notifications.socket_client import Talk

SOON = 0.5


@pytest.fixture
def told(own_database):
    """A person with one notification, committed, where the socket's own threads can read it."""
    units = make_units(("40", "Tỉnh Nghệ An", Level.PROVINCE, None))
    user = make_user("hocvien", make_person("Nguyễn Thị Hòa"))
    make_seat(user.person, units["40"])
    make_certificate(user.person)
    return Notification.objects.select_related("person__user").get()


@pytest.fixture(autouse=True)
def fresh_layer():
    """Queues belong to the loop of one test."""
    channel_layers.backends.clear()
    yield
    channel_layers.backends.clear()
    announcing._loop = None


def headers_of(user=None):
    client = Client()
    if user:
        client.force_login(user)
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return [(b"origin", b"http://testserver"), (b"cookie", cookies.encode())]


@pytest.fixture
def signed_in(told):
    return headers_of(told.person.user)


async def opened(headers, path="/ws/thong-bao/"):
    """A socket, with whether it was let in."""
    talk = Talk(application, path, headers)
    return talk, await talk.open()


async def test_whoever_opens_a_page_hears_what_is_unread(told, signed_in):
    socket, is_open = await opened(signed_in)
    assert is_open
    (item,) = (await socket.hear())["items"]
    assert (item["id"], item["url"]) == (told.pk, f"/thong-bao/{told.pk}/")
    await socket.close()


async def test_the_page_hears_in_its_own_language(signed_in):
    for path, prefix in (("?lang=en", "/en/"), ("?lang=xx", "/thong-bao"), ("?lang=", "/thong-bao")):
        socket, _opened = await opened(signed_in, f"/ws/thong-bao/{path}")
        assert (await socket.hear())["items"][0]["url"].startswith(prefix)
        await socket.close()


async def test_a_guest_is_turned_away_with_a_code(own_database):
    socket, is_open = await opened(headers_of())
    assert is_open
    assert await socket.receive_output(timeout=5) == {"type": "websocket.close", "code": 4401}


@pytest.mark.parametrize("origin", [b"https://example.org", b"", b"null"])
async def test_a_page_of_another_site_gets_no_socket(signed_in, origin):
    assert not (await opened([(b"origin", origin), signed_in[1]]))[1]


async def test_what_a_page_says_is_not_listened_to(signed_in):
    socket, _opened = await opened(signed_in)
    await socket.hear()
    await socket.say({"type": "news"})
    assert await socket.receive_nothing(timeout=0.1)
    await socket.close()


async def test_news_told_from_a_thread_are_heard_at_once(told, signed_in):
    remember_loop()
    socket, _opened = await opened(signed_in)
    await socket.hear()
    began = time.monotonic()
    threading.Thread(target=announce, args=(group_of(told.person), {"type": "news"})).start()
    assert len((await socket.hear())["items"]) == 1
    assert time.monotonic() - began < SOON
    await socket.close()


async def test_news_of_others_are_not_heard(told, signed_in):
    remember_loop()
    socket, _opened = await opened(signed_in)
    await socket.hear()
    await asyncio.to_thread(announce, group_of(Person(pk=told.person_id + 1)), {"type": "news"})
    assert await socket.receive_nothing(timeout=0.1)
    await socket.close()


def test_where_there_are_no_sockets_an_announcement_is_nothing(caplog):
    announce("nobody", {"type": "news"})
    assert caplog.records == []


async def test_a_lost_announcement_stops_nothing_but_is_logged(caplog):
    remember_loop()
    announce("a group with spaces is refused", {"type": "news"})
    await asyncio.sleep(0.05)
    assert "an announcement was lost" in caplog.text


def test_the_application_answers_http_too(own_database):
    assert settings.ASGI_APPLICATION == "learning.asgi.application"
    assert set(application.application_mapping) == {"http", "websocket", "lifespan"}
