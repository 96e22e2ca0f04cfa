"""What saving a quiz, a bank and a question keeps beside them; and limits for a class."""

import pytest

from quizzes.activities import group_choices
from quizzes.models import Question, QuizOverride
from quizzes.selectors.limits import limits_for
from quizzes.services import open_bank, save_quiz
from tests.factories.live import make_cohort

pytestmark = pytest.mark.django_db


def test_a_quiz_keeps_beside_its_blueprint_which_questions_it_names(exam):
    first, second, *_others = Question.objects.filter(bank=exam.quiz.bank)
    save_quiz(code=exam.quiz.code, values={"blueprint": {"sections": [{"questions": [first.pk, 99999]}]}}, actor=None)
    assert list(first.fixed_in.all()) == [exam.quiz]
    save_quiz(code=exam.quiz.code, values={"blueprint": {"questions": [second.pk]}}, actor=None)
    assert list(exam.quiz.fixed_questions.all()) == [second]
    save_quiz(code=exam.quiz.code, values={"title": "Tên khác"}, actor=None)
    assert list(exam.quiz.fixed_questions.all()) == [second]


def test_a_bank_keeps_its_owner_where_none_is_named(exam, places):
    bank = open_bank(code="nh-chung", title="Dùng chung", course=None, owner_unit=places.province, actor=None)
    again = open_bank(code="nh-chung", title="Tên mới", course=None, actor=None)
    assert (again.pk, again.title, again.owner_unit) == (bank.pk, "Tên mới", places.province)


def test_a_class_may_have_other_limits_than_the_rest(exam, place, learner, classmate, places, trainer, foreign_trainer):
    cohort = make_cohort(places.province, exam.course, [learner.person])
    assert group_choices(trainer, exam.course) == [(f"cohort:{cohort.code}", cohort.title)]
    assert group_choices(foreign_trainer, exam.course) == []
    QuizOverride.objects.create(quiz=exam.quiz, group=f"cohort:{cohort.code}", extra_minutes=10, reason="Lớp đêm")
    assert limits_for(exam.quiz, learner.person).minutes == 25
    assert limits_for(exam.quiz, classmate.person).minutes == 15
