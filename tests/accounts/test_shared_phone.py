"""A phone or computer that several people use: nobody stays signed in on it, nothing is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.http import SHARED_UNTIL
from accounts.services import issue_card
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(client, hoa):
    """A browser on which Hòa has signed in, saying that others use it too."""
    client.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD, "shared": "on"})
    return client


def leave_alone(client, **time):
    session = client.session
    session[SHARED_UNTIL] -= timedelta(**time).total_seconds()
    session.save()


def minutes_left(client):
    return (client.session[SHARED_UNTIL] - timezone.now().timestamp()) / 60


def test_ones_own_phone_stays_signed_in_for_a_month(client, hoa):
    answer = client.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD})
    assert answer.cookies["sessionid"]["max-age"] == 30 * 24 * 3600
    assert SHARED_UNTIL not in client.session
    assert "Xong, đăng xuất" not in client.get("/cua-toi/").content.decode()


def test_a_shared_one_until_it_is_closed(client, hoa):
    answer = client.post("/dang-nhap/", {"login": "hoa", "password": PASSWORD, "shared": "on"})
    assert answer.cookies["sessionid"]["max-age"] == ""
    assert 29 < minutes_left(client) <= 30


def test_a_card_may_be_used_on_a_shared_one_too(client, hoa):
    client.get(f"/the/{issue_card(user=hoa, reason='', actor=None)}/")
    answer = client.post(
        "/dang-nhap/mat-khau/", {"password": "sông Lam 2026", "again": "sông Lam 2026", "shared": "on"}
    )
    assert answer.cookies["sessionid"]["max-age"] == ""
    assert SHARED_UNTIL in client.session


def test_left_alone_for_half_an_hour_it_signs_out(shared):
    leave_alone(shared, minutes=31)
    answer = shared.get("/cua-toi/")
    assert answer["Location"] == "/dang-nhap/?next=/cua-toi/"
    assert "_auth_user_id" not in shared.session
    assert "30 phút không ai dùng" in shared.get("/dang-nhap/").content.decode()


def test_using_it_counts_the_time_anew_but_not_at_every_page(shared):
    leave_alone(shared, seconds=30)
    shared.get("/cua-toi/")
    assert minutes_left(shared) < 29.6
    leave_alone(shared, minutes=20)
    shared.get("/cua-toi/")
    assert minutes_left(shared) > 29.6


def test_pages_that_ask_for_news_by_themselves_are_nobodys_use(shared):
    leave_alone(shared, minutes=20)
    shared.get("/cua-toi/", headers={"Accept": "application/json"})
    assert minutes_left(shared) < 10


def test_the_browser_keeps_none_of_its_pages(shared):
    page = shared.get("/cua-toi/")
    assert "no-store" in page["Cache-Control"]
    assert "Xong, đăng xuất" in page.content.decode()


def test_signing_out_has_the_browser_forget(shared):
    assert shared.post("/dang-xuat/")["Clear-Site-Data"] == '"cache"'
    assert SHARED_UNTIL not in shared.session


def test_ones_own_phone_forgets_nothing(client, hoa):
    client.force_login(hoa)
    assert "Clear-Site-Data" not in client.post("/dang-xuat/")


def test_guests_get_no_session_for_it(client):
    client.get("/dang-nhap/")
    assert "sessionid" not in client.cookies
