"""The desk of those who write: the courses of their branch, and new ones for the units of their own."""

import pytest
from django.urls import reverse

from courses.models import CoursePage
from organisation.services import sync_wagtail_groups

DESK, NEW = reverse("courses:desk"), reverse("courses:course_new")


def begin(client, **changes):
    said = {"title": "Chữ ký số cho cán bộ xã", "code": "CKS-01", "topic": "public_service", "unit": "40"} | changes
    return client.post(NEW, said)


def made():
    return CoursePage.objects.filter(title="Chữ ký số cho cán bộ xã").first()


def test_a_trainer_begins_a_course_of_their_unit_and_writes_it_in_the_editor(client, trainer, places, index):
    sync_wagtail_groups(user=trainer)
    client.force_login(trainer)
    assert 'value="Tỉnh Nghệ An (40)"' in client.get(NEW).content.decode()
    answer = begin(client)
    course = made()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[course.pk])
    assert (course.owner_unit, course.owner, course.live) == (places.province, trainer, False)
    assert (course.slug, course.get_parent().pk) == ("chu-ky-so-cho-can-bo-xa", index.pk)
    assert client.get(answer.url).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:add_subpage", args=[course.pk])).status_code == 200
    assert course.title in client.get(DESK).content.decode()


def test_learners_do_not_find_it_yet(client, trainer, learner, index):
    client.force_login(trainer)
    begin(client)
    client.force_login(learner)
    assert client.get(made().address()).status_code == 404
    assert made().title not in client.get(reverse("courses:catalogue")).content.decode()


@pytest.mark.parametrize("code", ["AT-01", "at-01"])
def test_a_code_that_is_taken_is_said_at_its_field_and_nothing_is_made(client, trainer, course, code):
    client.force_login(trainer)
    assert "đã có khóa học khác dùng" in begin(client, code=code).content.decode()
    assert made() is None


@pytest.mark.parametrize(
    "wrong", [{"unit": "42"}, {"unit": "khong-co"}, {"unit": ""}, {"title": ""}, {"code": "mã số"}, {"topic": "x"}]
)
def test_what_is_wrong_makes_nothing(client, trainer, index, wrong):
    client.force_login(trainer)
    assert begin(client, **wrong).status_code == 200
    assert made() is None


def test_a_trainer_of_another_province_makes_one_there_and_not_here(client, foreign_trainer, trainer, places, index):
    client.force_login(foreign_trainer)
    begin(client)
    assert made() is None
    begin(client, unit="18685")
    assert made().owner_unit == places.other_commune
    client.force_login(trainer)
    assert made().title not in client.get(DESK).content.decode()


@pytest.mark.parametrize("who", ["learner", "hr_officer", "stranger"])
def test_nobody_else_begins_a_course(client, request, index, who):
    client.force_login(request.getfixturevalue(who))
    assert {client.get(NEW).status_code, begin(client).status_code, client.get(DESK).status_code} == {403}
    assert made() is None


def test_guests_are_asked_to_sign_in(client, index):
    assert {client.get(NEW).status_code, begin(client).status_code} == {302}
    assert made() is None


def test_the_desk_leads_to_every_page_of_a_course(client, trainer, course):
    client.force_login(trainer)
    page = client.get(DESK).content.decode()
    for name in ("lesson_import_new", "preflight", "editions", "learners", "works"):
        url = reverse(f"courses:{name}", args=[course.slug])
        assert f'href="{url}"' in page
        assert client.get(url).status_code == 200
