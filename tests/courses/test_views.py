"""Every page as learner, classmate, stranger and guest; with few queries however long the course is."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.ids import uuid7
from courses.models import Enrolment, LearnerEvent
from tests.factories.courses import item, make_course, make_enrolment, publish_edition, study

HOME = "/hoc-tap/"
CATALOGUE = "/khoa-hoc/"


@pytest.fixture
def enrolment(learner):
    return make_enrolment(learner.person, make_course(lessons=3, optional=1, title="Dùng VNeID giúp bà con"))


def course_url(course):
    return reverse("courses:course", args=[course.slug])


def lesson_url(enrolment, number=1):
    return f"{course_url(enrolment.course)}bai-{number}/"


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def sign_in(client, user):
    client.force_login(user)
    return client


def test_home_greets_by_given_name_and_offers_the_next_step(client, learner, enrolment):
    study(enrolment, lessons=1)
    page = text_of(sign_in(client, learner).get(HOME))
    assert "Chào đồng chí Hòa" in page
    assert "Xong 1/3 bài" in page
    assert "Học tiếp bài 2" in page


def test_home_of_a_beginner_points_to_the_catalogue(client, learner):
    page = text_of(sign_in(client, learner).get(HOME))
    assert "Chưa có khóa nào đang học" in page
    assert "Xem danh mục khóa học" in page


def test_home_lists_what_waits_with_its_day(client, learner, enrolment):
    today = timezone.localdate()
    study(enrolment, lessons=1)
    for days in (-1, 3, 60):
        make_enrolment(learner.person, make_course(), due_on=today + timedelta(days=days))
    make_course(title="Khóa bắt buộc chưa ghi danh", is_mandatory=True)
    answer = sign_in(client, learner).get(HOME)
    page = text_of(answer)
    assert page.count("Quá hạn") == 1
    assert "Khóa bắt buộc chưa ghi danh" in page
    assert answer.content.count(b'class="tag bad"') == answer.content.count(b'class="tag warn"') == 1


def test_home_of_an_account_without_a_person_is_that_of_its_role(client, learner):
    learner.person_id = None
    learner.save()
    answer = sign_in(client, learner).get(HOME)
    assert answer.status_code in {302, 403}


@pytest.mark.parametrize("path", [HOME, "/hoc-tap/su-kien/"])
def test_a_guest_is_asked_to_sign_in(client, db, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.url.startswith("/dang-nhap/")


@pytest.mark.parametrize("query", ["vneid", "VNEID", "dung vneid", "giup ba con", "ba con vneid", "bà con"])
def test_the_catalogue_is_searched_without_marks(client, enrolment, query):
    make_course(title="Hòa giải ở cơ sở")
    page = text_of(client.get(CATALOGUE, {"query": query}))
    assert "Dùng VNeID" in page
    assert "Hòa giải" not in page


def test_words_are_matched_from_their_beginning_and_in_a_row_first(client, db):
    make_course(title="Tài khoản và dịch bệnh: vụ việc ở công sở")
    make_course(title="Dịch vụ công trực tuyến")
    assert "Tài khoản" not in text_of(client.get(CATALOGUE, {"query": "ai"}))
    page = text_of(client.get(CATALOGUE, {"query": "dich vu cong"}))
    assert page.index("Dịch vụ công trực tuyến", page.index("2 khóa học")) < page.index("Tài khoản")


def test_the_catalogue_filters_by_topic_and_state_and_ignores_nonsense(client, learner, enrolment):
    make_course(title="Trợ lý ảo", topic="ai")
    assert "Dùng VNeID" not in text_of(client.get(CATALOGUE, {"topic": "ai"}))
    assert "Trợ lý ảo" in text_of(client.get(CATALOGUE, {"topic": "khong-co"}))
    studying = text_of(sign_in(client, learner).get(CATALOGUE, {"state": "studying"}))
    assert "Đang học 0/3" in studying
    assert "Trợ lý ảo" not in studying
    assert "Không có khóa học nào" in text_of(client.get(CATALOGUE, {"query": "zzz"}))


def test_drafts_are_seen_by_nobody(client, learner):
    course = make_course(title="Bản nháp", live=False)
    assert "Bản nháp" not in text_of(client.get(CATALOGUE))
    assert sign_in(client, learner).get(course_url(course)).status_code == 404


def test_a_withdrawn_course_stays_with_its_learners(client, learner, stranger, enrolment):
    enrolment.course.live = False
    enrolment.course.save()
    assert sign_in(client, learner).get(course_url(enrolment.course)).status_code == 200
    assert client.get(lesson_url(enrolment)).status_code == 200
    assert sign_in(client, stranger).get(course_url(enrolment.course)).status_code == 404
    assert client.get(lesson_url(enrolment)).status_code == 404


def test_the_course_is_described_to_everybody(client, enrolment):
    page = text_of(client.get(course_url(enrolment.course)))
    assert "Dùng VNeID" in page
    assert "Bài 1. Bài số 1" in page
    assert "Đăng nhập để học" in page
    assert "Ghi danh học" not in page


def test_enrolling_is_one_press_and_twice_is_once(client, stranger):
    course = make_course()
    sign_in(client, stranger)
    assert "Ghi danh học" in text_of(client.get(course_url(course)))
    for _press in range(2):
        answer = client.post(f"{course_url(course)}ghi-danh/", follow=True)
        assert "Bắt đầu học bài 1" in text_of(answer)
    assert Enrolment.objects.get().learner == stranger.person


def test_enrolling_needs_an_account(client, db):
    course = make_course()
    answer = client.post(f"{course_url(course)}ghi-danh/")
    assert answer.url.startswith("/dang-nhap/")
    assert not Enrolment.objects.exists()


def test_coming_back_from_sign_in_leads_to_the_page_not_to_an_error(client, learner, enrolment):
    sign_in(client, learner)
    assert client.get(f"{course_url(enrolment.course)}ghi-danh/").url == course_url(enrolment.course)
    assert client.get(f"{lesson_url(enrolment)}xong/").url == lesson_url(enrolment)


def test_a_learner_sees_states_reasons_and_the_next_step(client, learner, enrolment):
    study(enrolment, lessons=1)
    page = text_of(sign_in(client, learner).get(course_url(enrolment.course)))
    for words in [
        "Xong 1/3 bài",
        "đã xong",
        "đang học dở",
        "không bắt buộc",
        "Vì sao chưa hoàn thành",
        "Học tiếp bài 2",
    ]:
        assert words in page


def test_a_classmate_sees_nothing_of_it(client, classmate, enrolment):
    study(enrolment, lessons=1)
    page = text_of(sign_in(client, classmate).get(course_url(enrolment.course)))
    assert "Xong 1/3" not in page
    assert "đã xong" not in page


def test_a_lesson_says_where_one_is_and_what_leads_on(client, learner, enrolment):
    answer = sign_in(client, learner).get(lesson_url(enrolment, 2))
    for words in ["Bài 2/4", "Bài số 2", "Bài trước", "Xong, sang bài 3"]:
        assert words in text_of(answer)
    links = re.findall(r'href="([^"]+)"', answer.content.decode())
    for url in [course_url(enrolment.course), *(lesson_url(enrolment, number) for number in (1, 2, 3, 4))]:
        assert url in links


@pytest.mark.parametrize("who", ["classmate", "stranger", "hr_officer"])
def test_a_lesson_of_a_course_one_is_not_on_is_refused_with_a_way_in(client, request, enrolment, who):
    sign_in(client, request.getfixturevalue(who))
    answer = client.get(lesson_url(enrolment))
    assert answer.status_code == 403
    assert "chưa ghi danh khóa “Dùng VNeID giúp bà con”" in text_of(answer)
    assert course_url(enrolment.course) in answer.content.decode()
    assert client.post(f"{lesson_url(enrolment)}xong/").status_code == 403
    assert client.get(f"{course_url(enrolment.course)}khong-co/").status_code == 404


def test_a_guest_meets_the_sign_in_page_before_a_lesson(client, enrolment):
    assert client.get(lesson_url(enrolment)).url.startswith("/dang-nhap/")


def test_a_lesson_already_done_leads_on_without_being_done_again(client, learner, enrolment):
    study(enrolment)
    page = text_of(sign_in(client, learner).get(lesson_url(enrolment, 2)))
    assert "Sang bài 3" in page
    assert "Xong, sang" not in page
    assert "Về trang khóa học" in text_of(client.get(lesson_url(enrolment, 4)))


def test_done_leads_on_and_the_last_one_to_the_finished_course(client, learner, enrolment):
    sign_in(client, learner)
    for number in (1, 2):
        answer = client.post(f"{lesson_url(enrolment, number)}xong/", {"event_id": uuid7()})
        assert answer.url == lesson_url(enrolment, number + 1)
    answer = client.post(f"{lesson_url(enrolment, 3)}xong/", {"event_id": uuid7()}, follow=True)
    assert answer.redirect_chain[-1][0] == course_url(enrolment.course)
    assert "Đồng chí đã hoàn thành khóa học" in text_of(answer)


@pytest.mark.parametrize("event_id", ["same", "nonsense", None])
def test_a_double_press_counts_once(client, learner, enrolment, event_id):
    sign_in(client, learner)
    body = {"event_id": uuid7() if event_id == "same" else event_id} if event_id else {}
    for _press in range(2):
        assert client.post(f"{lesson_url(enrolment)}xong/", body).status_code == 302
    assert Enrolment.objects.get().done == 1
    if event_id == "same":
        assert LearnerEvent.objects.count() == 1


def test_an_exam_opens_after_the_lessons_and_has_no_done_button(client, learner):
    enrolment = make_enrolment(learner.person, make_course(lessons=1, activity="khong-biet:Q1"))
    sign_in(client, learner)
    page = text_of(client.get(lesson_url(enrolment, 2)))
    assert "Bài này chưa mở" in page
    assert "Học tiếp bài 1" in page
    study(enrolment, lessons=1)
    page = text_of(client.get(lesson_url(enrolment, 2)))
    assert "Bài này chưa mở" not in page
    assert "Xong" not in page.replace("Xong 1/2", "")
    answer = client.post(f"{lesson_url(enrolment, 2)}xong/", {"event_id": uuid7()})
    assert answer.status_code == 409
    assert "bài kiểm tra" in text_of(answer)


def test_learners_see_the_edition_they_study(client, learner, enrolment):
    publish_edition(enrolment.course, [item("Bài hoàn toàn mới")])
    page = text_of(sign_in(client, learner).get(course_url(enrolment.course)))
    assert "Bài hoàn toàn mới" not in page
    client.logout()
    assert "Bài hoàn toàn mới" in text_of(client.get(course_url(enrolment.course)))


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def test_a_lesson_costs_the_same_however_long_the_course_is(client, learner):
    sign_in(client, learner)
    counts = []
    for lessons in (2, 40):
        enrolment = make_enrolment(learner.person, make_course(lessons=lessons))
        study(enrolment, lessons=1)
        counts.append(queries_of(client, lesson_url(enrolment, lessons)))
    assert counts[0] == counts[1] <= 8


@pytest.mark.parametrize("path", [HOME, CATALOGUE])
def test_lists_cost_the_same_for_one_and_for_three_courses(client, learner, path):
    sign_in(client, learner)
    counts = []
    for more in (1, 2):
        for _course in range(more):
            make_enrolment(learner.person, make_course(is_mandatory=True))
        counts.append(queries_of(client, path))
    assert counts[0] == counts[1] <= 16
