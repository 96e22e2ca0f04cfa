"""Taking pages off, moving them and publishing past others: asked first, with who is concerned; approvers are told."""

import pytest
from django.urls import reverse

from courses.models import CourseEdition, CoursePage, EffectOnLearners, LessonPage, ModulePage
from courses.selectors import current_edition
from notifications.models import Notification
from organisation.models import Role
from organisation.services import sync_wagtail_groups
from tests.courses.test_editor import save, told
from tests.factories.accounts import make_person, make_user
from tests.factories.courses import make_enrolment
from tests.factories.organisation import make_grant


def address(name, *arguments):
    return reverse(f"wagtailadmin_pages:{name}", args=arguments)


def test_withdrawing_asks_with_counts_and_moves_only_as_chosen(
    client, editor, learner, course, lesson, django_capture_on_commit_callbacks
):
    enrolment = make_enrolment(learner.person, course)
    client.force_login(editor)
    page = client.get(address("unpublish", lesson.pk)).content.decode()
    assert "Bài 11: gỡ khỏi khóa" in page
    assert "Khóa này có 1 người đang học và 0 người đã hoàn thành." in page
    assert page.count('name="effect"') == len(EffectOnLearners)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("unpublish", lesson.pk))
    enrolment.refresh_from_db()
    assert (enrolment.edition.number, enrolment.total) == (1, 4)
    second = LessonPage.objects.get(slug="bai-12")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("unpublish", second.pk), {"effect": EffectOnLearners.REQUIRED_FOR_UNFINISHED})
    enrolment.refresh_from_db()
    assert (enrolment.edition.number, enrolment.total) == (3, 2)
    second.refresh_from_db()
    assert second.effect == EffectOnLearners.NONE


def test_nonsense_is_no_choice(client, editor, course, lesson):
    client.force_login(editor)
    client.post(address("unpublish", lesson.pk), {"effect": "'; drop"})
    assert current_edition(course).effect == EffectOnLearners.NONE


def test_withdrawing_a_course_says_who_stays_on_it(client, editor, learner, course):
    make_enrolment(learner.person, course)
    client.force_login(editor)
    page = client.get(address("unpublish", course.pk)).content.decode()
    assert "1 người đang học vẫn học tiếp" in page


def test_moving_asks_within_a_course_and_between_two(client, editor, learner, course, lesson, index):
    make_enrolment(learner.person, course)
    client.force_login(editor)
    module = ModulePage.objects.get(slug="chuyen-de-2")
    within = client.get(address("move_confirm", lesson.pk, module.pk)).content.decode()
    assert "1 người đang học thấy thứ tự mới" in within
    other = index.add_child(instance=CoursePage(title="Khác", slug="khac", code="KH-01"))
    between = client.get(address("move_confirm", lesson.pk, other.pk)).content.decode()
    assert "Ở khóa “An toàn” sẽ mất:" in between
    assert "Bài 11: gỡ khỏi khóa" in between


@pytest.mark.parametrize("act", ["unpublish", "move", "publish"])
def test_the_same_is_said_of_many_at_once(client, editor, course, lesson, act):
    lesson.title = "Bài 11 khác"
    lesson.save_revision()
    client.force_login(editor)
    page = client.get(reverse("wagtail_bulk_action", args=["wagtailcore", "page", act]) + f"?id={lesson.pk}")
    assert "Khóa này chưa có người học." in page.content.decode()


def test_other_pages_are_asked_as_wagtail_asks(client, administrator, index):
    sync_wagtail_groups(user=administrator)
    client.force_login(administrator)
    page = client.get(address("unpublish", index.pk))
    assert page.status_code in {200, 302}
    assert 'name="effect"' not in page.content.decode()


def test_nobody_publishes_past_those_who_were_asked(client, trainer, editor, course, lesson):
    client.force_login(trainer)
    save(client, lesson, "action-submit")
    client.force_login(editor)
    assert "đang chờ duyệt" in told(save(client, lesson, "action-publish", "Chen ngang."))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert "đang chờ duyệt" in told(client.post(f"{bulk}?id={lesson.pk}"))
    assert CourseEdition.objects.count() == 1
    lesson.refresh_from_db()
    assert lesson.workflow_in_progress


def test_those_of_the_branch_who_may_approve_are_told_and_nobody_else(
    client, trainer, places, course, lesson, django_capture_on_commit_callbacks
):
    course.owner_unit = places.province
    course.save()
    for name, unit in (("bientap-na", places.province), ("bientap-ht", places.other_province)):
        user = make_user(name, make_person(f"Người {name}"))
        make_grant(user, Role.EDITOR, unit)
        sync_wagtail_groups(user=user)
    client.force_login(trainer)
    with django_capture_on_commit_callbacks(execute=True):
        save(client, lesson, "action-submit")
    notices = Notification.objects.filter(kind="change_submitted")
    assert [notice.person.full_name for notice in notices] == ["Người bientap-na"]
    assert notices[0].sentence == "“Bài 11” chờ đồng chí duyệt."


def test_only_lessons_of_the_course_can_come_first(client, editor, course, lesson, index):
    other = index.add_child(instance=CoursePage(title="Khác", slug="khac", code="KH-01"))
    foreign = other.add_child(instance=LessonPage(title="Bài khóa khác", slug="bai-khac"))
    client.force_login(editor)
    field = client.get(address("edit", lesson.pk)).context["form"].fields["prerequisites"]
    assert {one.slug for one in field.queryset} == {"bai-12", "bai-21", "bai-22"}
    save(client, lesson, prerequisites=[str(foreign.pk)])
    lesson.refresh_from_db()
    assert list(lesson.get_latest_revision_as_object().prerequisites.all()) == []
