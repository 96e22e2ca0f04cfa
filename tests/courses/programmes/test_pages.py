"""Pages of programmes: one's own, and those of the desk; as far as one's units reach, and for the right role."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.text.dates import format_date
from courses.models import AssignmentRule, Duty, DutyState, NodeKind, Programme
from courses.services.programmes import follow_rules
from organisation.models import PersonalAccess
from tests.factories.accounts import make_person
from tests.factories.courses import make_course, make_course_page
from tests.factories.organisation import make_seat
from tests.factories.programmes import make_group, make_programme, root_of

DESK = "/chuong-trinh/quan-ly/"


@pytest.fixture
def programme(places, learner, classmate):
    """A programme of the province with one course, which the cast of Kim Liên follows."""
    return make_programme(places.province, make_course(), code="chuyen-doi-so", title="Chuyển đổi số", valid_months=12)


def pages_of(programme, person):
    base = f"{DESK}{programme.code}/"
    root, rule = root_of(programme), programme.rules.first()
    return [
        DESK,
        f"{DESK}moi/",
        f"{DESK}dot-hoc/",
        base,
        f"{base}sua/",
        f"{base}noi-dung/",
        f"{base}noi-dung/{root.pk}/",
        f"{base}noi-dung/{root.pk}/them/",
        f"{base}dien/moi/",
        f"{base}dien/{rule.pk}/bo/",
        f"{base}don-vi/",
        f"{base}nguoi/",
        f"{base}nguoi/{person.uid}/",
        f"{base}xuat/",
    ]


def test_the_officer_sees_every_page(client, programme, learner, hr_officer):
    client.force_login(hr_officer)
    for address in pages_of(programme, learner.person):
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.streaming:
            b"".join(answer.streaming_content)  # read to its end, and so closed


def test_a_stranger_finds_nothing_of_it(client, programme, learner, stranger):
    client.force_login(stranger)
    for address in pages_of(programme, learner.person)[3:]:
        assert client.get(address).status_code == 404, address
    assert programme.title not in client.get(DESK).text


def test_a_learner_has_no_desk(client, programme, learner):
    client.force_login(learner)
    for address in pages_of(programme, learner.person):
        assert client.get(address).status_code == 403, address


def test_a_guest_is_asked_to_sign_in(client, programme, learner):
    for address in [*pages_of(programme, learner.person), "/chuong-trinh/", f"/chuong-trinh/{programme.code}/"]:
        assert client.get(address).status_code == 302, address


def test_an_officer_below_watches_their_own_people_and_runs_nothing(
    client, programme, learner, trainer, commune_hr_officer
):
    client.force_login(commune_hr_officer)
    follow_rules(programme=programme, actor=None)
    base = f"{DESK}{programme.code}/"
    assert client.get(base).status_code == 200
    assert client.get(f"{base}nguoi/{learner.person.uid}/").status_code == 200
    assert client.get(f"{base}nguoi/{trainer.person.uid}/").status_code == 404
    assert trainer.person.full_name not in client.get(f"{base}nguoi/").text
    for address in ("sua/", "noi-dung/", "dien/moi/"):
        assert client.get(f"{base}{address}").status_code == 403
    decide = client.post(f"{base}nguoi/{learner.person.uid}/quyet-dinh/", {"viec": "mien", "reason": "x"})
    assert decide.status_code == 403
    assert client.get(f"{base}don-vi/?don-vi=42").status_code == 404


def test_a_learner_sees_the_tree_the_day_and_what_comes_next(client, programme, learner):
    client.force_login(learner)
    duty = Duty.objects.get(learner=learner.person)
    for address in ("/chuong-trinh/", "/chuong-trinh/chuyen-doi-so/"):
        page = client.get(address).text
        assert "Chuyển đổi số" in page
        assert f"{duty.due_on:%d/%m}" in page
        assert "Học tiếp theo" in page


def test_a_programme_that_is_not_ones_own_is_not_found(client, places, learner):
    make_programme(places.other_province, make_course(), code="cua-nguoi-khac")
    client.force_login(learner)
    assert client.get("/chuong-trinh/cua-nguoi-khac/").status_code == 404


def test_nobody_without_an_advised_number_is_told_of_one(client, programme, classmate):
    client.force_login(classmate)
    assert "khuyến nghị" not in client.get("/chuong-trinh/").text


def test_a_programme_is_written_built_and_opened_by_forms_alone(client, places, learner, hr_officer):
    client.force_login(hr_officer)
    client.post(
        f"{DESK}moi/",
        {"title": "Kỹ năng số", "unit": "Xã Kim Liên", "reminder_days": "30, 7", "grace_days": 5, "renewal_days": 60},
    )
    programme = Programme.objects.get()
    base, root = f"{DESK}{programme.code}/", root_of(programme)
    client.post(
        f"{base}noi-dung/{root.pk}/them/",
        {"kind": "any", "title": "Tự chọn", "needed": 1, "points": 0, "delay_days": 0},
    )
    group = programme.nodes.get(kind=NodeKind.ANY)
    for _number in range(2):
        said = {"kind": "course", "course": make_course().pk, "needed": 0, "points": 0, "delay_days": 0}
        client.post(f"{base}noi-dung/{group.pk}/them/", said)
    first, second = programme.nodes.filter(parent=group)
    client.post(f"{base}noi-dung/{second.pk}/xep/", {"len": "1"})
    assert list(programme.nodes.filter(parent=group)) == [second, first]
    client.post(f"{base}noi-dung/{first.pk}/xep/", {"bo": "1"})
    wish = {"unit": "17971", "categories": ["full_time"], "due_basis": "assignment", "due_days": 60}
    preview = client.post(f"{base}dien/moi/", {**wish, "xem": "1"})
    assert "Có 1 người khớp" in preview.text
    assert not AssignmentRule.objects.exists()
    client.post(f"{base}dien/moi/", {**wish, "luu": "1"})
    client.post(f"{base}ap-dung/")
    follow_rules(programme=programme, actor=None)
    assert Duty.objects.get().learner == learner.person


def test_what_can_never_be_met_is_said_and_not_opened(client, places, hr_officer):
    programme = make_programme(places.commune, make_course_page("Khóa dở dang"), is_open=False)
    client.force_login(hr_officer)
    assert "Khóa dở dang" in client.get(f"{DESK}{programme.code}/").text
    assert "chưa xuất bản" in client.get(f"{DESK}{programme.code}/noi-dung/").text
    client.post(f"{DESK}{programme.code}/ap-dung/")
    programme.refresh_from_db()
    assert programme.opened_at is None


def test_a_study_drive_is_one_form(client, places, learner, classmate, hr_officer, django_capture_on_commit_callbacks):
    client.force_login(hr_officer)
    said = {
        "title": "Quán triệt Nghị quyết Đại hội",
        "document": "01-NQ/MTTQ",
        "course": make_course().pk,
        "unit": "Xã Kim Liên",
        "due_on": format_date(timezone.localdate() + timedelta(days=14)),
    }
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{DESK}dot-hoc/", said)
    assert {duty.learner for duty in Duty.objects.all()} == {learner.person, classmate.person}


@pytest.mark.parametrize("unit", ["Xã Cẩm Bình", "không có", ""])
def test_nothing_is_given_to_units_of_another_province(client, places, hr_officer, unit):
    client.force_login(hr_officer)
    said = {"title": "X", "course": make_course().pk, "unit": unit, "due_on": "31/12/2099"}
    answer = client.post(f"{DESK}dot-hoc/", said)
    assert answer.status_code == 200
    assert not Programme.objects.exists()


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"viec": "mien", "reason": "Nghỉ thai sản"}, DutyState.WAIVED),
        ({"viec": "mien", "reason": ""}, DutyState.OPEN),
        ({"viec": "gia-han", "reason": "Công tác", "due_on": "31/12/2099"}, DutyState.OPEN),
        ({"viec": "gia-han", "reason": "Công tác", "due_on": "hôm qua"}, DutyState.OPEN),
        ({"viec": "pha-hoai"}, DutyState.OPEN),
        ({}, DutyState.OPEN),
    ],
)
def test_decisions_are_taken_with_a_reason(client, programme, learner, hr_officer, said, state):
    client.force_login(hr_officer)
    answer = client.post(f"{DESK}{programme.code}/nguoi/{learner.person.uid}/quyet-dinh/", said)
    assert answer.status_code == 302
    assert Duty.objects.get(learner=learner.person).state == state


def test_the_page_of_a_person_says_why_they_are_in_or_not(client, programme, learner, hr_officer):
    client.force_login(hr_officer)
    address = f"{DESK}{programme.code}/nguoi/{learner.person.uid}/"
    assert "Vì sao thuộc diện" in client.get(address).text
    AssignmentRule.objects.update(categories=["committee"])
    page = client.get(address).text
    assert "Vì sao không thuộc diện" in page
    assert "không thuộc diện cán bộ này" in page


def test_units_show_shares_and_lead_down(client, programme, places, hr_officer):
    client.force_login(hr_officer)
    page = client.get(f"{DESK}{programme.code}/don-vi/").text
    assert "Xã Kim Liên" in page
    assert "?don-vi=17971" in page
    assert "0/2 người hoàn thành" in page


def test_the_workbook_holds_both_sheets_and_is_noted(client, programme, hr_officer):
    client.force_login(hr_officer)
    answer = client.get(f"{DESK}{programme.code}/xuat/")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert book.sheetnames == ["Theo đơn vị", "Danh sách"]
    names = {row[1].value for row in book["Danh sách"].iter_rows(min_row=2)}
    assert {"Nguyễn Thị Hòa", "Trần Văn Bình"} <= names
    assert PersonalAccess.objects.filter(is_export=True).count() == 1


def test_lists_ask_the_same_of_the_database_for_one_person_and_for_many(
    client, programme, places, hr_officer, django_assert_num_queries
):
    client.force_login(hr_officer)
    address = f"{DESK}{programme.code}/nguoi/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(3):
        make_seat(make_person(f"Lê Văn {number}"), places.next_commune)
    follow_rules(programme=programme, actor=None)
    with django_assert_num_queries(len(few)):
        client.get(address)


def test_ones_own_page_asks_no_more_for_more_courses(client, places, learner, django_assert_num_queries):
    programme = make_programme(places.commune, make_course())
    client.force_login(learner)
    client.get("/chuong-trinh/")
    with CaptureQueriesContext(connection) as few:
        client.get("/chuong-trinh/")
    make_group(root_of(programme), courses=(make_course(), make_course()))
    follow_rules(programme=programme, actor=None)
    with django_assert_num_queries(len(few)):
        client.get("/chuong-trinh/")
