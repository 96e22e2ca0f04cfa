"""The pages of reports: who sees which units, down to the person."""

import pytest

from core.models import LogEntry
from tests.factories.accounts import make_person
from tests.factories.emulation import finish
from tests.factories.organisation import make_seat, make_unit

pytestmark = pytest.mark.django_db

OVERVIEW = "/bao-cao/"
UNIT = "/bao-cao/don-vi/17971/"
OTHER_UNIT = "/bao-cao/don-vi/17950/"


def get(client, user, address):
    if user:
        client.force_login(user)
    return client.get(address)


def text_of(answer):
    return answer.content.decode().replace("\u00a0", " ")


def person_address(year, name, unit=UNIT):
    return f"{unit}nguoi/{year.people[name].uid}/"


def test_the_overview_of_the_province(client, hr_officer, year):
    page = text_of(get(client, hr_officer, OVERVIEW))
    for said in (
        "Tiến độ khóa bắt buộc",
        "Tỉnh Nghệ An",
        "Số liệu đến",
        "25%",
        "1/4 lượt",
        "trên 4 người",
        "Cách tính",
    ):
        assert said in page
    assert "Xã Kim Liên, An toàn thông tin: 33 phần trăm, 1/3" in page
    assert "Xã Vạn An, An toàn thông tin: không có ai phải học" in page
    assert "Cơ quan tỉnh Nghệ An" in page
    assert "Đơn vị cần đôn đốc" in page
    assert "Cẩm Bình" not in page


def test_a_cell_leads_to_people_and_they_to_facts(client, hr_officer, year):
    overview = text_of(get(client, hr_officer, OVERVIEW))
    assert f'href="{UNIT}attt/"' in overview
    people = text_of(get(client, hr_officer, f"{UNIT}attt/"))
    assert "1/3 người thuộc diện" in people
    assert "Đang học, quá hạn" in people
    assert "xong 1/2 bài" in people
    assert f'href="{person_address(year, "Xong")}"' in people
    facts = text_of(get(client, hr_officer, person_address(year, "Xong")))
    assert "Hồ Thị Xong" in facts
    assert "2/2" in facts
    assert "GCN-MTTQ-BTT" in facts


def test_the_unit_page_shows_courses_and_people(client, hr_officer, year):
    page = text_of(get(client, hr_officer, f"{UNIT}?khoa=tat-ca"))
    for said in ("An toàn thông tin", "Trí tuệ nhân tạo", "4 người", "1 người được miễn", "Quá hạn, xong 0/2 khóa"):
        assert said in page
    assert f'{UNIT}attt/?khoa=tat-ca"' in page


def test_a_number_opens_to_the_people_behind_it(client, hr_officer, year):
    overview = text_of(get(client, hr_officer, OVERVIEW))
    assert 'href="/bao-cao/can-bo/?nhom=qua-han"' in overview
    late = text_of(get(client, hr_officer, "/bao-cao/can-bo/"))
    assert "1 lượt" in late
    assert "Hồ Thị Đang" in late
    assert "Xong" not in late.split("<h2", 1)[1]
    assert "Hồ Thị Xong" in text_of(get(client, hr_officer, "/bao-cao/can-bo/?nhom=hoan-thanh"))
    assert "Hồ Thị Đang" in text_of(get(client, hr_officer, "/bao-cao/can-bo/?nhom=dang-hoc&tim=dang"))
    assert "Không có ai" in text_of(get(client, hr_officer, "/bao-cao/can-bo/?nhom=dang-hoc&tim=xong"))
    assert get(client, hr_officer, "/bao-cao/can-bo/?nhom=vua").status_code == 404


def test_the_people_behind_a_number_are_those_of_ones_own_units(
    client, stranger, learner, commune_hr_officer, year, places
):
    elsewhere = make_person("Phan Văn Xa")
    make_seat(elsewhere, places.next_commune)
    finish(elsewhere, year.course)
    address = "/bao-cao/can-bo/?nhom=hoan-thanh"
    assert "Phan Văn Xa" not in text_of(get(client, commune_hr_officer, address))
    assert "Hồ Thị Xong" in text_of(get(client, commune_hr_officer, address))
    assert "Hồ Thị Xong" not in text_of(get(client, stranger, address))
    assert get(client, learner, address).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_people_behind_a_number_cost_the_same(client, hr_officer, places, year, count, django_assert_num_queries):
    for _n in range(count):
        person = make_person()
        make_seat(person, places.commune)
        finish(person, year.course)
    client.force_login(hr_officer)
    client.get("/bao-cao/can-bo/?nhom=hoan-thanh")
    with django_assert_num_queries(12):
        client.get("/bao-cao/can-bo/?nhom=hoan-thanh")


