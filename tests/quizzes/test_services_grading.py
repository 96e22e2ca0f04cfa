"""Marks: each a run of its own, each leading back to answer, version and run."""

from decimal import Decimal

import pytest

from quizzes.models import Attempt, GradingRun, GradingTrigger, QuestionVersion
from quizzes.selectors import best_percents
from quizzes.services import grade_attempt, rederive_results
from tests.factories.quizzes import answer_all, do, hand_in, right_response, wrong_response

pytestmark = pytest.mark.django_db


def test_every_mark_leads_back_to_answer_version_and_run(attempt):
    answer_all(attempt, but=1)
    hand_in(attempt)
    run = GradingRun.objects.get()
    assert (run.number, run.trigger, run.scored, run.out_of) == (1, GradingTrigger.CLOSING, 4, 5)
    for grade in run.item_grades.all():
        assert grade.version_id == attempt.paper["items"][grade.position - 1]["version"]
        assert grade.position == 5 or grade.answer.version_id == grade.version_id
    assert run.item_grades.get(position=5).answer is None


def test_marking_again_adds_a_run_and_keeps_the_old_one(attempt, trainer, place):
    answer_all(attempt, wrong_response)
    closed = hand_in(attempt)
    QuestionVersion.objects.exclude(type="multiple").update(key={"correct": ["a"]})
    run = grade_attempt(attempt=closed, trigger=GradingTrigger.REGRADE, reason="Sửa đáp án", actor=trainer)
    assert (run.number, run.graded_by, run.percent) == (2, trainer, Decimal(60))
    assert GradingRun.objects.get(number=1).percent == 0
    closed.refresh_from_db()
    assert closed.percent == 60


def test_results_are_derived_from_the_latest_run(attempt):
    answer_all(attempt)
    hand_in(attempt)
    assert rederive_results() == 0
    Attempt.objects.update(percent=1)
    assert rederive_results() == 1
    assert rederive_results() == 0
    assert Attempt.objects.get().percent == 100


def test_the_best_final_test_counts(exam, place, learner):
    do(exam, learner, wrong_response)
    do(exam, learner, right_response, but=2)
    assert best_percents([exam.course.pk]) == {(learner.person_id, exam.course.pk): 60}
    assert best_percents([0]) == {}
