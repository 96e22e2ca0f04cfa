"""A lesson printed, changed in Word, brought back: what the trainer sees, chooses and gets; who may."""

import re
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from courses.models import CoursePage, LessonPage
from courses.selectors.printing import printed_lesson
from courses.services import publish_pages
from courses.services.lesson_import import LessonFile, import_lesson
from organisation.models import Role
from tests.courses.office import facts
from tests.courses.office.making import heading, paragraph, word
from tests.courses.office.test_paper import edited
from tests.factories.organisation import make_grant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"private": private}


@pytest.fixture
def own_course(course, places):
    CoursePage.objects.filter(pk=course.pk).update(owner_unit=places.province)
    return CoursePage.objects.get(pk=course.pk)


@pytest.fixture
def written(own_course, editor):
    """A published lesson of a heading and two paragraphs."""
    body = word(heading(1, "Mở đầu"), paragraph("Chào đồng chí ở Kim Liên."), heading(1, "Kết"), paragraph("Ghi sổ."))
    _report, (lesson,) = import_lesson(file=LessonFile(body, "bai-in.docx"), course=own_course, actor=None)
    publish_pages(pages=[lesson], actor=editor)
    return LessonPage.objects.get(pk=lesson.pk)


def given(client, lesson):
    """The file as it is downloaded."""
    response = client.get(reverse("courses:lesson_print", args=[lesson.course.slug, lesson.slug]))
    assert response["Content-Disposition"] == f'attachment; filename="{lesson.slug}.docx"'
    return b"".join(response.streaming_content)


def brought(client, lesson, content, name="ban-sua.docx"):
    url = reverse("courses:lesson_import_new", args=[lesson.course.slug])
    return client.post(url, {"file": SimpleUploadedFile(name, content)}).url


def fields(page):
    """What the form of a page sends when nothing is changed in it."""
    found = dict(re.findall(r'<input type="radio" name="(khoi-[^"]+)" value="(\w+)" required checked>', page))
    return found | {"ban": re.findall(r'name="ban" value="(\w+)"', page)}


def bodies(lesson):
    page = LessonPage.objects.get(pk=lesson.pk)
    return str(page.body.get_prep_value()), str(page.get_latest_revision_as_object().body.get_prep_value())


def test_what_was_changed_in_word_is_shown_chosen_and_becomes_a_draft(client, trainer, written):
    client.force_login(trainer)
    url = brought(client, written, edited(given(client, written), ("Kim Liên", "Vạn An"), ("Ghi sổ", "Ghi sổ ngay")))
    page = client.get(url).content.decode()
    assert "2 khối khác nhau, 2 khối giữ nguyên" in page
    assert "<ins>Vạn An.</ins>" in page.replace("\n", "")
    choices = fields(page)
    keep = next(name for name in choices if name.startswith("khoi-"))
    made = client.post(url, choices | {keep: "keep"})
    assert made.url == reverse("wagtailadmin_pages:edit", args=[written.pk])
    live, draft = bodies(written)
    assert ("Vạn An" in draft, "Ghi sổ ngay" in draft, "Ghi sổ ngay" in live) == (False, True, False)


def test_an_untouched_file_changes_nothing_and_a_draft_changed_meanwhile_is_looked_at_again(client, trainer, written):
    client.force_login(trainer)
    content = given(client, written)
    url = brought(client, written, content)
    assert "giống hệt tệp này" in client.get(url).content.decode()
    url = brought(client, written, edited(content, ("Kim Liên", "Vạn An")))
    seen = fields(client.get(url).content.decode())
    draft = written.get_latest_revision_as_object()
    draft.title = "Tên khác"
    draft.body = [("heading", "Khác hẳn")]
    draft.save_revision()
    answer = client.post(url, seen)
    assert answer.status_code == 200
    assert "vừa được sửa trong lúc đồng chí xem" in answer.content.decode()
    assert "Vạn An" not in bodies(written)[1]


