"""People of the register: who sees whom, and what keepers write."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from core.models import LogEntry
from organisation.models import Exemption, Membership, PersonalAccess
from organisation.services import end_seat
from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate
from tests.factories.organisation import make_exemption, make_position, make_seat

pytestmark = pytest.mark.django_db

LIST = "/to-chuc/nguoi/"


def address(name, person, *rest):
    return reverse(f"organisation:{name}", args=[person.uid, *rest])


@pytest.fixture
def hoa(places):
    """Hồ Thị Hòa, a specialist of Kim Liên."""
    person = make_person("Hồ Thị Hòa", birth_year=1974, phone="0912000123")
    make_seat(person, places.commune)
    return person


@pytest.fixture
def keeper(client, data_manager):
    """The browser of the province's keeper."""
    client.force_login(data_manager)
    return client


def names(page):
    return [line.person.full_name for line in page.context["asked"].lines]


# Who sees whom


@pytest.mark.parametrize("path", ["", "sua/", "chuc-vu/", "mien-hoc/", "gop/"])
def test_the_stranger_learns_of_nobody_here(client, stranger, hoa, path):
    client.force_login(stranger)
    assert client.get(address("person", hoa) + path).status_code == 404
    assert names(client.get(LIST)) == [stranger.person.full_name]
    assert names(client.get(LIST, {"tim": "hoa"})) == []


@pytest.mark.parametrize("path", ["", "moi/", "trung/", "{uid}/", "{uid}/sua/", "{uid}/gop/"])
def test_learners_and_guests_see_no_register(client, learner, hoa, path):
    url = LIST + path.format(uid=hoa.uid)
    assert client.get(url).status_code == 302
    client.force_login(learner)
    assert client.get(url).status_code == 403


@pytest.mark.parametrize("path", ["moi/", "trung/", "{uid}/sua/", "{uid}/chuc-vu/", "{uid}/mien-hoc/", "{uid}/gop/"])
def test_officers_read_and_keepers_write(client, hr_officer, hoa, path):
    client.force_login(hr_officer)
    page = client.get(address("person", hoa))
    assert "Hồ Thị Hòa" in page.text
    assert "Sửa thông tin" not in page.text
    assert client.get(LIST + path.format(uid=hoa.uid)).status_code == 403


def test_a_communes_keeper_keeps_that_commune_alone(client, commune_data_manager, places, hoa):
    neighbour = make_person("Lê Văn Nam")
    make_seat(neighbour, places.next_commune)
    client.force_login(commune_data_manager)
    assert client.get(address("person_change", hoa)).status_code == 200
    assert client.get(address("person", neighbour)).status_code == 404
    assert client.get(address("merge", hoa, neighbour.uid)).status_code == 404
    assert "Lê Văn Nam" not in client.get(LIST).text
    refused = client.post(address("seat_new", hoa), seat_data("17950"))
    assert refused.status_code == 200
    assert Membership.objects.filter(person=hoa).count() == 1


def test_every_look_is_noted(keeper, hoa, data_manager):
    keeper.get(LIST)
    keeper.get(address("person", hoa))
    looks = PersonalAccess.objects.filter(actor=data_manager)
    assert set(looks.values_list("page", "person")) == {("danh sách cán bộ", None), ("trang cá nhân", hoa.pk)}


# Lists


def test_lists_are_searched_and_narrowed(keeper, places, hoa):
    make_position("chair", "Chủ tịch")
    chair = make_person("Lê Văn Nam")
    make_seat(chair, places.next_commune, position="chair", category="part_time")
    assert names(keeper.get(LIST, {"tim": "HO thi hoa"})) == ["Hồ Thị Hòa"]
    assert names(keeper.get(LIST, {"don-vi": "Vạn An"})) == ["Lê Văn Nam"]
    assert names(keeper.get(LIST, {"don-vi": "17950"})) == ["Lê Văn Nam"]
    assert names(keeper.get(LIST, {"dien": "part_time"})) == ["Lê Văn Nam"]
    assert names(keeper.get(LIST, {"chuc-vu": "chair"})) == ["Lê Văn Nam"]
    assert "Chủ tịch, Xã Vạn An" in keeper.get(LIST, {"chuc-vu": "chair"}).text
    for nonsense in ({"don-vi": "Cẩm Bình"}, {"dien": "x"}, {"tt": "x"}):
        assert keeper.get(LIST, nonsense).status_code == 404
    assert keeper.get(LIST, {"ngay": "32/13/2026"}).status_code == 400


