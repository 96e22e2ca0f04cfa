"""A place given at the very moment of a publication: each in a thread and a transaction of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from courses.models import CoursePage, EffectOnLearners, Enrolment, EnrolmentSource
from courses.services import compile_course, enrol_learner
from courses.services.places import Wanted, give_places
from tests.factories.accounts import make_person
from tests.factories.courses import make_course_page, make_lesson_page

MOMENT = 0.3  # what waits for the other's end waits for longer than that


@pytest.fixture
def course(own_database):
    course = make_course_page()
    make_lesson_page(course, "Bài một")
    compile_course(course=course, effect=EffectOnLearners.NONE, actor=None)
    make_lesson_page(course, "Bài hai")
    return CoursePage.objects.get(pk=course.pk)


def enrol(course):
    enrol_learner(learner=make_person(), course=course, source=EnrolmentSource.SELF, actor=None)


def enrol_many(course):
    assert give_places(course_id=course.pk, wanted={make_person().pk: Wanted(None, None) for _ in range(3)}) == 3


def publish(course):
    compile_course(course=course, effect=EffectOnLearners.REQUIRED_FOR_UNFINISHED, actor=None)


def overlapping(first, second, course):
    """Do the first and, before that is committed, the second as far as it goes."""
    is_done, is_over = Event(), Event()

    def begin():
        with transaction.atomic():
            first(course)
            is_done.set()
            is_over.wait(MOMENT)

    def follow():
        is_done.wait(10)
        second(Page.objects.get(pk=course.pk).specific)
        is_over.set()

    def alone(act):
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        for finished in [threads.submit(alone, act) for act in (begin, follow)]:
            finished.result()


@pytest.mark.parametrize("giving", [enrol, enrol_many])
@pytest.mark.parametrize("is_published_first", [True, False])
def test_who_comes_while_a_course_is_published_studies_what_was_published(course, giving, is_published_first):
    acts = (publish, giving) if is_published_first else (giving, publish)
    overlapping(*acts, course)
    newest = course.editions.first()
    assert newest.number == 2
    assert set(Enrolment.objects.values_list("edition", "total")) == {(newest.pk, 2)}
