"""A bank of the trainer's province, and the form of a page as its author's browser would send it."""

import pytest
from django.urls import reverse
from lxml.html import fromstring

from courses.models import CoursePage
from quizzes.models import QuestionBank
from quizzes.services import save_question
from tests.factories.every_type import content_of_type
from tests.factories.quizzes import make_exam


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def bank(places):
    made = make_exam(questions=1).quiz.bank
    CoursePage.objects.filter(pk=made.course_id).update(owner_unit=places.province)
    return QuestionBank.objects.select_related("course").get(pk=made.pk)


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer)
    return client


def address(name, bank, *more):
    return reverse(f"quizzes:desk_{name}", args=[bank.code, *more])


def make_question(bank, kind="single", code=None, actor=None):
    return save_question(bank=bank, code=code or f"Q-{kind}", content=content_of_type(kind), actor=actor)[0]


def fields_of(html, form="desk"):
    """What a browser would send of a form, without pressing a button."""
    fields = {}
    for name, value in fromstring(html).get_element_by_id(form).form_values():
        fields.setdefault(name, []).append(value.removeprefix("\n"))
    return fields
