"""The second factor: setting it up, being asked for it, losing the phone, and staff who must have it."""

import base64
import hashlib
import hmac
import re
import struct
import time
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from accounts.services import create_user
from tests.factories.accounts import make_person

PASSWORD = "hoa sen ao lang 9"
SECURITY, ACTIVATE = "/tai-khoan/bao-mat/", "/tai-khoan/bao-mat/ung-dung/"


def code_of(secret: str, seconds_later: int = 0) -> str:
    """What an application shows for the secret (RFC 6238, 30 seconds, SHA-1, 6 digits)."""
    step = int(time.time() + seconds_later) // 30
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture
def user(db):
    return create_user(username="can-bo", person=make_person("Nguyễn Văn An"), password=PASSWORD, actor=None)


def sign_in(client, name="can-bo"):
    return client.post("/dang-nhap/", {"login": name, "password": PASSWORD})


def set_up(client) -> str:
    """Set up the application for whoever is signed in; the secret that the application keeps."""
    page = client.get(ACTIVATE, follow=True)
    if "password" in page.context["form"].fields:
        page = client.post(page.request["PATH_INFO"] + f"?next={ACTIVATE}", {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    done = client.post(ACTIVATE, {"code": code_of(secret)})
    assert done.status_code == 302, done.context["form"].errors
    return secret


def test_the_application_is_set_up_and_asked_for_at_the_next_sign_in(client, user):
    sign_in(client)
    secret = set_up(client)
    assert "Đang bật" in client.get(SECURITY).text
    client.post("/dang-xuat/")

    halfway = sign_in(client)
    assert halfway.url == reverse("mfa_authenticate")
    assert client.get("/cua-toi/").status_code == 302  # not in yet
    wrong = client.post(halfway.url, {"code": "000000"})
    assert "Mã chưa đúng" in wrong.text
    done = client.post(halfway.url, {"code": " ".join(re.findall("...", code_of(secret, 30)))})
    assert done.status_code == 302
    assert client.get("/cua-toi/").status_code == 200


def test_a_secret_is_never_stored_as_it_is(client, user):
    sign_in(client)
    secret = set_up(client)
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)


def test_a_recovery_code_opens_the_account_once(client, user):
    sign_in(client)
    set_up(client)
    code = re.search(r"<code>(\d{8})</code>", client.get("/tai-khoan/bao-mat/ma-du-phong/").text)[1]
    for is_good in (True, False):
        client.post("/dang-xuat/")
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert (client.get("/cua-toi/").status_code == 200) is is_good


def test_setting_it_up_asks_for_the_password_again(client, user):
    client.force_login(user)
    assert client.get(ACTIVATE).url.startswith(reverse("account_reauthenticate"))
    wrong = client.post(reverse("account_reauthenticate"), {"password": "sai mật khẩu"})
    assert wrong.status_code == 200
    assert not Authenticator.objects.exists()


def test_guesses_of_the_code_are_stopped(client, user):
    sign_in(client)
    secret = set_up(client)
    client.post("/dang-xuat/")
    sign_in(client)
    for guess in range(12):
        client.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"})
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret, 30)})
    assert client.get("/cua-toi/").status_code == 302


@pytest.mark.parametrize("path", ["/to-chuc/", "/bao-cao/", "/quan-tri/", "/cua-toi/", "/hoc-tap/"])
def test_staff_set_it_up_before_anything_else_where_it_is_required(client, settings, hr_officer, path):
    settings.REQUIRE_STAFF_MFA = True
    client.force_login(hr_officer)
    assert client.get(path).url == SECURITY
    page = client.get(SECURITY)
    assert "bắt buộc xác thực hai lớp" in page.text
    assert client.post("/dang-xuat/").status_code == 302


def test_staff_who_have_it_go_on(client, settings, hr_officer):
    settings.REQUIRE_STAFF_MFA = True
    hr_officer.set_password(PASSWORD)
    hr_officer.save()
    sign_in(client, "tochuc")
    set_up(client)
    assert client.get("/bao-cao/").status_code == 200


def test_learners_need_none(client, settings, learner):
    settings.REQUIRE_STAFF_MFA = True
    client.force_login(learner)
    assert client.get("/hoc-tap/").status_code == 200


def test_the_demo_says_that_it_is_not_required(client, settings, hr_officer):
    settings.REQUIRE_STAFF_MFA = False
    client.force_login(hr_officer)
    assert "Bản minh họa này không bắt buộc" in client.get(SECURITY).text
    assert client.get("/bao-cao/").status_code == 200


def test_each_phone_is_listed_and_all_others_are_signed_out(client, user):
    phone = Client(headers={"User-Agent": "Mozilla/5.0 (Linux; Android 10; K) Chrome/128.0 Mobile Safari/537.36"})
    sign_in(client)
    sign_in(phone)
    page = client.get("/tai-khoan/phien/").text
    assert "Chrome, Android" in page
    assert page.count("máy này") == 1
    client.post("/tai-khoan/phien/")
    assert phone.get("/cua-toi/").status_code == 302
    assert client.get("/cua-toi/").status_code == 200


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "usersessions_list", "socialaccount_connections"])
def test_a_guest_is_sent_to_sign_in(client, db, name):
    assert client.get(reverse(name)).url.startswith("/dang-nhap/")


def test_nobody_removes_the_key_of_another(client, user, learner):
    key = Authenticator.objects.create(user=learner, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_when_a_phone_was_last_here_is_noted_four_times_an_hour(client, user, time_machine):
    began = datetime(2026, 11, 23, 8, tzinfo=UTC)
    time_machine.move_to(began, tick=False)
    sign_in(client)
    noted = []
    for minutes in (5, 14, 16, 20, 40):
        time_machine.move_to(began + timedelta(minutes=minutes), tick=False)
        client.get("/cua-toi/")
        noted.append((UserSession.objects.get(user=user).last_seen_at - began) // timedelta(minutes=1))
    assert noted == [0, 0, 16, 16, 40]
