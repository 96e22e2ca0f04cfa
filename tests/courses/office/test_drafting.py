"""From a file to drafts: stable ids, again without change, what is live stays, pictures stored once."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model

from core.models import LogEntry
from courses.blocks import LessonBody
from courses.models import LessonPage
from courses.services import publish_pages
from courses.services.lesson_import import LessonFile, import_lesson
from tests.courses.office import facts
from tests.courses.office.making import heading, numbered, paragraph, word

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def corpus(name):
    (path,) = (facts.CORPUS / "lessons").glob(f"{name}-*x")
    return LessonFile(path.read_bytes(), path.name)


def made(*body):
    return LessonFile(word(*body), "bai-moi.docx")


def draft(file, course, **more):
    report, lessons = import_lesson(file=file, course=course, actor=more.pop("actor", None), **more)
    return report, [lesson.get_latest_revision_as_object() for lesson in lessons]


def test_the_same_file_again_changes_nothing_and_stores_no_picture_twice(course):
    first, (lesson,) = draft(corpus("l01"), course)
    again, (same,) = draft(corpus("l01"), course)
    assert (first.created, again.created, again.unchanged) == (1, 0, 1)
    assert lesson.pk == same.pk
    assert lesson.revisions.count() == 1
    assert get_image_model().objects.count() == 1


def test_another_version_is_a_new_draft_whose_unchanged_blocks_keep_their_ids(course, editor):
    _report, (before,) = draft(made(heading(1, "Một"), paragraph("Cũ."), heading(1, "Hai"), paragraph("Giữ.")), course)
    publish_pages(pages=[before], actor=editor)
    report, (after,) = draft(made(heading(1, "Một"), paragraph("Mới."), heading(1, "Hai"), paragraph("Giữ.")), course)
    ids = [[block.id for block in lesson.body] for lesson in (before, after)]
    assert report.updated == 1
    assert [old == new for old, new in zip(*ids, strict=True)] == [True, False, True, True]
    live = LessonPage.objects.get(pk=after.pk)
    assert live.live
    assert "Cũ." in str(live.body.get_prep_value())


def test_a_locked_lesson_is_left_alone(course):
    _report, (lesson,) = draft(made(paragraph("Một.")), course)
    LessonPage.objects.filter(pk=lesson.pk).update(locked=True)
    report, lessons = draft(made(paragraph("Hai.")), course)
    assert ([error["code"] for error in report.errors], lessons) == (["lesson_locked"], [])


def test_a_dry_run_and_an_unanswered_question_store_nothing(course):
    count = LessonPage.objects.count()
    report, _lessons = draft(corpus("l01"), course, dry_run=True)
    asked, _none = draft(corpus("l09"), course)
    assert (report.created, asked.skipped) == (1, 1)
    assert LessonPage.objects.count() == count
    assert not get_image_model().objects.exists()


def test_speakers_notes_are_comments_for_trainers_and_never_in_the_lesson(course, trainer):
    _report, (lesson,) = draft(corpus("l11"), course, actor=trainer)
    notes = [comment.text for comment in LessonPage.objects.get(pk=lesson.pk).wagtail_admin_comments.all()]
    assert len(notes) == 5
    assert not any(note in str(lesson.body.get_prep_value()) for note in notes)


def test_one_event_tells_of_the_drafts(course, trainer):
    draft(corpus("l02"), course, actor=trainer)
    (entry,) = LogEntry.objects.filter(event="courses.lessons_drafted")
    assert entry.actor == trainer


def test_a_picture_without_description_may_be_drafted_but_not_published(course):
    _report, (lesson,) = draft(corpus("l25"), course)
    block = LessonBody()
    assert block.clean_deferred(lesson.body)
    with pytest.raises(ValidationError):
        block.clean(lesson.body)


def test_lists_in_lists_headings_and_merged_tables_are_shown(course):
    _report, (lesson,) = draft(corpus("l03"), course)
    html = LessonBody().render(lesson.body)
    assert '<th rowspan="2">Nhóm việc</th>' in html
    assert '<th colspan="2">Kết quả năm 2025</th>' in html
    assert ">Nguồn thông tin</h4>" in html
    assert "[2] Xem mẫu kế hoạch ở phụ lục." in html
    _report, (nested,) = draft(made(numbered("a"), numbered("b", level=1), numbered("c")), course)
    text = str(nested.body[0].value.source)
    assert [text.count(tag) for tag in ("<ol>", "</ol>", "<li ", "</li>")] == [2, 2, 3, 3]


def test_a_course_that_is_not_there_and_a_file_that_is_not_are_said(course, tmp_path):
    with pytest.raises(CommandError, match="khong-co"):
        call_command("import_lesson", facts.CORPUS / "README.md", "--course", "khong-co")
    with pytest.raises(CommandError, match=r"x\.docx"):
        call_command("import_lesson", tmp_path / "x.docx", "--course", course.slug)
