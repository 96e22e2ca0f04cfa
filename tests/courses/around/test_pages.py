"""What one has learned, the catalogue's filters, lessons on paper."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import ActionProgramme, Competence, CompetenceFramework
from tests.factories.courses import item, make_course, make_enrolment, publish_edition, study

MINE, CATALOGUE = "/hoc-tap/cua-toi/", "/khoa-hoc/"
DAY = timezone.localdate


def test_what_is_under_way_stands_by_its_day_and_what_is_finished_by_its_year(client, learner):
    today = DAY()
    for title, days in (("Sau", 30), ("Trước", 3), ("Quá", -3)):
        make_enrolment(learner.person, make_course(title=f"Khóa {title}"), due_on=today + timedelta(days=days))
    study(make_enrolment(learner.person, make_course(title="Khóa đã xong", periods=Decimal("2.5"))))
    client.force_login(learner)
    answer = client.get(MINE)
    learning = answer.context["learning"]
    assert [line.enrolment.course.title for line in learning.under_way] == ["Khóa Quá", "Khóa Trước", "Khóa Sau"]
    assert (learning.late, learning.periods) == (1, Decimal("2.5"))
    assert f"Năm {today.year}" in answer.text


def test_nobody_sees_what_another_learns(client, learner, stranger):
    make_enrolment(learner.person, make_course(title="Khóa riêng"))
    assert client.get(MINE).status_code == 302
    client.force_login(stranger)
    assert "Khóa riêng" not in client.get(MINE).text


def test_more_courses_cost_no_more_queries(client, learner):
    client.force_login(learner)
    counts = []
    for _ in range(3):
        study(make_enrolment(learner.person, make_course()), lessons=1)
        with CaptureQueriesContext(connection) as queries:
            client.get(MINE)
        counts.append(len(queries))
    assert counts[0] == counts[2]


@pytest.fixture
def tagged(db):
    framework = CompetenceFramework.objects.create(
        code="tt-02", version="2025", title="Khung", document="TT 02/2025", valid_from=DAY()
    )
    domain = Competence.objects.create(framework=framework, code="4", title="An toàn")
    part = Competence.objects.create(framework=framework, code="4.1", title="Bảo vệ thiết bị", parent=domain)
    programme = ActionProgramme.objects.create(code="ct-1", title="Chương trình 1", valid_from=DAY())
    course = make_course(title="Khóa gắn nhãn", pillar="society")
    course.competences.set([part])
    course.action_programmes.set([programme])
    course.save()
    return {"domain": domain.pk, "programme": programme.pk, "pillar": "society"}


@pytest.mark.parametrize("name", ["domain", "programme", "pillar"])
def test_the_catalogue_is_narrowed_by_tags(client, tagged, name):
    make_course(title="Khóa khác")
    page = client.get(CATALOGUE, {name: tagged[name]}).text
    assert "Khóa gắn nhãn" in page
    assert "Khóa khác" not in page


def test_the_catalogue_is_narrowed_by_length_and_put_in_order(client, db):
    short = make_course(title="Khóa ngắn", lessons=1)
    long = make_course(title="Khóa dài", lessons=20)
    assert [card.slug for card in client.get(CATALOGUE, {"length": "dai"}).context["page"]] == [long.slug]
    assert client.get(CATALOGUE, {"order": "shortest"}).context["page"][0].slug == short.slug


@pytest.mark.parametrize(
    "query", [{"domain": "x"}, {"domain": "9" * 30}, {"length": "?"}, {"order": "1"}, {"pillar": "x"}]
)
def test_nonsense_is_ignored(client, db, query):
    make_course(title="Khóa còn đó")
    assert client.get(CATALOGUE, query).status_code == 200


@pytest.mark.parametrize("typed", ["an toam thong tin", "antoanthongtin", "an toafn thoong tin", "ATTT"])
def test_a_course_is_found_with_slips_and_the_page_is_honest_about_it(client, db, typed):
    make_course(title="An toàn thông tin")
    make_course(title="Hòa giải ở cơ sở")
    page = client.get(CATALOGUE, {"query": typed})
    assert [card.title for card in page.context["page"]] == ["An toàn thông tin"]
    assert ("gần giống" in page.text) == (typed != "ATTT")


def test_a_lesson_and_a_course_are_printed_with_the_way_back(client, learner, stranger):
    course = make_course(title="An toàn", lessons=3)
    make_enrolment(learner.person, course)
    page, whole = f"{CATALOGUE}{course.slug}/bai-2/ban-in/", f"{CATALOGUE}{course.slug}/ban-in/"
    assert client.get(whole).status_code == 302
    client.force_login(learner)
    assert f"http://testserver{CATALOGUE}{course.slug}/bai-2/" in client.get(page).text
    assert [client.get(whole).text.count(f'id="bai-{n}"') for n in (1, 2, 3)] == [1, 1, 1]
    client.force_login(stranger)
    assert client.get(page).status_code == client.get(whole).status_code == 403


def test_what_is_printed_is_what_the_learner_studies(client, learner):
    course = make_course(lessons=1)
    make_enrolment(learner.person, course)
    publish_edition(course, [item("Bài của bản mới")])
    client.force_login(learner)
    assert "Bài của bản mới" not in client.get(f"{CATALOGUE}{course.slug}/ban-in/").text
