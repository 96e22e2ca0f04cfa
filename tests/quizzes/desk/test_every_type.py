"""Every type of question: opened, saved untouched, shown as a learner sees it, tried, written from nothing."""

import pytest

from quizzes.models import Question, QuestionType
from tests.factories.every_type import SHAPES
from tests.quizzes.desk.conftest import address, fields_of, make_question

pytestmark = pytest.mark.django_db
PICTURELESS = sorted(set(SHAPES) - {"hotspot"})


@pytest.mark.parametrize("kind", PICTURELESS)
def test_saving_an_untouched_question_changes_nothing_it_says(as_trainer, bank, kind):
    question = make_question(bank, kind)
    before = question.current
    form = fields_of(as_trainer.get(address("change", bank, question.pk)).content.decode())
    answer = as_trainer.post(address("change", bank, question.pk), {**form, "do": "save"})
    assert answer.status_code == 302, answer.content.decode()
    after = question.versions.first()
    assert (after.stem, after.body, after.level) == (before.stem, before.body, before.level)
    assert after.key == before.key


@pytest.mark.parametrize("kind", QuestionType.values)
def test_every_type_has_an_empty_form_that_says_what_is_missing(as_trainer, bank, kind):
    page = as_trainer.get(address("new", bank, kind))
    form = fields_of(page.content.decode())
    answer = as_trainer.post(address("new", bank, kind), {**form, "do": "save"})
    assert answer.status_code == 200
    assert "Câu hỏi chưa lưu được" in answer.content.decode()
    assert not Question.objects.filter(bank=bank, current__type=kind).exclude(code="Q01").exists()


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_a_question_is_shown_and_tried(as_trainer, bank, kind):
    question = make_question(bank, kind)
    page = as_trainer.get(address("question", bank, question.pk)).content.decode()
    assert f"Câu hỏi dạng {kind}?" in page
    assert "Chưa có câu trả lời để chấm" in as_trainer.post(address("question", bank, question.pk)).content.decode()


@pytest.mark.parametrize("kind", PICTURELESS)
def test_a_look_stores_nothing(as_trainer, bank, kind):
    question = make_question(bank, kind)
    form = fields_of(as_trainer.get(address("change", bank, question.pk)).content.decode())
    answer = as_trainer.post(
        address("change", bank, question.pk), {**form, "facts": "", "stem": "Lời mới?", "do": "look"}
    )
    page = answer.content.decode()
    assert "Người học sẽ thấy" in page
    assert "Lời mới?" in page
    assert question.versions.count() == 1