def test_a_list_of_a_day_shows_who_sat_then_and_opens_only_those_still_here(keeper, places, hoa):
    moved = make_person("Trần Văn Dời")
    make_seat(moved, places.commune, until=date(2024, 1, 1))
    make_seat(moved, places.other_commune, since=date(2024, 1, 1))
    page = keeper.get(LIST, {"ngay": "31/12/2023", "don-vi": "17971"})
    lines = {line.person.full_name: (line.is_open, line.post) for line in page.context["asked"].lines}
    assert lines["Trần Văn Dời"] == (False, "Chuyên viên, Xã Kim Liên, Tỉnh Nghệ An")
    assert lines["Hồ Thị Hòa"][0]
    assert "Trần Văn Dời" not in keeper.get(LIST).text
    assert keeper.get(address("person", moved)).status_code == 404


def test_those_who_left_are_found_apart(keeper, places, hoa):
    end_seat(membership=hoa.memberships.get(), on=timezone.localdate(), actor=None)
    assert "Hồ Thị Hòa" not in names(keeper.get(LIST))
    assert names(keeper.get(LIST, {"tt": "thoi"})) == ["Hồ Thị Hòa"]
    assert "Hiện không giữ chức vụ nào" in keeper.get(address("person", hoa)).text


def test_the_list_costs_the_same_for_one_and_for_three(keeper, places, django_assert_num_queries):
    keeper.get(LIST)
    with CaptureQueriesContext(connection) as few:
        keeper.get(LIST)
    for _time in range(3):
        make_seat(make_person(), places.commune)
    with django_assert_num_queries(len(few)):
        keeper.get(LIST)


def test_the_page_of_a_person_costs_the_same_for_one_and_for_three(keeper, places, hoa):
    costs = []
    for year in range(3):
        make_seat(hoa, places.next_commune, since=date(2010 + year, 1, 1), until=date(2011 + year, 1, 1))
        make_exemption(hoa, since=date(2021 + year, 1, 1), until=date(2021 + year, 3, 1))
        make_certificate(hoa)
        keeper.get(address("person", hoa))
        with CaptureQueriesContext(connection) as queries:
            keeper.get(address("person", hoa))
        costs.append(len(queries))
    assert costs[0] == costs[2]


# What keepers write


def seat_data(unit, **more):
    return {
        "ghe-unit": unit,
        "ghe-position": "front_specialist",
        "ghe-category": "full_time",
        "ghe-valid_from": "01/01/2026",
        **more,
    }


def test_somebody_is_recorded_with_their_first_seat(keeper, places, data_manager):
    make_position()
    data = {"full_name": "  Vũ  Thị Ánh ", "birth": "17/11/1974", "sex": "female", "phone": "+84 912 000 999"}
    answer = keeper.post(LIST + "moi/", {**data, **seat_data("Kim Liên")})
    person = Person.objects.get(full_name="Vũ Thị Ánh")
    assert answer["Location"] == address("person", person)
    assert (person.birth_date, person.birth_year, person.phone) == (date(1974, 11, 17), 1974, "0912000999")
    assert person.memberships.get().unit == places.commune
    facts = set(LogEntry.objects.filter(actor=data_manager).values_list("event", flat=True))
    assert {"accounts.person_recorded", "organisation.person_seated"} <= facts


