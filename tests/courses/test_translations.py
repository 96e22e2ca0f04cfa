"""A course read in English: its text is another, what is asked and what is done is the same."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.rich_text import RichText
from wagtail_localize.models import Translation, TranslationSource

from certificates.services import issue_owed_certificates
from cms.models import HomePage
from cms.services import establish_languages, establish_site
from core.access import may
from core.ids import uuid7
from courses.models import CourseEdition, CourseIndexPage, CoursePage, Enrolment, ItemTranslation, LessonPage
from courses.selectors import catalogue, course_of, courses_by_code, open_courses, outline_of, published_courses
from courses.selectors.authoring import course_in_writing, courses_in_writing, courses_of_role, courses_written_by
from courses.services import establish_catalogue, publish_pages
from organisation.models import Role
from tests.factories.courses import items_of, make_course_page, make_enrolment, make_lesson_page, study

CHECK = {
    "type": "check",
    "id": "9a4c7c9e-9b0b-5d5c-8e86-3d2f0f1b7a11",
    "value": {
        "question": "Việc đầu tiên là gì?",
        "options": [{"text": "Dừng lại", "is_right": True}, {"text": "Bấm ngay", "is_right": False}],
        "explanation": "",
    },
}


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def site(db):
    """The site with its catalogue, in both languages."""
    home = establish_site(actor=None)
    establish_catalogue(home=home, actor=None)
    establish_languages(home=home, actor=None)
    return home


@pytest.fixture
def course(site, places):
    """A published course of two lessons, owned by Nghệ An."""
    course = make_course_page("An toàn thông tin ở xã", summary="Giữ chắc tài khoản.", owner_unit=places.province)
    make_lesson_page(course, "Câu chuyện mở đầu", "<p>Dừng lại trước yêu cầu gấp.</p>")
    make_lesson_page(course, "Đường dẫn giả", "<p>Xem kỹ tên miền.</p>")
    publish_pages(pages=[course, *course.get_children().specific()], actor=None)
    return course


def translate(page, locale, **facts):
    """A live translation of the page that says these facts."""
    told = page.copy_for_translation(locale)
    for name, value in facts.items():
        setattr(told, name, value)
    told.save_revision().publish()
    return told


@pytest.fixture
def told(course, english):
    """The course and its first lesson in English."""
    translation = translate(course, english, title="Information security", summary="Keep your account safe.")
    lesson = course.get_children().first().specific
    translate(lesson, english, title="How it began", body=[("text", RichText("<p>Stop before you act.</p>"))])
    return translation


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


# --- what is compiled


def test_a_translation_is_a_text_of_the_same_item(course, told):
    first, second = outline_of(course.editions.first(), "vi").items
    english_first, english_second = outline_of(course.editions.first(), "en").items
    assert (english_first.title, english_first.language, english_first.key) == ("How it began", "en", first.key)
    assert english_first.content_hash != first.content_hash
    assert english_second == second
    assert outline_of(course.editions.first()).items == (first, second)


def test_no_edition_is_made_of_a_translation(course, told):
    assert set(CourseEdition.objects.values_list("course", flat=True)) == {course.pk}
    assert [course.editions.first().number, ItemTranslation.objects.values("item").distinct().count()] == [2, 1]


def test_a_withdrawn_translation_is_shown_no_longer(course, told):
    LessonPage.objects.descendant_of(told).get().unpublish()
    assert [item.language for item in outline_of(course.editions.first(), "en").items] == ["vi", "vi"]


def test_publishing_a_translation_again_makes_no_edition(course, told):
    before = course.editions.count()
    LessonPage.objects.descendant_of(told).get().save_revision().publish()
    told.save_revision().publish()
    assert course.editions.count() == before


def test_a_translation_without_what_completes_the_lesson_is_left_out(course, english, told):
    lesson = make_lesson_page(course, "Tự kiểm tra")
    lesson.body = [CHECK]
    lesson.save()
    publish_pages(pages=[lesson], actor=None)
    same = translate(lesson, english, title="Check yourself")
    assert outline_of(course.editions.first(), "en").items[2].title == "Check yourself"
    same.body = [("text", RichText("<p>Nothing is asked.</p>"))]
    same.save_revision().publish()
    assert outline_of(course.editions.first(), "en").items[2].title == "Tự kiểm tra"


def test_learners_under_way_see_the_new_text_and_owe_nothing(
    learner, classmate, course, english, django_capture_on_commit_callbacks
):
    under_way = study(make_enrolment(learner.person, course), lessons=1)
    finished = study(make_enrolment(classmate.person, course))
    with django_capture_on_commit_callbacks(execute=True):
        translate(course, english, title="Information security")
        translate(course.get_children().first().specific, english, title="How it began")
    after = Enrolment.objects.get(pk=under_way.pk)
    assert (after.done, after.total, after.percent) == (under_way.done, under_way.total, under_way.percent)
    assert after.edition == course.editions.first()
    assert Enrolment.objects.get(pk=finished.pk).completed_at == finished.completed_at
    with override("en"):
        assert items_of(after)[0].title == "How it began"


# --- what finds courses


def test_only_originals_are_courses(course, told, trainer, places):
    assert told.code == f"{course.code}@en"
    for found in (open_courses(), published_courses(), courses_written_by(trainer), courses_in_writing()):
        assert list(found) == [course]
    assert course_of(course.slug) == course_in_writing(course.slug) == course
    assert courses_by_code([course.code, told.code])[course.code] == course
    assert [card.title for card in catalogue(None)] == ["An toàn thông tin ở xã"]


def test_saving_a_translation_again_keeps_its_code(told):
    told.save()
    assert CoursePage.objects.get(pk=told.pk).code.count("@") == 1


def test_a_translation_turned_into_an_alias_keeps_its_own_key(course, english, told):
    lesson = course.get_children().first().specific
    own = lesson.get_translation(english)
    LessonPage.objects.filter(pk=own.pk).update(alias_of=lesson)
    lesson.save_revision().publish()
    assert LessonPage.objects.get(pk=own.pk).key == own.key != lesson.key
    assert [item.language for item in outline_of(course.editions.first(), "en").items] == ["vi", "vi"]


# --- what learners see


def test_the_lesson_is_read_in_english(client, learner, course, told):
    make_enrolment(learner.person, course)
    client.force_login(learner)
    page = read(client, f"/en/khoa-hoc/{course.slug}/cau-chuyen-mo-dau/")
    assert "Stop before you act." in page
    assert '<article class="prose" lang="en"' in page
    assert "How it began" in page
    assert "Information security" in page
    assert "Dừng lại trước yêu cầu gấp." not in page
    assert "Stop before you act." not in read(client, f"/khoa-hoc/{course.slug}/cau-chuyen-mo-dau/")


def test_what_is_not_translated_is_shown_as_written_with_a_note(client, learner, course, told):
    make_enrolment(learner.person, course)
    client.force_login(learner)
    page = read(client, f"/en/khoa-hoc/{course.slug}/duong-dan-gia/")
    assert '<article class="prose" lang="vi"' in page
    assert "Xem kỹ tên miền." in page
    assert 'class="note' in page.split('<article class="prose"')[0]
    assert 'class="note' not in read(client, f"/khoa-hoc/{course.slug}/duong-dan-gia/").split("<article")[0]


@pytest.mark.parametrize(
    "path", ["/khoa-hoc/", "/khoa-hoc/{slug}/", "/hoc-tap/", "/hoc-tap/cua-toi/", "/khoa-hoc/{slug}/viec-tiep-theo/"]
)
def test_every_page_of_the_learner_names_the_course_in_the_readers_language(client, learner, course, told, path):
    make_enrolment(learner.person, course)
    client.force_login(learner)
    path = path.format(slug=course.slug)
    page = read(client, f"/en{path}")
    assert "Information security" in page
    assert course.title not in page
    assert "Information security" not in read(client, path)


def test_progress_made_in_english_is_the_same_progress(client, learner, course, told):
    enrolment = make_enrolment(learner.person, course)
    client.force_login(learner)
    for slug in ("cau-chuyen-mo-dau", "duong-dan-gia"):
        client.post(f"/en/khoa-hoc/{course.slug}/{slug}/xong/", {"event_id": str(uuid7())})
    enrolment.refresh_from_db()
    assert enrolment.completed_at is not None


def test_certificates_stay_vietnamese(learner, course, told):
    study(make_enrolment(learner.person, course))
    with override("en"):
        issue_owed_certificates(course=course, actor=None)
    certificate = course.certificates.get()
    assert certificate.snapshot["course"] == "An toàn thông tin ở xã"


def test_reading_vietnamese_asks_no_more_queries_for_translations(
    client, learner, course, told, django_assert_max_num_queries
):
    make_enrolment(learner.person, course)
    client.force_login(learner)
    path = f"/khoa-hoc/{course.slug}/cau-chuyen-mo-dau/"
    read(client, path)
    with django_assert_max_num_queries(8) as asked:
        read(client, path)
    assert not [query for query in asked.captured_queries if "locale" in query["sql"].lower()]


# --- who translates


def test_translating_is_for_those_who_write_the_course(course, told, trainer, stranger):
    assert set(courses_of_role(trainer, Role.TRAINER)) == {course, told}
    catalogues = CourseIndexPage.objects.all()
    assert catalogues.count() == 2
    assert (
        GroupPagePermission.objects.filter(page__in=catalogues).count()
        == 2 * GroupPagePermission.objects.filter(page=catalogues.originals().get()).count()
    )
    assert trainer.has_perm("wagtail_localize.submit_translation") == may(trainer, "courses.write_lessons", course)


def test_the_languages_are_laid_out_once(site):
    pages = Page.objects.count()
    establish_languages(home=site, actor=None)
    assert Page.objects.count() == pages
    assert HomePage.objects.count() == len(settings.LANGUAGES)


def test_wagtails_translators_desk_leads_from_the_original_to_the_lesson(course, english, told):
    """Submitted, its sentences translated, published: as the editor of wagtail-localize does it."""
    lesson = course.get_children().last().specific
    source, _created = TranslationSource.update_or_create_from_instance(lesson)
    job = Translation.objects.create(source=source, target_locale=english)
    job.save_target()
    for segment in source.stringsegment_set.select_related("string", "context"):
        words = {"Đường dẫn giả": "False links", "Xem kỹ tên miền.": "Look at the domain."}[segment.string.data]
        segment.string.translations.create(locale=english, context=segment.context, data=words)
    job.save_target(publish=True)
    lesson_in_english = lesson.get_translation(english)
    lesson_in_english.save_revision().publish()
    assert outline_of(course.editions.first(), "en").items[1].title == "False links"
    assert lesson_in_english.key != lesson.key
    assert lesson_in_english.get_url_parts()[2] == f"/en/khoa-hoc/{course.slug}/duong-dan-gia/"


def test_a_stranger_meets_the_translated_course_as_the_original(course, told):
    page = read(Client(), f"/en/khoa-hoc/{course.slug}/")
    assert "Keep your account safe." in page
    assert read(Client(), "/en/")