def test_a_commune_officer_sees_that_commune_alone(client, commune_hr_officer, year):
    page = text_of(get(client, commune_hr_officer, OVERVIEW))
    assert "Xã Kim Liên" in page
    assert "Vạn An" not in page
    assert get(client, commune_hr_officer, UNIT).status_code == 200
    for address in (
        OTHER_UNIT,
        f"{OTHER_UNIT}attt/",
        "/bao-cao/don-vi/40/",
        "/bao-cao/don-vi/18685/",
        f"{OTHER_UNIT}tai-ve/",
    ):
        assert get(client, commune_hr_officer, address).status_code == 404


def test_a_person_is_found_under_their_own_unit_alone(client, hr_officer, commune_hr_officer, year, places):
    elsewhere = make_person("Phan Văn Xa")
    make_seat(elsewhere, places.next_commune)
    assert get(client, hr_officer, f"{OTHER_UNIT}nguoi/{elsewhere.uid}/").status_code == 200
    assert get(client, hr_officer, f"{UNIT}nguoi/{elsewhere.uid}/").status_code == 404
    assert get(client, commune_hr_officer, f"{UNIT}nguoi/{elsewhere.uid}/").status_code == 404
    assert get(client, commune_hr_officer, f"{OTHER_UNIT}nguoi/{elsewhere.uid}/").status_code == 404


def test_an_officer_of_another_province_sees_nothing_of_ours(client, stranger, year):
    assert "Kim Liên" not in text_of(get(client, stranger, OVERVIEW))
    for address in (UNIT, f"{UNIT}attt/", person_address(year, "Xong"), f"{UNIT}tai-ve/"):
        assert get(client, stranger, address).status_code == 404


@pytest.mark.parametrize("role", ["learner", "trainer", "appraiser", "administrator"])
def test_reports_are_for_officers(client, year, request, role):
    user = request.getfixturevalue(role)
    for address in (OVERVIEW, UNIT, f"{UNIT}attt/", person_address(year, "Xong"), "/bao-cao/tai-ve/"):
        assert get(client, user, address).status_code == 403


def test_guests_are_asked_to_sign_in(client, year):
    for address in (OVERVIEW, UNIT, f"{UNIT}attt/", person_address(year, "Xong"), "/bao-cao/tai-ve/"):
        assert client.get(address).headers["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("query", ["khoa=khong-co", "dien=vua"])
def test_an_unknown_choice_does_not_exist(client, hr_officer, year, query):
    assert get(client, hr_officer, f"{OVERVIEW}?{query}").status_code == 404


@pytest.mark.parametrize("day", ["31/02/2026", "hôm qua", "01/01/2999"])
def test_a_day_that_is_none_is_refused_with_a_sentence(client, hr_officer, year, day):
    answer = get(client, hr_officer, f"{OVERVIEW}?ngay={day}")
    assert answer.status_code == 400
    assert f"Ngày “{day}” không dùng được" in answer.content.decode()


def test_unknown_units_courses_and_files_do_not_exist(client, hr_officer, year):
    for address in ("/bao-cao/don-vi/99999/", f"{UNIT}khong-co/", f"{OVERVIEW}tai-ve/?dang=exe"):
        assert get(client, hr_officer, address).status_code == 404


def test_a_day_gone_by_is_read_by_the_units_of_that_day(client, hr_officer, year, places):
    make_unit("17999", "Xã Mới Lập", parent=places.province)
    page = text_of(get(client, hr_officer, f"{OVERVIEW}?ngay=03/11/2025&dien=tat-ca"))
    assert "Số liệu đến 23:59, 03/11/2025" in page
    assert "0/4 lượt" in page


def test_the_download_is_a_whole_file_and_is_logged(client, hr_officer, year):
    answer = get(client, hr_officer, "/bao-cao/tai-ve/?dang=csv&khoa=tat-ca")
    assert 'filename="hoan-thanh-40-' in answer.headers["Content-Disposition"]
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 5 * 2
    entry = LogEntry.objects.get(event="reports.report_exported")
    assert entry.actor == hr_officer
    assert entry.payload["rows"] == 10
    assert entry.payload["format"] == "csv"


def test_the_download_of_a_unit_holds_that_unit(client, commune_hr_officer, year):
    answer = get(client, commune_hr_officer, f"{UNIT}tai-ve/?dang=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 5


@pytest.mark.parametrize("count", [1, 3])
def test_the_overview_page_costs_the_same_for_few_units_as_for_many(
    client, hr_officer, places, year, count, django_assert_num_queries
):
    for n in range(count):
        make_seat(make_person(), make_unit(f"17{n}", f"Xã Thêm {n}", parent=places.province))
    client.force_login(hr_officer)
    client.get(OVERVIEW)
    with django_assert_num_queries(11):
        client.get(OVERVIEW)


@pytest.mark.parametrize("count", [1, 3])
def test_the_people_page_costs_the_same_for_few_people_as_for_many(
    client, hr_officer, places, year, count, django_assert_num_queries
):
    for _n in range(count):
        make_seat(make_person(), places.commune)
    client.force_login(hr_officer)
    client.get(f"{UNIT}attt/")
    with django_assert_num_queries(9):
        client.get(f"{UNIT}attt/")
