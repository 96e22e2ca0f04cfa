"""Beginning, expiring and handing in, with everything that goes wrong on the way."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.ids import uuid7
from core.models import LogEntry
from courses.errors import NotEnrolledError
from quizzes.errors import (
    AlreadyPassedError,
    EmptyBankError,
    LessonsInTheWayError,
    NoAttemptsLeftError,
    TooSoonError,
    UnansweredQuestionsError,
)
from quizzes.models import Attempt, AttemptState, GradingRun, Question, QuestionVersion, Quiz
from quizzes.services import expire_attempts
from tests.factories.quizzes import (
    answer_all,
    do,
    hand_in,
    make_exam,
    make_place,
    right_response,
    start,
    wrong_response,
)

pytestmark = pytest.mark.django_db


def test_a_paper_holds_versions_option_orders_seed_and_the_rules(exam, attempt):
    assert sorted(item["version"] for item in attempt.paper["items"]) == sorted(
        Question.objects.values_list("current", flat=True)
    )
    assert all(sorted(item["options"])[:2] == ["a", "b"] for item in attempt.paper["items"])
    assert attempt.policy["pass_percent"] == 80
    assert attempt.deadline_at - attempt.started_at == timedelta(minutes=15)
    assert attempt.closes_at - attempt.deadline_at == timedelta(minutes=10)
    assert LogEntry.objects.get(event="quizzes.attempt_started").payload["attempt_id"] == attempt.pk


def test_true_and_false_keep_their_order(exam, attempt):
    orders = [item["options"] for item in attempt.paper["items"] if item["type"] == "true_false"]
    assert orders
    assert all(order == ["a", "b"] for order in orders)


def test_beginning_again_gives_the_same_paper(exam, attempt, learner):
    assert start(exam, learner) == attempt
    assert Attempt.objects.count() == 1


def test_changing_the_rules_does_not_touch_an_attempt_under_way(exam, attempt, learner):
    Quiz.objects.update(pass_percent=100, max_attempts=1)
    answer_all(attempt, but=1)
    assert hand_in(attempt).is_passed


def test_the_database_refuses_a_second_open_attempt(exam, attempt):
    copy = Attempt.objects.get(pk=attempt.pk)
    copy.pk, copy.uid, copy.number = None, uuid7(), 2
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_not_enrolled(exam, stranger):
    with pytest.raises(NotEnrolledError) as refusal:
        start(exam, stranger)
    assert exam.course.title in refusal.value.sentence


def test_lessons_before_the_exam_come_first(exam, learner):
    make_place(exam, learner, reads=False)
    with pytest.raises(LessonsInTheWayError) as refusal:
        start(exam, learner)
    assert "2 bài" in refusal.value.sentence


def test_a_bank_without_questions_says_so(learner):
    exam = make_exam(questions=1)
    Question.objects.update(retired_at=timezone.now())
    make_place(exam, learner)
    with pytest.raises(EmptyBankError):
        start(exam, learner)


def test_a_bank_that_asks_for_approval_gives_only_approved_questions(exam, place, learner):
    type(exam.quiz.bank).objects.filter(pk=exam.quiz.bank_id).update(requires_approval=True)
    exam.quiz.refresh_from_db()
    QuestionVersion.objects.exclude(type="single").update(approved_at=timezone.now())
    assert {item["type"] for item in start(exam, learner).paper["items"]} == {"multiple", "true_false"}


def test_no_more_attempts_than_allowed(exam, place, learner):
    for _ in range(3):
        do(exam, learner, wrong_response)
    with pytest.raises(NoAttemptsLeftError):
        start(exam, learner)


def test_the_waiting_time(learner):
    exam = make_exam(cooldown_hours=12)
    make_place(exam, learner)
    with time_machine.travel("2026-11-17T02:00:00Z", tick=False):
        do(exam, learner, wrong_response)
        with pytest.raises(TooSoonError) as refusal:
            start(exam, learner)
        assert "21:00, 17/11/2026" in refusal.value.sentence
    with time_machine.travel("2026-11-17T14:00:00Z", tick=False):
        assert start(exam, learner).number == 2


def test_who_has_passed_need_not_again(exam, place, learner):
    do(exam, learner, right_response)
    with pytest.raises(AlreadyPassedError):
        start(exam, learner)


def test_expiry_waits_for_the_grace_and_marks_what_was_received(attempt):
    answer_all(attempt, but=1)
    with time_machine.travel(attempt.closes_at - timedelta(seconds=1), tick=False):
        assert expire_attempts() == 0
    with time_machine.travel(attempt.closes_at, tick=False):
        assert expire_attempts() == 1
        assert expire_attempts() == 0
    attempt.refresh_from_db()
    assert (attempt.state, attempt.percent, attempt.was_expired) == (AttemptState.RELEASED, 80, True)
    assert attempt.submitted_at == attempt.deadline_at


def test_one_attempt_that_cannot_be_closed_stops_no_other(exam, attempt, classmate, caplog):
    make_place(exam, classmate)
    Attempt.objects.filter(pk=attempt.pk).update(paper={"items": [{"version": 0, "type": "single", "options": []}]})
    other = start(exam, classmate)
    with time_machine.travel(other.closes_at, tick=False):
        assert expire_attempts() == 1
    assert "could not be closed" in caplog.text


def test_beginning_anew_closes_a_forgotten_attempt_first(exam, attempt, learner):
    with time_machine.travel(attempt.closes_at, tick=False):
        assert start(exam, learner).number == 2
    attempt.refresh_from_db()
    assert attempt.percent == 0


def test_handing_in_after_the_deadline_needs_no_word_about_gaps(attempt):
    with time_machine.travel(attempt.deadline_at, tick=False):
        assert hand_in(attempt, accepts_gaps=False).was_expired


def test_without_a_limit_nothing_expires(learner):
    exam = make_exam(minutes=None)
    make_place(exam, learner)
    start(exam, learner)
    with time_machine.travel(timezone.now() + timedelta(days=90), tick=False):
        assert expire_attempts() == 0


def test_gaps_need_a_word(attempt):
    answer_all(attempt, but=2)
    with pytest.raises(UnansweredQuestionsError) as refusal:
        hand_in(attempt, accepts_gaps=False)
    assert "2 câu" in refusal.value.sentence
    attempt.refresh_from_db()
    assert attempt.is_open


def test_the_second_press_gives_the_same_result(attempt):
    answer_all(attempt)
    once, again = hand_in(attempt), hand_in(attempt)
    assert (once.percent, once.submitted_at) == (again.percent, again.submitted_at)
    assert GradingRun.objects.count() == 1
    assert LogEntry.objects.filter(event="quizzes.attempt_submitted").count() == 1


def test_passing_completes_the_item_and_with_it_the_course(exam, attempt, place):
    answer_all(attempt, but=1)
    hand_in(attempt)
    place.refresh_from_db()
    assert place.completed_at
    assert place.score_percent == 80
    assert LogEntry.objects.filter(event="courses.course_completed").count() == 1


def test_failing_completes_nothing(exam, attempt, place):
    answer_all(attempt, but=2)
    assert hand_in(attempt).is_passed is False
    place.refresh_from_db()
    assert place.completed_at is None


def test_a_quiz_that_is_not_graded_is_done_when_handed_in(learner):
    exam = make_exam(kind="pre_test", is_graded=False)
    place = make_place(exam, learner)
    do(exam, learner, wrong_response, but=4)
    place.refresh_from_db()
    assert place.completed_at
    assert place.score_percent is None
