"""Trainers write and submit, editors publish; what is published is compiled, what learners are on stays."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.services import establish_site
from courses.blocks.fields import FEATURES
from courses.errors import AddressTakenError, PageInUseError
from courses.formats.lesson_notation import Remark
from courses.models import (
    CourseEdition,
    CourseIndexPage,
    CoursePage,
    EditionItem,
    EffectOnLearners,
    LessonPage,
    ModulePage,
)
from courses.selectors import current_edition
from courses.services.authoring import establish_catalogue, leave_remarks, publish_pages, refuse_deletion
from tests.factories.courses import make_enrolment

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    """A course of two modules with two lessons each, published once for all tests and taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        index = establish_catalogue(home=establish_site(actor=None), actor=None)
        page = index.add_child(instance=CoursePage(title="An toàn", slug="an-toan", code="AT-01", live=False))
        pages = [page]
        for m in (1, 2):
            module = page.add_child(instance=ModulePage(title=f"Chuyên đề {m}", slug=f"chuyen-de-{m}", live=False))
            lessons = [
                LessonPage(title=f"Bài {m}{n}", slug=f"bai-{m}{n}", live=False, body=said("Đọc.")) for n in (1, 2)
            ]
            pages += [module, *(module.add_child(instance=lesson) for lesson in lessons)]
        publish_pages(pages=pages, actor=None)
        yield page.pk
        transaction.set_rollback(True)


@pytest.fixture
def course(published, db):
    return CoursePage.objects.get(pk=published)


@pytest.fixture
def index(course):
    return CourseIndexPage.objects.get()


@pytest.fixture
def lesson(course):
    return LessonPage.objects.get(slug="bai-11")


def said(text):
    return [{"type": "text", "value": f"<p>{text}</p>", "id": "9a4c7c9e-9b0b-5d5c-8e86-3d2f0f1b7a11"}]


