"""The register of requests: whose requests a keeper sees, what they can do, what leaves as a file."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import DataRequest, RequestKind, RequestState
from organisation.models import Membership, PersonalAccess
from tests.factories.accounts import make_person
from tests.factories.organisation import make_seat
from tests.factories.privacy import make_request, make_verified_request

REGISTER = "/to-chuc/yeu-cau/"
ACTS = ("request_acknowledge", "request_extend", "request_grant", "request_refuse")


@pytest.fixture
def asked(learner):
    """What Hòa of Kim Liên asked from her phone."""
    return make_request(learner.person, RequestKind.CORRECT, "Năm sinh là 1974", actor=learner)


def address(name, asked):
    return reverse(f"organisation:{name}", args=[asked.uid])


def text_of(client, path):
    return client.get(path).content.decode()


def test_the_keepers_of_her_units_see_her_request(client, asked, data_manager, commune_data_manager, administrator):
    for keeper in (data_manager, commune_data_manager, administrator):
        client.force_login(keeper)
        assert "Nguyễn Thị Hòa" in text_of(client, REGISTER)
        assert "Năm sinh là 1974" in text_of(client, address("request", asked))


def test_a_stranger_sees_and_changes_nothing(client, asked, stranger):
    client.force_login(stranger)
    assert "Nguyễn Thị Hòa" not in text_of(client, REGISTER)
    assert client.get(address("request", asked)).status_code == 404
    for act in ACTS:
        facts = {"identity_check": "x", "reason": "x", "outcome": "x"}
        assert client.post(address(act, asked), facts).status_code == 404
    assert client.get(reverse("organisation:request_enter", args=[asked.person.uid])).status_code == 404
    assert "Nguyễn Thị Hòa" not in text_of(client, f"{REGISTER}ghi/?tim=hoa")
    asked.refresh_from_db()
    assert asked.state == RequestState.RECEIVED


@pytest.mark.parametrize("who", ["learner", "hr_officer", "trainer"])
def test_whoever_keeps_no_register_is_told_so(client, asked, who, request):
    client.force_login(request.getfixturevalue(who))
    for path in (REGISTER, f"{REGISTER}tai-ve/", f"{REGISTER}ghi/", address("request", asked)):
        assert client.get(path).status_code == 403


def test_who_is_not_signed_in_signs_in(client, asked):
    assert client.get(REGISTER).status_code == 302


def test_who_left_is_answered_by_where_they_were_and_who_moved_by_where_they_are(client, asked, places, data_manager):
    person, today = asked.person, timezone.localdate()
    Membership.objects.filter(person=person).update(valid_to=today - timedelta(days=1))
    client.force_login(data_manager)
    assert "Nguyễn Thị Hòa" in text_of(client, REGISTER)
    make_seat(person, places.other_commune, since=today)
    assert "Nguyễn Thị Hòa" not in text_of(client, REGISTER)


def test_whoever_sat_nowhere_is_the_centres(client, places, data_manager, administrator):
    make_request(make_person("Người Chưa Có Chỗ"))
    for keeper, sees in ((data_manager, False), (administrator, True)):
        client.force_login(keeper)
        assert ("Người Chưa Có Chỗ" in text_of(client, REGISTER)) is sees


def test_a_request_is_verified_extended_and_answered(client, learner, asked, data_manager):
    DataRequest.objects.update(identity_check="")
    client.force_login(data_manager)
    assert "Đã làm như yêu cầu" not in text_of(client, address("request", asked))
    client.post(address("request_acknowledge", asked), {"identity_check": "Gọi lại số đã lưu"})
    assert "Gọi lại số đã lưu" in text_of(client, address("request", asked))
    client.post(address("request_extend", asked), {"reason": "Chờ hồ sơ giấy"})
    assert "Cần thêm thời gian" not in text_of(client, address("request", asked))
    client.post(address("request_grant", asked), {"outcome": "Đã sửa thành 1974"})
    asked.refresh_from_db()
    assert (asked.state, asked.outcome, asked.was_extended) == (RequestState.GRANTED, "Đã sửa thành 1974", True)
    client.force_login(learner)
    assert "Đã sửa thành 1974" in text_of(client, "/du-lieu-cua-toi/yeu-cau/")


def test_a_keeper_does_not_answer_themselves(client, data_manager):
    own = make_request(data_manager.person, actor=data_manager)
    client.force_login(data_manager)
    assert "của chính đồng chí" in text_of(client, address("request", own))
    assert client.post(address("request_grant", own), {"outcome": "x"}).status_code == 403
    own.refresh_from_db()
    assert own.state == RequestState.RECEIVED


def test_an_erasure_is_hindered_while_she_serves_and_done_once_she_left(client, learner, data_manager):
    asked = make_verified_request(learner.person, RequestKind.ERASE, data_manager)
    client.force_login(data_manager)
    assert "đang giữ chức vụ" in text_of(client, address("request", asked))
    client.post(address("request_grant", asked))
    assert DataRequest.objects.get().state == RequestState.ACKNOWLEDGED
    Membership.objects.filter(person=learner.person).update(valid_to=timezone.localdate())
    assert "không khôi phục được" in text_of(client, address("request", asked))
    client.post(address("request_grant", asked))
    assert DataRequest.objects.get().state == RequestState.GRANTED
    assert "Nguyễn Thị Hòa" not in text_of(client, f"{REGISTER}?tt=tat-ca")


def test_a_letter_is_written_down_under_the_day_it_came(client, learner, data_manager):
    client.force_login(data_manager)
    assert "Nguyễn Thị Hòa" in text_of(client, f"{REGISTER}ghi/?tim=nguyen+hoa")
    enter = reverse("organisation:request_enter", args=[learner.person.uid])
    came = timezone.localdate() - timedelta(days=2)
    facts = {"kind": RequestKind.VIEW, "way": "paper", "received_on": f"{came:%d/%m/%Y}", "text": "Xin xem"}
    assert client.post(enter, {**facts, "received_on": "31/12/2999"}).status_code == 200
    assert client.post(enter, facts).status_code == 302
    asked = DataRequest.objects.get()
    assert (timezone.localdate(asked.received_at), asked.text) == (came, "[Văn bản, đơn giấy] Xin xem")
    assert asked.identity_check == ""


def test_what_is_late_stands_apart(client, asked, data_manager):
    client.force_login(data_manager)
    assert "quá hạn" not in text_of(client, REGISTER)
    DataRequest.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert "quá hạn" in text_of(client, f"{REGISTER}?tt=qua-han")
    assert client.get(f"{REGISTER}?tt=xyz").status_code == 404


def test_the_whole_register_leaves_as_a_workbook_and_that_is_noted(client, asked, data_manager):
    make_request(make_person("Người Ngoài"))
    client.force_login(data_manager)
    answer = client.get(f"{REGISTER}tai-ve/")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["Nguyễn Thị Hòa"]
    assert PersonalAccess.objects.get(is_export=True).actor == data_manager


def test_the_register_costs_the_same_for_one_and_for_three(client, places, data_manager):
    client.force_login(data_manager)
    client.get(REGISTER)
    costs = []
    for more in (1, 2):
        for _one in range(more):
            person = make_person()
            make_seat(person, places.commune)
            make_request(person)
        with CaptureQueriesContext(connection) as queries:
            client.get(REGISTER)
        costs.append(len(queries))
    assert costs[0] == costs[1]
