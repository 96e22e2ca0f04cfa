"""What is published is compiled; what learners are on stays; what editors must still see to is a comment."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Comment, GroupApprovalTask, Workflow, WorkflowTask

from courses.errors import AddressTakenError, PageInUseError
from courses.formats.lesson_notation import Remark
from courses.models import CourseEdition, CoursePage, EditionItem, EffectOnLearners, LessonPage, ModulePage
from courses.selectors import current_edition
from courses.services import establish_catalogue, leave_remarks, publish_pages
from courses.services.authoring import refuse_deletion


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


# --- what stays


def test_what_holds_lessons_of_an_edition_cannot_be_deleted(course, index):
    for page in (course, ModulePage.objects.first(), index):
        with pytest.raises(PageInUseError):
            refuse_deletion(page=page)


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


def test_an_installation_of_one_step_is_brought_to_two(index):
    workflow = Workflow.objects.get(name="Duyệt bài")
    former = GroupApprovalTask.objects.create(name="Biên tập duyệt")
    WorkflowTask.objects.filter(workflow=workflow).delete()
    WorkflowTask.objects.create(workflow=workflow, task=former, sort_order=0)
    establish_catalogue(home=index.get_parent(), actor=None)
    assert [task.name for task in workflow.tasks] == ["Biên tập duyệt chuyên môn", "Duyệt phát hành"]
