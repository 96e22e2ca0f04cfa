"""Signing in with another provider, asked of a real one: its server runs beside the test and is spoken to over HTTP."""

import os
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from accounts.services import create_user, link_identity
from core.models import LogEntry
from tests.bench.servers import free_port
from tests.factories.accounts import make_person

PROVIDER = "front-test"
PASSWORD = "hoa sen ao lang 9"
CONFIRM = "/tai-khoan/lien-ket/xac-nhan/"


@pytest.fixture(scope="module")
def issuer():
    """A provider with one known subject, `hoa`."""
    address = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", address.rpartition(":")[2]]
    # Werkzeug and authlib print; nothing of it belongs into the suite's output.
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONWARNINGS": "ignore"}
    ) as server:
        for _attempt in range(100):
            try:
                requests.put(f"{address}/users/hoa", json={"name": "Hòa Nguyễn", "email": "x@example.vn"}, timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield address
        server.terminate()


@pytest.fixture(autouse=True)
def client_of_the_provider(settings, issuer):
    application = {
        "provider_id": PROVIDER,
        "name": "Mặt trận số",
        "client_id": "hoc-mat-tran",
        "secret": "bí mật",
        "settings": {"server_url": issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [application]}}


@pytest.fixture
def user(db):
    return create_user(username="hoa", person=make_person("Nguyễn Thị Hòa"), password=PASSWORD, actor=None)


def ask(client, **answer) -> str:
    """Go to the provider, answer there; the address to which it sends the browser back."""
    away = client.post(f"/dang-nhap/{PROVIDER}/login/?process=login")
    assert away.status_code == 302, away.text[:500]
    asked = parse_qs(urlsplit(away.url).query)
    assert asked.keys() >= {"state", "code_challenge"}
    back: str = requests.post(away.url, data=answer, allow_redirects=False, timeout=5).headers["location"]
    # This provider forgets the state when it refuses; RFC 6749, 4.1.2.1 has it sent.
    return back if "state=" in back else f"{back}&state={asked['state'][0]}"


def come_back(client, address: str):
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def sign_in_there(client, subject="hoa"):
    return come_back(client, ask(client, sub=subject))


def test_a_new_identity_is_linked_once_its_owner_has_signed_in_and_agreed(client, user):
    answer = sign_in_there(client)
    assert answer.url == CONFIRM
    door = client.get(CONFIRM)
    assert door.url == f"/dang-nhap/?next={CONFIRM}"
    back = client.post(door.url, {"login": "hoa", "password": PASSWORD, "next": CONFIRM})
    page = client.get(back.url).text
    assert "Hòa Nguyễn" in page
    assert "Nguyễn Thị Hòa" in page
    assert not SocialAccount.objects.exists()  # not before she agreed
    client.post(CONFIRM, {"answer": "link"})
    assert list(SocialAccount.objects.values_list("provider", "uid", "user__username")) == [(PROVIDER, "hoa", "hoa")]
    assert LogEntry.objects.filter(event="accounts.identity_linked").count() == 1


def test_a_linked_identity_opens_its_account_without_a_password(client, user):
    link_identity(user=user, provider=PROVIDER, subject="hoa", actor=user)
    answer = sign_in_there(client)
    assert answer.status_code == 302
    assert client.get("/cua-toi/").context["request"].user == user


def test_who_does_not_agree_is_not_linked(client, user):
    sign_in_there(client)
    client.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD, "next": CONFIRM})
    client.post(CONFIRM, {"answer": "leave"})
    assert not SocialAccount.objects.exists()
    assert client.get(CONFIRM).status_code == 302


def test_an_equal_address_or_name_opens_no_account(client, user):
    user.email = "x@example.vn"
    user.save()
    assert sign_in_there(client).url == CONFIRM
    assert client.get("/cua-toi/").status_code == 302


def test_the_same_subject_of_another_issuer_is_somebody_else(client, user):
    link_identity(user=user, provider="another-issuer", subject="hoa", actor=user)
    assert sign_in_there(client).url == CONFIRM
    assert client.get("/cua-toi/").status_code == 302


def test_an_identity_serves_one_account(client, user):
    other = create_user(username="an", person=make_person(), password=PASSWORD, actor=None)
    sign_in_there(client)
    link_identity(user=other, provider=PROVIDER, subject="hoa", actor=other)
    client.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD, "next": CONFIRM})
    answer = client.post(CONFIRM, {"answer": "link"}, follow=True)
    assert "đã liên kết với một người khác" in answer.text
    assert SocialAccount.objects.get().user == other


def test_saying_no_there_changes_nothing_here(client, user):
    answer = come_back(client, ask(client, action="deny"))
    page = client.get(answer.url) if answer.status_code == 302 else answer
    assert "dừng giữa chừng" in page.text
    assert client.get("/cua-toi/").status_code == 302


def test_an_answer_meant_for_another_browser_is_refused(client, user):
    link_identity(user=user, provider=PROVIDER, subject="hoa", actor=user)
    stolen = ask(client, sub="hoa")
    victim = Client()
    answer = come_back(victim, stolen)
    assert answer.status_code in {302, 401, 200}
    assert victim.get("/cua-toi/").status_code == 302


def test_a_forged_or_used_code_is_refused_with_a_sentence(client, user):
    link_identity(user=user, provider=PROVIDER, subject="hoa", actor=user)
    address = ask(client, sub="hoa")
    code = parse_qs(urlsplit(address).query)["code"][0]
    answer = come_back(client, address.replace(code, "made-up"))
    page = client.get(answer.url) if answer.status_code == 302 else answer
    assert "không trả lời hoặc từ chối" in page.text
    assert client.get("/cua-toi/").status_code == 302


def test_a_provider_that_does_not_answer_is_said_so(client, user, settings):
    (application,) = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    application["settings"]["server_url"] = f"http://127.0.0.1:{free_port()}"
    answer = client.post(f"/dang-nhap/{PROVIDER}/login/?process=login")
    page = client.get(answer.url) if answer.status_code == 302 else answer
    assert "không trả lời hoặc từ chối" in page.text


def test_a_linked_identity_still_needs_the_second_factor_of_its_account(client, user):
    TOTP.activate(user, generate_totp_secret())
    link_identity(user=user, provider=PROVIDER, subject="hoa", actor=user)
    assert sign_in_there(client).url == "/dang-nhap/hai-lop/"


def test_a_link_is_removed_on_the_page_that_lists_it(client, user):
    identity = link_identity(user=user, provider=PROVIDER, subject="hoa", actor=user)
    client.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD})
    client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    assert "Mặt trận số" in client.get("/tai-khoan/lien-ket/").text
    client.post("/tai-khoan/lien-ket/", {"account": identity.pk})
    assert not SocialAccount.objects.exists()


def test_an_unknown_provider_is_no_page(client, db):
    assert client.get("/dang-nhap/khong-co/login/").status_code == 404
