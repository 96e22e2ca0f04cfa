"""The editor under /quan-tri/: trainers write and submit, editors approve and publish, nobody deletes what is in use."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import TaskState, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.models import User
from courses.blocks.fields import FEATURES
from courses.models import CourseEdition, EffectOnLearners, LessonPage, ModulePage
from courses.selectors import current_edition
from organisation.models import Role
from organisation.services import sync_wagtail_groups
from tests.factories.accounts import make_user
from tests.factories.courses import make_enrolment
from tests.factories.organisation import make_grant


def form_of(page, text="Đọc kỹ hơn.", **changes):
    """What the editor's form of a lesson sends."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "kind": page.kind,
            "minutes": page.minutes,
            "completes_by": page.completes_by,
            "threshold_percent": page.threshold_percent,
            "weight": page.weight,
            "is_required": "on",
            "objective": page.objective,
            "completion": page.completion,
            "body": streamfield([("text", rich_text(f"<p>{text}</p>", features=FEATURES))]),
            "legal_basis": streamfield([]),
            "effect": EffectOnLearners.NONE,
            "comments": inline_formset([]),
        }
        | changes
    )


def save(client, page, action="", text="Đọc kỹ hơn.", **changes):
    data = form_of(page, text, **changes) | ({action: "x"} if action else {})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def approve(client, page, action="approve"):
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, {"comment": "Tốt."})


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_trainer_saves_and_submits_but_cannot_publish(client, trainer, course, lesson):
    client.force_login(trainer)
    assert save(client, lesson, "action-publish").status_code == 302
    lesson.refresh_from_db()
    assert lesson.has_unpublished_changes
    assert CourseEdition.objects.count() == 1
    save(client, lesson, "action-submit")
    lesson.refresh_from_db()
    assert lesson.current_workflow_state.workflow == Workflow.objects.get(name="Duyệt bài")
    assert CourseEdition.objects.count() == 1


def test_a_trainer_cannot_approve_what_they_submitted(client, trainer, course, lesson):
    client.force_login(trainer)
    save(client, lesson, "action-submit")
    lesson.refresh_from_db()
    approve(client, lesson)
    assert CourseEdition.objects.count() == 1


def actions_open_to(user, page):
    task = page.current_workflow_task
    return {name for name, *_more in task.get_actions(page, User.objects.get(pk=user.pk))}


def test_an_editor_checks_a_second_person_releases_and_learners_have_the_new_text(
    client, trainer, editor, administrator, course, lesson
):
    client.force_login(trainer)
    save(client, lesson, "action-submit", effect=EffectOnLearners.REQUIRED_FOR_UNFINISHED)
    client.force_login(editor)
    lesson.refresh_from_db()
    approve(client, lesson)
    assert current_edition(course).number == 1
    assert actions_open_to(editor, lesson) == {"reject"}
    lesson.refresh_from_db()
    assert approve(client, lesson).status_code in {302, 403}
    assert current_edition(course).number == 1
    client.force_login(administrator)
    lesson.refresh_from_db()
    approve(client, lesson)
    edition = current_edition(course)
    assert (edition.number, edition.effect, edition.published_by) == (2, "required", administrator)
    text = edition.items.get(slug="bai-11").content.body[0]["value"]
    assert "Đọc kỹ hơn." in text


def test_who_submits_approves_no_step_even_as_an_editor(client, editor, administrator, course, lesson):
    client.force_login(editor)
    save(client, lesson, "action-submit")
    lesson.refresh_from_db()
    assert actions_open_to(editor, lesson) == {"reject"}
    assert actions_open_to(administrator, lesson) == set()


def test_editors_of_another_province_approve_nothing_here(client, trainer, places, course, lesson):
    course.owner_unit = places.province
    course.save()
    client.force_login(trainer)
    save(client, lesson, "action-submit")
    lesson.refresh_from_db()
    foreign, near = make_user("bientap-ht"), make_user("bientap-na")
    make_grant(foreign, Role.EDITOR, places.other_province)
    make_grant(near, Role.EDITOR, places.province)
    for user in (foreign, near):
        sync_wagtail_groups(user=user)
    assert actions_open_to(foreign, lesson) == set()
    assert actions_open_to(near, lesson) == {"reject", "approve"}
    waiting = TaskState.objects.reviewable_by
    assert (waiting(foreign).count(), waiting(near).count()) == (0, 1)