def form_of(page, text="Đọc kỹ hơn.", **changes):
    """What the editor's form of a lesson sends."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "kind": page.kind,
            "minutes": page.minutes,
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


def items(course):
    return list(EditionItem.objects.filter(edition=current_edition(course)).values_list("title", flat=True))


# --- from pages to editions


def test_a_course_is_compiled_once_however_many_pages_are_published(course):
    edition = CourseEdition.objects.get()
    assert edition.number == 1
    assert items(course) == ["Bài 11", "Bài 12", "Bài 21", "Bài 22"]
    assert list(edition.items.values_list("module_title", flat=True).distinct().order_by("module_title")) == [
        "Chuyên đề 1",
        "Chuyên đề 2",
    ]


def test_publishing_again_without_a_change_makes_no_edition(course, lesson):
    lesson.save_revision().publish()
    assert CourseEdition.objects.count() == 1


def test_withdrawing_a_lesson_or_its_module_takes_it_out_and_publishing_brings_it_back(course, lesson):
    lesson.unpublish()
    assert items(course) == ["Bài 12", "Bài 21", "Bài 22"]
    module = ModulePage.objects.get(slug="chuyen-de-2")
    module.unpublish()
    assert items(course) == ["Bài 12"]
    module.save_revision().publish()
    assert items(course) == ["Bài 12", "Bài 21", "Bài 22"]


def test_withdrawing_everything_leaves_the_last_edition_to_its_learners(course):
    for module in ModulePage.objects.all():
        module.unpublish()
    assert current_edition(course).items.count() == 2


def test_moving_a_lesson_changes_the_order(course, lesson):
    lesson.move(ModulePage.objects.get(slug="chuyen-de-2"), pos="last-child")
    assert items(course) == ["Bài 12", "Bài 21", "Bài 22", "Bài 11"]


def test_moving_a_lesson_to_another_course_compiles_both(course, lesson, index):
    other = index.add_child(instance=CoursePage(title="Khác", slug="khac", code="KH-01"))
    lesson.move(other, pos="last-child")
    assert items(course) == ["Bài 12", "Bài 21", "Bài 22"]
    assert items(other) == ["Bài 11"]


def test_scheduled_publishing_compiles_with_the_effect_chosen_at_submission(course, lesson):
    lesson.title, lesson.effect = "Bài 11 mới", EffectOnLearners.REQUIRED_FOR_UNFINISHED
    lesson.go_live_at = timezone.now() + timedelta(hours=1)
    revision = lesson.save_revision()
    revision.publish()
    assert "Bài 11 mới" not in items(course)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert "Bài 11 mới" in items(course)
    assert current_edition(course).effect == EffectOnLearners.REQUIRED_FOR_UNFINISHED


def test_two_live_lessons_of_one_address_are_refused_and_nothing_is_published(course, lesson):
    twin = ModulePage.objects.get(slug="chuyen-de-2").add_child(
        instance=LessonPage(title="Bài song sinh", slug="bai-11", live=False)
    )
    with pytest.raises(AddressTakenError) as refused:
        publish_pages(pages=[twin], actor=None)
    assert "bai-11" in refused.value.sentence
    twin.refresh_from_db()
    assert not twin.live
    assert CourseEdition.objects.count() == 1


def test_addresses_of_pages_are_our_own_views(course, lesson):
    assert lesson.get_url().endswith("/khoa-hoc/an-toan/bai-11/")
    assert course.get_url().endswith("/khoa-hoc/an-toan/")


def test_the_path_of_the_tree_only_leads_to_the_address(client, course, lesson):
    response = client.get("/khoa-hoc/an-toan/chuyen-de-1/bai-11/")
    assert (response.status_code, response["Location"]) == (302, "/khoa-hoc/an-toan/bai-11/")


# --- the editor


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


def test_an_editor_approves_and_learners_have_the_new_text(client, trainer, editor, course, lesson):
    client.force_login(trainer)
    save(client, lesson, "action-submit", effect=EffectOnLearners.REQUIRED_FOR_UNFINISHED)
    client.force_login(editor)
    lesson.refresh_from_db()
    approve(client, lesson)
    edition = current_edition(course)
    assert (edition.number, edition.effect, edition.published_by) == (2, "required", editor)
    text = edition.items.get(slug="bai-11").content.body[0]["value"]
    assert "Đọc kỹ hơn." in text


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


# --- what stays


def test_a_lesson_of_an_edition_cannot_be_deleted(client, editor, administrator, course, lesson):
    for user in (editor, administrator):
        client.force_login(user)
        url = reverse("wagtailadmin_pages:delete", args=[lesson.pk])
        assert "Không xóa được “Bài 11”" in told(client.post(url))
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        client.post(f"{bulk}?id={lesson.pk}")
    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_what_holds_lessons_of_an_edition_cannot_be_deleted(course, index):
    for page in (course, ModulePage.objects.first(), index):
        with pytest.raises(PageInUseError):
            refuse_deletion(page=page)


def test_a_draft_that_was_never_published_can_be_deleted(client, editor, course):
    draft = course.add_child(instance=LessonPage(title="Nháp", slug="nhap", live=False))
    refuse_deletion(page=draft)
    client.force_login(editor)
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not LessonPage.objects.filter(pk=draft.pk).exists()


# --- remarks and the catalogue


def test_remarks_are_comments_and_are_left_once(editor, lesson):
    remarks = [Remark("body", "Kiểm chứng: số điều luật")]
    leave_remarks(page=lesson, remarks=remarks, actor=editor)
    leave_remarks(page=lesson, remarks=remarks, actor=editor)
    comment = Comment.objects.get()
    assert comment.has_valid_contentpath(lesson)


def test_establishing_the_catalogue_again_changes_nothing(index):
    again = establish_catalogue(home=index.get_parent(), actor=None)
    assert again == index
    assert Workflow.objects.filter(name="Duyệt bài").count() == 1
    assert again.get_workflow().name == "Duyệt bài"
