"""The list of what one was told, the poll, and the bell."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from notifications.models import Notification
from notifications.services import tell_of_certificate
from tests.factories.accounts import make_user
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(learner):
    return tell_of_certificate(certificate=make_certificate(learner.person), source=uuid4())


def test_the_list_shows_what_is_new_until_it_is_read(client, learner, told):
    client.force_login(learner)
    page = client.get("/thong-bao/").content.decode()
    assert "Đồng chí được cấp giấy chứng nhận" in page
    assert f"/thong-bao/{told.pk}/" in page
    assert ">Mới<" in page
    assert client.post("/thong-bao/da-doc/")["Location"] == "/thong-bao/"
    page = client.get("/thong-bao/").content.decode()
    assert ">Mới<" not in page
    assert "Đánh dấu đã đọc tất cả" not in page


def test_nothing_told_yet_is_said_so(client, classmate, told):
    client.force_login(classmate)
    assert "Chưa có thông báo nào" in client.get("/thong-bao/").content.decode()


def test_opening_one_leads_to_what_it_is_about(client, learner, told):
    client.force_login(learner)
    assert client.get(f"/thong-bao/{told.pk}/")["Location"] == told.url
    assert Notification.objects.get().read_at
    with translation.override("vi"):
        assert client.get(f"/en/thong-bao/{told.pk}/")["Location"] == f"/en{told.url}"


def test_somebody_elses_is_not_there(client, stranger, classmate, told):
    for user in (stranger, classmate):
        client.force_login(user)
        assert client.get(f"/thong-bao/{told.pk}/").status_code == 404
        client.post("/thong-bao/da-doc/")
    assert Notification.objects.get().read_at is None


@pytest.mark.parametrize("path", ["", "moi/", "1/"])
def test_a_guest_is_asked_to_sign_in(client, db, path):
    assert client.get(f"/thong-bao/{path}")["Location"].startswith("/dang-nhap/")


def test_marking_as_read_takes_a_form(client, learner, told):
    client.force_login(learner)
    assert client.get("/thong-bao/da-doc/").status_code == 405


def test_the_poll_answers_with_what_is_unread(client, learner, told):
    client.force_login(learner)
    answer = client.get("/thong-bao/moi/")
    (item,) = answer.json()["items"]
    assert item == {
        "id": told.pk,
        "text": told.sentence,
        "url": f"/thong-bao/{told.pk}/",
        "at": told.created_at.isoformat(),
    }
    assert "no-store" in answer["Cache-Control"]
    client.get(item["url"])
    assert client.get("/thong-bao/moi/").json() == {"items": []}


def test_an_account_without_a_person_has_no_news(client, db):
    client.force_login(make_user())
    assert client.get("/thong-bao/moi/").json() == {"items": []}


def test_list_and_poll_cost_the_same_for_any_number(client, learner, told):
    client.force_login(learner)
    client.get("/thong-bao/")  # a session is noted when it is first used
    for path in ("/thong-bao/", "/thong-bao/moi/"):
        costs = []
        for more in (0, 2):
            for _time in range(more):
                tell_of_certificate(certificate=learner.person.certificates.first(), source=uuid4())
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            costs.append(len(queries))
        assert costs[0] == costs[1]


def test_the_bell_says_how_many_are_new(client, learner, told):
    client.force_login(learner)
    page = client.get("/giay-chung-nhan/").content.decode()
    assert 'aria-label="Thông báo, 1 thông báo mới"' in page
    assert 'data-socket="/ws/thong-bao/?lang=vi"' in page
    assert 'data-poll="/thong-bao/moi/"' in page


def test_guests_have_no_bell(client, db):
    assert "announcements" not in client.get("/xac-thuc/").content.decode()