def test_what_an_editor_sends_back_is_not_published(client, trainer, editor, course, lesson):
    client.force_login(trainer)
    save(client, lesson, "action-submit")
    client.force_login(editor)
    lesson.refresh_from_db()
    approve(client, lesson, action="reject")
    assert CourseEdition.objects.count() == 1


def test_the_next_change_starts_without_an_effect(client, editor, course, lesson):
    client.force_login(editor)
    save(client, lesson, "action-publish", effect=EffectOnLearners.NEW_EDITION)
    assert current_edition(course).effect == EffectOnLearners.NEW_EDITION
    page = client.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk]))
    assert page.context["form"]["effect"].value() == EffectOnLearners.NONE


@pytest.mark.parametrize("who", ["learner", "hr_officer", "stranger"])
def test_nobody_else_gets_into_the_editor(client, request, course, lesson, who):
    client.force_login(request.getfixturevalue(who))
    url = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert client.get(url).status_code in {302, 403}
    save(client, lesson, "action-publish")
    assert CourseEdition.objects.count() == 1
    lesson.refresh_from_db()
    assert not lesson.has_unpublished_changes


def test_an_editor_is_told_how_many_people_a_change_touches(client, editor, learner, course, lesson):
    client.force_login(editor)
    url = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert "Khóa này chưa có người học." in client.get(url).content.decode()
    make_enrolment(learner.person, course)
    assert "Khóa này có 1 người đang học và 0 người đã hoàn thành." in client.get(url).content.decode()


def test_an_address_of_another_module_is_refused_in_the_form(client, editor, course, lesson):
    client.force_login(editor)
    response = save(client, lesson, "action-publish", slug="bai-22")
    assert "Khóa học đã có bài mang địa chỉ này." in response.content.decode()
    lesson.refresh_from_db()
    assert lesson.slug == "bai-11"


def test_a_new_lesson_is_made_in_the_form_and_refused_a_taken_address(client, trainer, course, lesson):
    client.force_login(trainer)
    parent = ModulePage.objects.get(slug="chuyen-de-2")
    url = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", parent.pk])
    assert client.get(url).status_code == 200
    taken = client.post(url, form_of(lesson, title="Bài nữa"))
    assert "Khóa học đã có bài mang địa chỉ này." in taken.content.decode()
    client.post(url, form_of(lesson, title="Bài nữa", slug="bai-nua"))
    made = LessonPage.objects.get(slug="bai-nua")
    assert not made.live
    assert made.key != lesson.key


def test_a_refused_publication_leaves_nothing_behind(client, editor, course, lesson):
    twin = ModulePage.objects.get(slug="chuyen-de-2").add_child(
        instance=LessonPage(title="Bài song sinh", slug="bai-11", live=False)
    )
    client.force_login(editor)
    referer = reverse("wagtailadmin_pages:edit", args=[twin.pk])
    response = client.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={twin.pk}",
        HTTP_REFERER=f"http://testserver{referer}",
    )
    assert response.status_code == 302
    assert "bai-11" in told(response)
    twin.refresh_from_db()
    assert not twin.live


def test_the_draft_is_previewed_as_a_learner_would_read_it(client, trainer, course, lesson):
    client.force_login(trainer)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[lesson.pk])
    assert client.post(url, form_of(lesson, "Câu vừa viết.")).json()["is_valid"]
    response = client.get(url)
    page = response.content.decode()
    assert "Câu vừa viết." in page
    assert 'class="prose"' in page
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'none'" not in response.get("Content-Security-Policy", "")
    lesson.refresh_from_db()
    assert "Câu vừa viết." not in str(lesson.body)


def test_a_lesson_of_an_edition_cannot_be_deleted(client, editor, administrator, course, lesson):
    for user in (editor, administrator):
        client.force_login(user)
        url = reverse("wagtailadmin_pages:delete", args=[lesson.pk])
        assert "Không xóa được “Bài 11”" in told(client.post(url))
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        client.post(f"{bulk}?id={lesson.pk}")
    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_a_draft_that_was_never_published_can_be_deleted(client, editor, course):
    draft = course.add_child(instance=LessonPage(title="Nháp", slug="nhap", live=False))
    client.force_login(editor)
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not LessonPage.objects.filter(pk=draft.pk).exists()
