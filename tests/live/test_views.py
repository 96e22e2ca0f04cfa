from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from live.calculations import code_of, step_of
from live.models import Attendance, Cohort, CohortMember
from organisation.models import PersonalAccess
from tests.factories.courses import make_course
from tests.factories.live import make_cohort, make_session


@pytest.fixture(autouse=True)
def _no_wrong_codes_yet():
    cache.clear()


@pytest.fixture
def cohort(places, learner):
    return make_cohort(places.commune, people=[learner.person])


@pytest.fixture
def session(cohort):
    return make_session(cohort)


def now_code(session):
    return code_of(session.secret, step_of(timezone.now()))


KEEPING = ("register", "change", "add", "upload", "export", "session_new")
OF_SESSION = ("session", "session_change", "screen", "screen_now")


def test_whoever_keeps_the_branch_sees_every_page_and_it_is_noted(client, trainer, cohort, session):
    client.force_login(trainer)
    for name in KEEPING:
        answer = client.get(reverse(f"live:{name}", args=[cohort.uid]))
        assert answer.status_code == 200, name
        if answer.streaming:
            assert b"".join(answer.streaming_content)[:2] == b"PK"
    for name in OF_SESSION:
        assert client.get(reverse(f"live:{name}", args=[cohort.uid, session.uid])).status_code == 200
    assert client.get(reverse("live:cohorts")).status_code == 200
    assert client.get(reverse("live:new")).status_code == 200
    assert PersonalAccess.objects.filter(actor=trainer, page="danh sách lớp", is_export=True).count() == 1


def test_a_stranger_finds_nothing_a_learner_is_refused_a_guest_signs_in(client, stranger, learner, cohort, session):
    places = [reverse(f"live:{name}", args=[cohort.uid]) for name in KEEPING]
    places += [reverse(f"live:{name}", args=[cohort.uid, session.uid]) for name in OF_SESSION]
    for user, expected in ((None, 302), (stranger, 404), (learner, 403)):
        if user:
            client.force_login(user)
        assert {client.get(place).status_code for place in places} == {expected}


def test_who_only_teaches_takes_attendance_and_does_not_keep_the_list(client, classmate, places, learner):
    cohort = make_cohort(places.province, people=[learner.person], trainers=[classmate.person])
    session = make_session(cohort)
    client.force_login(classmate)
    assert client.get(reverse("live:session", args=[cohort.uid, session.uid])).status_code == 200
    assert client.get(reverse("live:register", args=[cohort.uid])).status_code == 200
    assert client.get(reverse("live:export", args=[cohort.uid])).status_code == 403


def test_a_scan_leads_through_signing_in_to_one_touch(client, learner, cohort, session):
    answer = client.get(reverse("live:scanned", args=[session.uid, now_code(session)]))
    claim = reverse("live:claim", args=[session.uid])
    assert answer.url == claim
    assert "/dang-nhap/" in client.get(claim).url
    assert not Attendance.objects.exists()
    client.force_login(learner)
    assert "Nguyễn Thị Hòa" in client.get(claim).text
    answer = client.post(reverse("live:confirm", args=[session.uid]))
    assert answer.status_code == 200
    client.post(reverse("live:confirm", args=[session.uid]))
    assert Attendance.objects.get().learner == learner.person


def test_a_code_of_a_minute_ago_and_a_bare_address_claim_nothing(client, learner, cohort, session):
    client.force_login(learner)
    old = code_of(session.secret, step_of(timezone.now() - timedelta(minutes=1)))
    assert client.get(reverse("live:scanned", args=[session.uid, old])).status_code == 409
    assert client.post(reverse("live:confirm", args=[session.uid])).status_code == 409
    assert not Attendance.objects.exists()


def test_the_claim_of_one_session_is_none_for_another(client, learner, cohort, session):
    other = make_session(cohort)
    client.force_login(learner)
    client.get(reverse("live:scanned", args=[session.uid, now_code(session)]))
    assert client.post(reverse("live:confirm", args=[other.uid])).status_code == 409


def test_digits_are_typed_by_those_in_the_class_and_guessed_by_nobody(client, learner, classmate, cohort, session):
    client.force_login(classmate)
    assert client.post(reverse("live:present"), {"code": now_code(session)}).status_code == 409
    client.force_login(learner)
    for _try in range(10):
        assert client.post(reverse("live:present"), {"code": "abcdef"}).status_code == 409
    assert client.post(reverse("live:present"), {"code": now_code(session)}).status_code == 429


def test_digits_typed_right_lead_on(client, learner, cohort, session):
    client.force_login(learner)
    code = now_code(session)
    answer = client.post(reverse("live:present"), {"code": f"{code[:3]} {code[3:]}"}, follow=True)
    assert "Tôi có mặt" in answer.text


def test_the_wall_shows_the_code_and_never_the_secret(client, trainer, cohort, session):
    client.force_login(trainer)
    page = client.get(reverse("live:screen", args=[cohort.uid, session.uid]))
    plain = client.get(reverse("live:screen_now", args=[cohort.uid, session.uid]))
    assert session.secret not in page.text
    assert session.secret not in plain.text
    assert plain.json()["code"].replace(" ", "") in {
        code_of(session.secret, step_of(timezone.now()) - n) for n in (0, 1)
    }
    assert "no-store" in plain["Cache-Control"]