@pytest.mark.parametrize(
    "wrong",
    [
        {"full_name": " "},
        {"phone": "12345"},
        {"birth": "1799"},
        {"birth": "31/02/1974"},
        {"ghe-unit": "Cẩm Bình"},
        {"ghe-unit": ""},
        {"ghe-valid_from": "hôm qua"},
        {"ghe-valid_from": "01/01/1990"},
        {"ghe-position": "king"},
    ],
)
def test_what_cannot_be_recorded_leaves_nothing(keeper, wrong):
    make_position()
    before = Person.objects.count()
    data = {"full_name": "Vũ Thị Ánh", "birth": "1974", **seat_data("17971"), **wrong}
    page = keeper.post(LIST + "moi/", data)
    assert page.status_code == 200
    form = page.context["form"]
    assert form.particulars.errors or form.seat.errors
    assert Person.objects.count() == before


def test_particulars_are_put_right_and_the_log_knows_no_values(keeper, hoa, data_manager):
    page = keeper.get(address("person_change", hoa))
    assert 'value="1974"' in page.text
    data = {"full_name": "Hồ Thị Hoà", "birth": "", "sex": "", "phone": "", "email": "hoa@example.org"}
    keeper.post(address("person_change", hoa), data)
    hoa.refresh_from_db()
    assert (hoa.full_name, hoa.birth_year, hoa.phone, hoa.email) == ("Hồ Thị Hoà", None, "", "hoa@example.org")
    entry = LogEntry.objects.get(event="accounts.person_corrected")
    assert entry.payload == {"person_id": hoa.pk, "fields": ["birth_year", "email", "full_name", "phone"]}
    keeper.post(address("person_change", hoa), data)
    assert LogEntry.objects.filter(event="accounts.person_corrected").count() == 1


def test_a_seat_is_given_and_given_up(keeper, places, hoa):
    make_position("chair", "Chủ tịch")
    keeper.post(address("seat_new", hoa), seat_data("17950", **{"ghe-position": "chair", "ghe-is_primary": "on"}))
    seat = hoa.memberships.get(unit=places.next_commune)
    assert seat.is_primary
    assert not hoa.memberships.get(unit=places.commune).is_primary
    twice = keeper.post(
        address("seat_new", hoa), seat_data("17950", **{"ghe-position": "chair", "ghe-valid_from": "2/2/2026"})
    )
    assert "trùng nhau" in twice.text
    assert keeper.post(address("seat_end", hoa, seat.pk), {"last_day": "31/12/2019"}).status_code == 200
    keeper.post(address("seat_end", hoa, seat.pk), {"last_day": "31/03/2026"})
    seat.refresh_from_db()
    assert seat.valid_to == date(2026, 4, 1)
    assert "01/01/2026 đến 31/03/2026" in keeper.get(address("person", hoa)).text


def test_an_exemption_is_approved_and_ended(keeper, hoa, data_manager):
    keeper.post(address("exemption_new", hoa), {"reason": "nghỉ thai sản", "valid_from": "01/01/2026", "until": ""})
    exemption = Exemption.objects.get()
    assert exemption.approved_by == data_manager
    assert str(data_manager) in keeper.get(address("person", hoa)).text
    reversed_days = {"reason": "x", "valid_from": "01/02/2026", "until": "01/01/2026"}
    assert "sau ngày bắt đầu" in keeper.post(address("exemption_new", hoa), reversed_days).text
    keeper.post(address("exemption_end", hoa, exemption.pk), {"last_day": "30/06/2026"})
    exemption.refresh_from_db()
    assert exemption.valid_to == date(2026, 7, 1)
    assert LogEntry.objects.filter(event="organisation.exemption_ended").count() == 1


def test_another_persons_seat_is_not_found_under_this_one(keeper, hoa, learner):
    seat = learner.person.memberships.get()
    assert keeper.get(address("seat_end", hoa, seat.pk)).status_code == 404
    exemption = make_exemption(learner.person)
    assert keeper.get(address("exemption_end", hoa, exemption.pk)).status_code == 404
