"""The pages of role grants: within the granter's own units, with a reason, never leaving nobody who may grant."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.models import LogEntry
from organisation.errors import LastAdministratorError
from organisation.models import Role, RoleGrant
from organisation.selectors import roles_of
from organisation.services import end_role, grant_role
from tests.factories.accounts import make_person, make_user
from tests.factories.organisation import make_grant, make_seat

pytestmark = pytest.mark.django_db

LIST = "/to-chuc/vai-tro/"


def get(client, user, address, **query):
    client.force_login(user)
    return client.get(address, query)


def text_of(answer):
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


@pytest.fixture
def province_administrator(places):
    """Administers Nghệ An alone."""
    person = make_person("Hồ Thị Quản")
    make_seat(person, places.province)
    user = make_user("quantri-tinh", person)
    make_grant(user, Role.ADMINISTRATOR, places.province)
    return user


def grant(client, user, name, **fields):
    client.force_login(user)
    given = {"role": "hr_officer", "unit": "17971", "until": "", "reason": "Quyết định số 12", **fields}
    return client.post(f"{LIST}giao/{name}/", given)


@pytest.mark.parametrize("address", [LIST, f"{LIST}giao/", f"{LIST}giao/hocvien/", f"{LIST}nhat-ky/", f"{LIST}1/"])
def test_roles_are_for_administrators(client, hr_officer, data_manager, learner, stranger, address):
    assert client.get(address).status_code == 302
    for user in (hr_officer, data_manager, learner, stranger):
        assert get(client, user, address).status_code == 403


def test_the_place_is_shown_to_granters_only(client, data_manager, administrator):
    assert LIST not in text_of(get(client, data_manager, "/to-chuc/"))
    assert LIST in text_of(get(client, administrator, "/to-chuc/"))


def test_a_granter_sees_the_grants_of_their_units(client, province_administrator, learner, stranger, administrator):
    page = text_of(get(client, province_administrator, LIST))
    assert "Nguyễn Thị Hòa" in page
    assert "Người học, Xã Kim Liên" in page
    assert "Ngô Đức Ánh" not in page
    assert "Cao Xuân Thắng" not in page
    everything = text_of(get(client, administrator, LIST))
    assert "Ngô Đức Ánh" in everything
    assert "Cao Xuân Thắng" in everything


def test_the_list_is_filtered(client, administrator, learner, hr_officer, stranger):
    assert "Ngô Đức Ánh" not in text_of(get(client, administrator, LIST, tim="hoa"))
    assert "Nguyễn Thị Hòa" in text_of(get(client, administrator, LIST, tim="hoa"))
    officers = text_of(get(client, administrator, LIST, vai="hr_officer"))
    assert "Lê Thị Lan" in officers
    assert "Nguyễn Thị Hòa" not in officers
    near = text_of(get(client, administrator, LIST, **{"don-vi": "17971"}))
    assert "Lê Thị Lan" in near
    assert "Cao Xuân Thắng" in near
    assert "Ngô Đức Ánh" not in near
    assert "Không có vai trò nào khớp" in text_of(get(client, administrator, LIST, tt="da-het"))
    assert get(client, administrator, LIST, tt="lạ").status_code == 404
    assert get(client, administrator, LIST, vai="lạ").status_code == 404


def test_what_ends_within_a_month_is_marked(client, administrator, learner, places):
    make_grant(learner, Role.EDITOR, places.commune, until=timezone.localdate() + timedelta(days=20))
    page = text_of(get(client, administrator, LIST, tt="sap-het"))
    assert "sắp hết hạn" in page
    assert "Biên tập, Xã Kim Liên" in page
    assert "Người học" not in page.split("<h2", 1)[1]


def test_a_role_is_granted_to_the_end_of_a_day(client, province_administrator, learner, places):
    last = timezone.localdate() + timedelta(days=30)
    answer = grant(client, province_administrator, "hocvien", until=f"{last:%d/%m/%Y}")
    assert answer.status_code == 302
    given = RoleGrant.objects.get(user=learner, role=Role.HR_OFFICER)
    assert given.valid_to == last + timedelta(days=1)
    assert given.granted_by == province_administrator
    page = text_of(client.get(answer["Location"]))
    assert f"{last:%d/%m/%Y}" in page
    assert "Quyết định số 12" in page
    entry = LogEntry.objects.filter(event="organisation.role_granted").latest("occurred_at")
    assert entry.payload["until"] == (last + timedelta(days=1)).isoformat()
    assert "Quyết định" not in str(entry.payload)


def test_a_year_is_offered(client, administrator, learner):
    page = text_of(get(client, administrator, f"{LIST}giao/hocvien/"))
    assert f"{timezone.localdate() + timedelta(days=365):%d/%m/%Y}" in page
    assert "Đang giữ" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"unit": "42"}, "trong phạm vi của đồng chí"),
        ({"unit": "VN"}, "trong phạm vi của đồng chí"),
        ({"unit": "Xã"}, "Có nhiều đơn vị khớp"),
        ({"until": "01/01/2020"}, "Ngày này đã qua"),
        ({"until": "mai"}, "Đồng chí ghi ngày, tháng, năm"),
        ({"reason": ""}, "field"),
        ({"role": "king"}, "error"),
    ],
)
def test_what_is_refused(client, province_administrator, learner, fields, said):
    answer = grant(client, province_administrator, "hocvien", **fields)
    assert answer.status_code == 200
    assert said in text_of(answer)
    assert not RoleGrant.objects.filter(user=learner).exclude(role=Role.LEARNER).exists()


def test_roles_go_to_people_of_ones_own_units(client, province_administrator, administrator, stranger, learner):
    assert grant(client, province_administrator, "nguoi-la").status_code == 404
    assert grant(client, province_administrator, "khong-co").status_code == 404
    assert grant(client, administrator, "nguoi-la").status_code == 302
    found = text_of(get(client, province_administrator, f"{LIST}giao/", tim="nguyen thi"))
    assert "tài khoản hocvien" in found
    assert "Ngô Đức Ánh" not in text_of(get(client, province_administrator, f"{LIST}giao/", tim="ngo duc"))


def test_a_grant_of_elsewhere_is_not_found(client, province_administrator, stranger):
    for given in RoleGrant.objects.filter(user=stranger):
        address = f"{LIST}{given.pk}/"
        assert get(client, province_administrator, address).status_code == 404
        assert client.post(address, {"reason": "finished"}).status_code == 404
    assert len(roles_of(stranger)) == 4


def test_a_role_is_ended_with_a_reason(client, administrator, learner):
    given = RoleGrant.objects.get(user=learner)
    RoleGrant.objects.filter(pk=given.pk).update(valid_from=date(2026, 1, 1))
    client.force_login(administrator)
    assert client.post(f"{LIST}{given.pk}/", {}).status_code == 200
    answer = client.post(f"{LIST}{given.pk}/", {"reason": "moved"})
    assert answer.status_code == 302
    given.refresh_from_db()
    assert given.valid_to == timezone.localdate()
    history = text_of(client.get(f"{LIST}nhat-ky/"))
    assert "Cao Xuân Thắng kết thúc vai trò của Nguyễn Thị Hòa" in history
    assert "chuyển công tác hoặc nghỉ" in history
    assert "Vai trò này đã kết thúc" in text_of(client.get(f"{LIST}{given.pk}/"))


def test_the_history_stays_within_ones_units(client, province_administrator, administrator, stranger, learner):
    assert "Ngô Đức Ánh" not in text_of(get(client, province_administrator, f"{LIST}nhat-ky/"))
    assert "Ngô Đức Ánh" in text_of(get(client, administrator, f"{LIST}nhat-ky/"))


def test_the_last_administrator_of_the_whole_stays(client, administrator, province_administrator, places):
    own = RoleGrant.objects.get(user=administrator)
    client.force_login(administrator)
    page = text_of(client.get(f"{LIST}{own.pk}/"))
    assert "Đây là vai trò quản trị của chính tôi" in page
    assert client.post(f"{LIST}{own.pk}/", {"reason": "finished"}).status_code == 200
    sure = client.post(f"{LIST}{own.pk}/", {"reason": "finished", "sure": "on"})
    assert "vai trò quản trị cuối cùng" in text_of(sure)
    assert RoleGrant.objects.filter(pk=own.pk).exists()
    with pytest.raises(LastAdministratorError):
        end_role(grant=own, actor=administrator)
    with pytest.raises(LastAdministratorError):
        grant_role(
            user=administrator,
            role=Role.ADMINISTRATOR,
            unit=places.country,
            reason="",
            until=timezone.localdate() + timedelta(days=1),
            actor=administrator,
        )


def test_with_a_second_administrator_the_first_may_go(administrator, learner, places):
    make_grant(learner, Role.ADMINISTRATOR, places.country)
    end_role(grant=administrator.role_grants.get(), actor=administrator)
    assert "administrator" not in roles_of(administrator)


def test_a_closed_account_administers_nothing(administrator, learner, places):
    make_grant(learner, Role.ADMINISTRATOR, places.country)
    learner.is_active = False
    learner.save()
    with pytest.raises(LastAdministratorError):
        end_role(grant=RoleGrant.objects.get(user=administrator), actor=None)


def test_the_list_costs_the_same_however_long(client, administrator, places, django_assert_max_num_queries):
    def queries():
        client.force_login(administrator)
        with django_assert_max_num_queries(30) as seen:
            client.get(LIST)
        return len(seen)

    queries()
    one = queries()
    for _ in range(3):
        make_grant(make_user(person=make_person()), Role.LEARNER, places.commune)
    assert queries() == one