def test_a_sheet_by_hand_with_the_rest_present(client, trainer, cohort, session, learner):
    client.force_login(trainer)
    address = reverse("live:session", args=[cohort.uid, session.uid])
    place = cohort.members.get()
    client.post(address, {f"m{place.pk}": "excused", f"g{place.pk}": "đi viện", "m99999": "present"})
    assert (Attendance.objects.get().presence, Attendance.objects.get().remark) == ("excused", "đi viện")
    client.post(address, {f"m{place.pk}": "nonsense"})
    assert Attendance.objects.get().presence == "excused"
    client.post(address, {"con-lai": "present"})
    assert Attendance.objects.get().presence == "present"


def test_setting_up_a_class_from_nothing_to_its_first_session(client, trainer, places):
    course = make_course()
    client.force_login(trainer)
    today = timezone.localdate()
    facts = {"title": "Lớp mới", "course": course.pk, "owner_unit": "Kim Liên", "attendance_percent": 80}
    days = {"starts_on": today.isoformat(), "ends_on": today.isoformat()}
    answer = client.post(reverse("live:new"), facts | days)
    cohort = Cohort.objects.get()
    assert answer.url == reverse("live:register", args=[cohort.uid])
    assert cohort.owner_unit == places.commune
    plan = {"title": "Buổi 1", "day": today.isoformat(), "begins": "07:30", "ends": "11:00"}
    client.post(reverse("live:session_new", args=[cohort.uid]), plan)
    assert timezone.localtime(cohort.sessions.get().starts_at).hour == 7
    wrong = client.post(reverse("live:session_new", args=[cohort.uid]), plan | {"ends": "07:00"})
    assert "Giờ kết thúc phải sau giờ bắt đầu" in wrong.text
    assert cohort.sessions.count() == 1


def test_a_unit_of_another_province_cannot_organise_nor_be_added(client, trainer, cohort):
    client.force_login(trainer)
    today = timezone.localdate().isoformat()
    facts = {"title": "x", "course": make_course().pk, "owner_unit": "Cẩm Bình", "attendance_percent": 80}
    answer = client.post(reverse("live:new"), facts | {"starts_on": today, "ends_on": today})
    assert "phạm vi của đồng chí" in answer.text
    client.post(reverse("live:add_unit", args=[cohort.uid]), {"unit": "Cẩm Bình"})
    assert cohort.members.count() == 1


def test_people_are_added_by_name_within_the_branch_only(client, trainer, cohort, classmate, stranger):
    client.force_login(trainer)
    address = reverse("live:add", args=[cohort.uid])
    assert "Trần Văn Bình" in client.get(address, {"tim": "tran van"}).text
    assert "Ngô Đức Ánh" not in client.get(address, {"tim": "ngo duc"}).text
    client.post(address, {"nguoi": [str(classmate.person.uid), str(stranger.person.uid), "rubbish"]})
    assert {m.learner_id for m in CohortMember.objects.all()} >= {classmate.person.pk}
    assert not CohortMember.objects.filter(learner=stranger.person).exists()
    client.post(reverse("live:remove", args=[cohort.uid]), {"nguoi": str(classmate.person.uid)})
    assert CohortMember.objects.get(learner=classmate.person).left_at


def test_a_list_is_looked_at_before_it_is_taken_in(client, trainer, cohort, session, learner):
    client.force_login(trainer)
    text = "STT,Họ và tên,Đơn vị,Buổi 1\n1,Nguyễn Thị Hòa,Xã Kim Liên,x\n2,Ai Đó,Xã Kim Liên,x\n"
    file = SimpleUploadedFile("lop.csv", text.encode())
    answer = client.post(reverse("live:upload", args=[cohort.uid]), {"file": file})
    page = client.get(answer.url)
    assert "Sổ cán bộ chưa có đồng chí Ai Đó" in page.text
    assert not Attendance.objects.exists()
    client.post(answer.url)
    assert Attendance.objects.get().learner == learner.person
    assert client.get(answer.url).status_code == 404


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"<html><script>", b"\xff" * 50])
def test_a_file_that_is_none_is_refused_with_a_sentence(client, trainer, cohort, content):
    client.force_login(trainer)
    answer = client.post(reverse("live:upload", args=[cohort.uid]), {"file": SimpleUploadedFile("a.xlsx", content)})
    assert answer.status_code in {200, 302}
    if answer.status_code == 302:
        assert client.get(answer.url).status_code == 200


def test_one_registers_from_the_page_of_an_open_class(client, learner, stranger, places):
    cohort = make_cohort(places.province, is_open=True)
    client.force_login(stranger)
    assert client.get(reverse("live:cohort", args=[cohort.uid])).status_code == 404
    client.force_login(learner)
    assert "Đăng ký vào lớp" in client.get(reverse("live:cohort", args=[cohort.uid])).text
    client.post(reverse("live:join", args=[cohort.uid]), follow=True)
    assert cohort.members.get().learner == learner.person
    assert cohort.title in client.get(reverse("live:mine")).text


def test_lists_ask_the_same_number_of_questions_at_one_and_at_three(
    client, learner, trainer, classmate, places, django_assert_max_num_queries
):
    def count(user, address):
        client.force_login(user)
        client.get(address)
        with django_assert_max_num_queries(60) as context:
            assert client.get(address).status_code == 200
        return len(context)

    first = make_cohort(places.commune, people=[learner.person])
    make_session(first)
    mine, kept = reverse("live:mine"), reverse("live:cohorts")
    register = reverse("live:register", args=[first.uid])
    before = [count(learner, mine), count(trainer, kept), count(trainer, register)]
    for _more in range(2):
        make_session(make_cohort(places.commune, people=[learner.person, classmate.person]))
        make_session(first)
    first.members.create(learner=classmate.person)
    assert [count(learner, mine), count(trainer, kept), count(trainer, register)] == before
