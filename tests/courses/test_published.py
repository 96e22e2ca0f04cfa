"""From a trainer's pages to a learner's screen, and what a new edition does on the way."""

import pytest

from courses.models import EffectOnLearners, Enrolment
from courses.services import compile_course
from tests.factories.courses import items_of, make_course_page, make_enrolment, make_lesson_page, study

Effect = EffectOnLearners


@pytest.fixture
def course(db):
    course = make_course_page("Nghiệp vụ ở khu dân cư")
    make_lesson_page(course, "Đi từng ngõ", "<p>Gõ <b>từng nhà</b>.</p>")
    compile_course(course=course, effect=Effect.NONE, actor=None)
    return course


def test_a_learner_reads_what_the_trainer_wrote(client, learner, course):
    enrolment = make_enrolment(learner.person, course)
    client.force_login(learner)
    answer = client.get(f"/khoa-hoc/{course.slug}/di-tung-ngo/")
    assert "<b>từng nhà</b>" in answer.content.decode()
    assert f'data-item="{items_of(enrolment)[0].key}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("effect", "total"),
    [(Effect.REQUIRED_FOR_UNFINISHED, 2), (Effect.NEW_EDITION, 1), (Effect.NONE, 1)],
)
def test_a_new_lesson_reaches_whom_its_effect_names(
    learner, classmate, stranger, course, django_capture_on_commit_callbacks, effect, total
):
    under_way = make_enrolment(learner.person, course)
    finished = study(make_enrolment(classmate.person, course))
    make_lesson_page(course, "Gõ từng nhà")
    with django_capture_on_commit_callbacks(execute=True):
        edition = compile_course(course=course, effect=effect, actor=None)
    under_way.refresh_from_db()
    assert (under_way.done, under_way.total) == (0, total)
    after = Enrolment.objects.get(pk=finished.pk)
    assert after.edition_id != edition.pk
    assert after.total == 1
    assert make_enrolment(stranger.person, course).total == 2


def test_a_corrected_word_is_seen_by_those_under_way(client, learner, course, django_capture_on_commit_callbacks):
    make_enrolment(learner.person, course)
    lesson = course.get_children().get().specific
    lesson.title = "Đi từng ngõ, gõ từng nhà"
    lesson.save()
    with django_capture_on_commit_callbacks(execute=True):
        compile_course(course=course, effect=Effect.NONE, actor=None)
    client.force_login(learner)
    assert "gõ từng nhà" in client.get(f"/khoa-hoc/{course.slug}/di-tung-ngo/").content.decode()
