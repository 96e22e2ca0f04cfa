"""A quiz of a course of the province, printed in two variants, and a learner on the course."""

from datetime import date

import pytest

from courses.models import CoursePage
from quizzes.models import Quiz
from quizzes.services.printing import PrintOrder, print_quiz
from tests.factories.quizzes import make_exam, make_place


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"private": private}


@pytest.fixture
def exam(places, learner):
    """Five questions, 80 to pass; the learner has read the lessons."""
    exam = make_exam()
    make_place(exam, learner)
    CoursePage.objects.filter(pk=exam.course.pk).update(owner_unit=places.province)
    return exam


@pytest.fixture
def quiz(exam):
    """The quiz as a view finds it."""
    return Quiz.objects.select_related("course").get(pk=exam.quiz.pk)


@pytest.fixture
def run(quiz, trainer, learner):
    """Two variants; a sheet with the learner's name and one more of each."""
    order = PrintOrder(title="Lớp Kim Liên", held_on=date(2026, 11, 20), variants=2, people=[learner.person], blanks=2)
    return print_quiz(quiz=quiz, order=order, actor=trainer)
