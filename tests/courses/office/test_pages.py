"""The pages on which trainers make files into drafts: who may, what they see, what becomes of the file."""

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from courses.models import CoursePage, LessonPage
from courses.services.lesson_import import forget_old_files, keep_file, keeping
from organisation.models import Role
from tests.courses.office import facts
from tests.courses.office.making import heading, paragraph, word
from tests.factories.organisation import make_grant

pytestmark = pytest.mark.django_db
LESSON = word(heading(1, "Mở đầu"), paragraph("Chào đồng chí."), heading(1, "Kết luận"), paragraph("Xong."))


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"private": private}


@pytest.fixture
def strange_trainer(stranger, places):
    make_grant(stranger, Role.TRAINER, places.other_province)
    return stranger


@pytest.fixture
def own_course(course, trainer, places):
    CoursePage.objects.filter(pk=course.pk).update(owner_unit=places.province)
    course.refresh_from_db()
    return course


def upload(client, course, content=LESSON, name="bai.docx"):
    url = reverse("courses:lesson_import_new", args=[course.slug])
    return client.post(url, {"file": SimpleUploadedFile(name, content)})


def test_a_trainer_makes_a_file_into_a_draft_and_goes_on_in_the_editor(client, trainer, own_course):
    client.force_login(trainer)
    review = upload(client, own_course)
    page = client.get(review.url)
    assert "Kết luận" in page.content.decode()
    assert not LessonPage.objects.filter(slug="bai").exists()
    made = client.post(review.url)
    lesson = LessonPage.objects.get(slug="bai")
    assert made.url == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert (lesson.live, lesson.owner) == (False, trainer)
    assert [block.block_type for block in lesson.body] == ["heading", "text", "heading", "text"]
    assert client.get(made.url).status_code == 200
    assert client.get(review.url).status_code == 404


def test_a_long_file_may_become_several_lessons(client, trainer, own_course):
    client.force_login(trainer)
    content = (facts.CORPUS / "lessons" / "l06-tai-lieu-20-trang.docx").read_bytes()
    review = upload(client, own_course, content)
    assert "nên tách thành 5 bài" in client.get(review.url).content.decode()
    assert "Tạo 5 bài nháp" in client.get(f"{review.url}?dong-y=split").content.decode()
    made = client.post(review.url, {"dong-y": "split"})
    assert made.url == reverse("wagtailadmin_explore", args=[own_course.pk])
    assert LessonPage.objects.filter(slug__startswith="chuyen-de-").count() == 5


def test_old_fonts_are_shown_before_and_after_and_nothing_is_made_before_the_answer(client, trainer, own_course):
    client.force_login(trainer)
    content = (facts.CORPUS / "lessons" / "l09-tcvn3-vntime.docx").read_bytes()
    review = upload(client, own_course, content)
    page = client.get(review.url).content.decode()
    assert "Ngµy héi" in page
    assert "Ngày hội" in page
    before = LessonPage.objects.count()
    assert client.post(review.url).status_code == 200
    assert LessonPage.objects.count() == before
    client.post(review.url, {"dong-y": "legacy_encoding"})
    assert LessonPage.objects.count() == before + 1


def test_a_file_that_is_refused_is_told_of_where_it_was_chosen(client, trainer, own_course):
    client.force_login(trainer)
    page = upload(client, own_course, b"MZ" + bytes(100)).content.decode()
    assert "Đây không phải tệp Word hay PowerPoint." in page
    assert storages["private"].exists(keeping.FOLDER) is False


def test_a_file_is_its_trainers_own_and_can_be_dropped(client, trainer, editor, own_course):
    client.force_login(trainer)
    review = upload(client, own_course)
    client.force_login(editor)
    assert client.get(review.url).status_code == 404
    client.force_login(trainer)
    assert client.post(f"{review.url}bo/").status_code == 302
    assert client.get(review.url).status_code == 404


@pytest.mark.parametrize("who", ["learner", "hr_officer", "stranger"])
def test_others_do_not_import(client, request, own_course, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("courses:lesson_import_new", args=[own_course.slug])).status_code == 403
    assert client.get(reverse("courses:desk")).status_code == 403


def test_a_trainer_of_another_province_does_not_see_the_course(client, strange_trainer, own_course):
    client.force_login(strange_trainer)
    assert client.get(reverse("courses:lesson_import_new", args=[own_course.slug])).status_code == 404
    assert own_course.title not in client.get(reverse("courses:desk")).content.decode()


def test_who_is_not_signed_in_is_asked_to(client, own_course):
    assert client.get(reverse("courses:desk")).status_code == 302


def test_the_list_of_courses_asks_the_same_for_one_and_for_three(
    client, trainer, own_course, index, django_assert_max_num_queries
):
    client.force_login(trainer)
    url = reverse("courses:desk")
    client.get(url)
    with django_assert_max_num_queries(12) as first:
        client.get(url)
    for number in (1, 2):
        index.add_child(instance=CoursePage(title=f"Khóa {number}", slug=f"khoa-{number}x", code=f"K-{number}"))
    with django_assert_max_num_queries(len(first)):
        assert "Khóa 2" in client.get(url).content.decode()


def test_the_editor_leads_here_from_a_course(client, trainer, own_course):
    client.force_login(trainer)
    page = client.get(reverse("wagtailadmin_explore", args=[own_course.pk]))
    assert reverse("courses:lesson_import_new", args=[own_course.slug]) in page.content.decode()


def test_files_that_nobody_came_back_to_are_forgotten(trainer, monkeypatch):
    keep_file(content=LESSON, name="bai.docx", actor=trainer)
    assert forget_old_files() == 0
    monkeypatch.setattr(keeping, "KEPT", -keeping.KEPT)
    assert forget_old_files() == 1
