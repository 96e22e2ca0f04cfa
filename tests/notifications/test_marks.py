"""What people are told of marks."""

import pytest

from notifications.models import Kind, Notification
from quizzes.models import QuestionVersion
from quizzes.services import rule_attempt
from quizzes.services.grading import release_results
from quizzes.services.marking import (
    Correction,
    appeal_mark,
    apply_regrade,
    decide_appeal,
    decide_regrade,
    look_again,
    propose_regrade,
    remind_markers,
)
from tests.factories.marking import give, make_essay_exam, sit, the_task
from tests.factories.quizzes import do, make_exam, make_place, right_response, wrong_response

pytestmark = pytest.mark.django_db


def told(person):
    """What somebody was told, by kind."""
    return {told.kind: told for told in Notification.objects.filter(person=person)}


@pytest.fixture
def tell(django_capture_on_commit_callbacks):
    """Do something, and let everybody hear of it."""

    def act(deed, **facts):
        with django_capture_on_commit_callbacks(execute=True):
            return deed(**facts)

    return act


def test_the_machines_mark_is_not_announced(tell, learner):
    exam = make_exam(1)
    make_place(exam, learner)
    tell(lambda: do(exam, learner, wrong_response))
    assert not told(learner.person)


def test_whoever_waited_for_a_marker_is_told(tell, learner, trainer, editor):
    attempt = sit(make_essay_exam(), learner)
    tell(lambda: give(the_task(), trainer, 6))
    assert "Đã có kết quả bài" in told(learner.person)[Kind.RESULT_RELEASED].sentence
    look_again(task=the_task())
    tell(lambda: give(the_task(), editor, 1))
    again = told(learner.person)[Kind.RESULT_REGRADED]
    assert "phúc khảo" in again.sentence
    assert str(attempt.uid) in again.url


def test_held_results_are_told_when_they_are_opened(tell, learner, trainer):
    exam = make_exam(1, holds_results=True)
    make_place(exam, learner)
    tell(lambda: do(exam, learner, wrong_response))
    assert not told(learner.person)
    tell(release_results, quiz=exam.quiz, actor=trainer)
    assert Kind.RESULT_RELEASED in told(learner.person)


def test_only_those_whose_result_changed_hear_of_a_correction(tell, learner, classmate, trainer, editor):
    exam = make_exam(1, kinds=("single",))
    for user, response in ((learner, wrong_response), (classmate, right_response)):
        make_place(exam, user)
        do(exam, user, response)
    correction = Correction(QuestionVersion.objects.get(), None, "full_marks", "Câu hỏi không rõ.")
    regrade = propose_regrade(correction=correction, actor=trainer)
    decided = decide_regrade(regrade=regrade, is_approved=True, actor=editor)
    tell(apply_regrade, regrade=decided)
    assert "Câu hỏi không rõ." in told(learner.person)[Kind.RESULT_REGRADED].sentence
    assert Kind.RESULT_REGRADED not in told(classmate.person)


def test_rulings_and_answers_to_appeals_are_told(tell, learner, editor):
    exam = make_exam(1)
    make_place(exam, learner)
    attempt = do(exam, learner, wrong_response)
    appeal = appeal_mark(attempt=attempt, position=None, reason="Xem lại", actor=learner)
    tell(decide_appeal, appeal=appeal, is_upheld=False, reply="Đã đúng", actor=editor)
    tell(rule_attempt, attempt=attempt, ruling="void", reason="nhầm bài", actor=editor)
    said = told(learner.person)
    assert "phuc-khao/bai" in said[Kind.APPEAL_DECIDED].url
    assert "nhầm bài" in said[Kind.ATTEMPT_RULED].sentence


def test_markers_are_told_once_a_morning_what_waits_for_them(tell, learner, trainer, editor, foreign_trainer, places):
    exam = make_essay_exam()
    exam.course.owner_unit = places.province
    exam.course.save()
    sit(exam, learner)
    assert tell(remind_markers) == 1
    assert told(trainer.person)[Kind.MARKING_WAITING].params == {"answers": 1, "appeals": 0, "regrades": 0}
    assert not told(foreign_trainer.person)
    assert not told(learner.person)


def test_a_morning_without_work_is_quiet(tell, trainer):
    assert tell(remind_markers) == 0
    assert not told(trainer.person)
