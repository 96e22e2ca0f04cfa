"""A published course as its trainers see it, for tests of what they do with it."""

import pytest
from django.db import transaction

from cms.services import establish_site
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from courses.services import establish_catalogue, publish_pages
from tests.factories.courses import said


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    """A course of two modules with two lessons each, published once for a module's tests and taken back after them."""
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
    """The course."""
    return CoursePage.objects.get(pk=published)


@pytest.fixture
def index(course):
    """The page under which it hangs."""
    return CourseIndexPage.objects.get()


@pytest.fixture
def lesson(course):
    """The first of its lessons."""
    return LessonPage.objects.get(slug="bai-11")