def test_a_change_on_both_sides_waits_for_an_answer(client, trainer, written):
    client.force_login(trainer)
    content = edited(given(client, written), ("Kim Liên", "Vạn An"))
    draft = written.get_latest_revision_as_object()
    draft.body[1].value.source = draft.body[1].value.source.replace("Kim Liên", "Nam Đàn")
    draft.save_revision()
    url = brought(client, written, content)
    page = client.get(url).content.decode()
    assert "Hai bên cùng sửa" in page
    assert "chưa rõ lấy theo tệp" in client.post(url, fields(page)).content.decode()
    report, _lessons = import_lesson(file=LessonFile(content, "x.docx"), course=written.course, actor=None)
    assert [ask["code"] for ask in report.asks] == ["unclear_blocks"]
    answered = LessonFile(content, "x.docx", frozenset({"take_unclear"}))
    import_lesson(file=answered, course=written.course, actor=None)
    assert "Vạn An" in bodies(written)[1]


def test_the_trainers_own_file_changed_in_word_is_compared_too_and_keeps_what_the_editor_added(
    client, trainer, written
):
    client.force_login(trainer)
    draft = written.get_latest_revision_as_object()
    draft.body.append(("steps", {"title": "Ba bước", "steps": ["Dừng lại"]}))
    draft.save_revision()
    body = word(
        heading(1, "Mở đầu"), paragraph("Chào đồng chí ở Kim Liên và Vạn An."), heading(1, "Kết"), paragraph("Ghi sổ.")
    )
    url = brought(client, written, body, "bai-in.docx")
    page = client.get(url).content.decode()
    assert "2 khối khác nhau, 3 khối giữ nguyên" in page
    client.post(url, fields(page))
    after = bodies(written)[1]
    assert "Vạn An" in after
    assert "Ba bước" in after


def test_a_renamed_lesson_is_known_again_and_not_doubled(own_course):
    content = word(heading(1, "Một"), paragraph("Chữ một."), heading(1, "Hai"), paragraph("Chữ hai."))
    _report, (lesson,) = import_lesson(file=LessonFile(content, "cu.docx"), course=own_course, actor=None)
    lesson.title, lesson.slug = "Tên mới", "ten-moi"
    lesson.save()
    lesson.save_revision()
    report, lessons = import_lesson(file=LessonFile(content, "cu.docx"), course=own_course, actor=None)
    assert (report.created, report.unchanged, [one.pk for one in lessons]) == (0, 1, [lesson.pk])


def test_pictures_and_tables_of_a_real_lesson_come_back(own_course):
    (path,) = (facts.CORPUS / "lessons").glob("l01-*.docx")
    _report, (lesson,) = import_lesson(file=LessonFile(path.read_bytes(), path.name), course=own_course, actor=None)
    content = printed_lesson(lesson).content
    report, _lessons = import_lesson(file=LessonFile(content, "a.docx"), course=own_course, actor=None)
    assert (report.unchanged, report.errors, report.asks) == (1, [], [])


def test_a_file_of_another_course_is_said_to_be_one(written, index):
    other = index.add_child(instance=CoursePage(title="Khác", slug="khac", code="KHAC-1"))
    content = printed_lesson(written).content
    report, _lessons = import_lesson(file=LessonFile(content, "a.docx"), course=other, actor=None)
    assert report.created == 1
    assert "other_course" in {warning["code"] for warning in report.warnings}


@pytest.mark.parametrize(("who", "status"), [("learner", 403), ("hr_officer", 403), ("stranger", 403)])
def test_others_do_not_get_the_file(client, request, written, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("courses:lesson_print", args=[written.course.slug, written.slug])).status_code == status


def test_strangers_and_visitors_do_not_get_the_file(client, stranger, places, written):
    url = reverse("courses:lesson_print", args=[written.course.slug, written.slug])
    assert client.get(url).status_code == 302
    make_grant(stranger, Role.TRAINER, places.other_province)
    client.force_login(stranger)
    assert client.get(url).status_code == 404


def test_a_lesson_is_written_to_a_file_by_command(written, tmp_path):
    out = tmp_path / "bai.docx"
    call_command("export_lesson", written.slug, "--course", written.course.slug, "--out", out, stdout=StringIO())
    assert out.read_bytes() == printed_lesson(written).content
    with pytest.raises(CommandError, match="khong-co"):
        call_command("export_lesson", "khong-co", "--course", written.course.slug)
