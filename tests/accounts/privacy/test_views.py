"""One's own data on the screen: the notice before anything else, consent by consent, everything held, one's requests."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Consent, DataRequest, NoticeReading, Purpose, RequestKind, RequestState
from accounts.selectors import agreeing_people
from accounts.services import give_consent, merge_people
from core.models import LogEntry
from tests.factories.accounts import make_person, make_user
from tests.factories.privacy import make_notice, make_request

BROWSER = {"Accept": "text/html,application/xhtml+xml"}
HOME, NOTICE, MINE = "/hoc-tap/", "/du-lieu-cua-toi/thong-bao/", "/du-lieu-cua-toi/"
REQUESTS = "/du-lieu-cua-toi/yeu-cau/"


def open_page(client, address):
    """As a browser opens it."""
    return client.get(address, headers=BROWSER)


def agree(client, version=1, *purposes, then=HOME):
    """Press the button under the notice."""
    return client.post(NOTICE, {"version": version, "purposes": purposes, "next": then})


def test_the_notice_comes_before_anything_else_and_then_the_page_that_was_asked_for(client, learner):
    make_notice()
    client.force_login(learner)
    held_up = open_page(client, f"{HOME}?a=1")
    assert (held_up.status_code, held_up.url) == (302, f"{NOTICE}?next=%2Fhoc-tap%2F%3Fa%3D1")
    page = open_page(client, held_up.url).content.decode()
    assert "Họ tên, đơn vị, kết quả học." in page
    assert "checked" not in page
    answer = agree(client, then=f"{HOME}?a=1")
    assert (answer.status_code, answer.url) == (302, f"{HOME}?a=1")
    assert open_page(client, HOME).status_code == 200
    assert Consent.objects.count() == 0


def test_journals_programs_and_the_way_out_are_not_held_up(client, learner):
    make_notice()
    client.force_login(learner)
    assert client.get(HOME).status_code == 200
    assert client.get("/thong-bao/moi/", headers={"Accept": "application/json"}).status_code != 302
    assert open_page(client, "/cua-toi/").status_code == 200
    assert client.post("/dang-xuat/").status_code == 302


def test_without_a_notice_nobody_is_held_up(client, learner):
    client.force_login(learner)
    assert open_page(client, HOME).status_code == 200
    assert open_page(client, NOTICE).status_code == 404


def test_a_session_that_has_read_costs_no_query(client, learner):
    make_notice()
    client.force_login(learner)
    agree(client)
    open_page(client, HOME)
    costs = []
    for headers in ({}, BROWSER):
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME, headers=headers)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_new_version_is_shown_again_and_an_old_page_is_not_taken_for_it(client, learner):
    make_notice()
    client.force_login(learner)
    agree(client)
    make_notice(version=2, body="Bản mới")
    assert open_page(client, HOME).url.startswith(NOTICE)
    assert agree(client, 1).status_code == 200
    assert not NoticeReading.objects.filter(notice__version=2).exists()
    agree(client, 2)
    assert open_page(client, HOME).status_code == 200


def test_each_purpose_is_agreed_to_by_itself_and_withdrawn_in_two_taps(client, learner):
    make_notice()
    client.force_login(learner)
    agree(client, 1, Purpose.NEWSLETTER)
    assert list(agreeing_people(Purpose.NEWSLETTER)) == [learner.person_id]
    assert not agreeing_people(Purpose.PUBLICITY).exists()
    assert "Rút lại" in client.get(MINE).content.decode()
    for _again in range(2):
        client.post("/du-lieu-cua-toi/dong-y/", {"purpose": Purpose.NEWSLETTER})
    assert not agreeing_people(Purpose.NEWSLETTER).exists()
    assert Consent.objects.get().withdrawn_at
    assert LogEntry.objects.filter(event="accounts.consent_withdrawn").count() == 1
    client.post("/du-lieu-cua-toi/dong-y/", {"purpose": Purpose.NEWSLETTER, "agrees": "on"})
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_a_consent_given_under_another_record_is_the_humans(client, learner):
    make_notice()
    other = make_person()
    give_consent(person=other, purpose=Purpose.PUBLICITY, channel="giấy", actor=None)
    merge_people(kept=learner.person, merged=other, reason="trùng", actor=None)
    client.force_login(learner)
    client.post("/du-lieu-cua-toi/dong-y/", {"purpose": Purpose.PUBLICITY})
    assert not agreeing_people(Purpose.PUBLICITY).exists()


def test_the_notice_cannot_carry_markup(client, learner):
    make_notice(body="<script>alert(1)</script> ![x](https://xa.example/a.png)")
    client.force_login(learner)
    page = client.get(NOTICE).content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page.split('id="main"')[1]


def test_one_sees_what_is_held_and_takes_it_away(client, learner):
    learner.person.phone = "0912000123"
    learner.person.save()
    client.force_login(learner)
    page = client.get(MINE).content.decode()
    for words in ("Nguyễn Thị Hòa", "0912000123", "Xã Kim Liên", "Thông tin cá nhân", "Nếu xóa theo yêu cầu"):
        assert words in page
    copy = client.get("/du-lieu-cua-toi/tai-ve/?dang=json")
    assert "attachment" in copy["Content-Disposition"]
    held = {one["name"]: one["rows"] for one in json.loads(copy.content)["holdings"]}
    assert held["accounts.identity"][0]["full_name"] == "Nguyễn Thị Hòa"
    assert held["organisation.seats"][0]["unit_name"] == "Xã Kim Liên"
    readable = client.get("/du-lieu-cua-toi/tai-ve/").content.decode()
    assert "0912000123" in readable
    assert "cán bộ chuyên trách" in readable
    assert LogEntry.objects.filter(event="accounts.data_taken").count() == 2
    assert client.get("/du-lieu-cua-toi/tai-ve/?dang=exe").status_code == 404


def test_nobody_sees_anothers(client, learner, classmate):
    client.force_login(classmate)
    copy = client.get("/du-lieu-cua-toi/tai-ve/?dang=json").content.decode()
    assert "Nguyễn Thị Hòa" not in copy
    assert "Trần Văn Bình" in copy


def test_one_asks_and_takes_back(client, learner):
    client.force_login(learner)
    assert client.post(REQUESTS, {"kind": RequestKind.CORRECT}).status_code == 422
    assert client.post(REQUESTS, {"kind": "xyz"}).status_code == 422
    answer = client.post(REQUESTS, {"kind": RequestKind.CORRECT, "text": "Năm sinh là 1974"}, follow=True)
    assert "Đã nhận yêu cầu" in answer.content.decode()
    asked = DataRequest.objects.get()
    assert (asked.person_id, asked.state) == (learner.person_id, RequestState.RECEIVED)
    client.post(reverse("accounts:take_back_request", args=[asked.uid]))
    asked.refresh_from_db()
    assert asked.state == RequestState.WITHDRAWN


def test_nobody_takes_back_anothers_request(client, learner, classmate, data_manager):
    asked = make_request(learner.person)
    for user in (classmate, data_manager):
        client.force_login(user)
        assert client.post(reverse("accounts:take_back_request", args=[asked.uid])).status_code == 404


@pytest.mark.parametrize("address", [MINE, NOTICE, REQUESTS, "/du-lieu-cua-toi/tai-ve/"])
def test_who_is_not_signed_in_signs_in_and_an_account_without_a_person_has_nothing(client, db, address):
    make_notice()
    assert client.get(address).status_code == 302
    client.force_login(make_user())
    assert client.get(address).status_code == 403
