"""Beginning, answering and handing in, with everything that goes wrong on the way."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.ids import uuid7
from core.models import LogEntry
from courses.errors import NotEnrolledError
from quizzes.errors import (
    AlreadyPassedError,
    AnswerOfAnotherError,
    AttemptClosedError,
    EmptyBankError,
    LessonsInTheWayError,
    NoAttemptsLeftError,
    NoSuchQuestionError,
    TimeOverError,
    TooSoonError,
    UnansweredQuestionsError,
)
from quizzes.models import Answer, Attempt, AttemptState, GradingRun, GradingTrigger, Question, QuestionVersion, Quiz
from quizzes.selectors import best_percents, standing_of_attempt
from quizzes.services import (
    AnswerGiven,
    expire_attempts,
    grade_attempt,
    rederive_results,
    save_answers,
    start_attempt,
    submit_attempt,
)
from tests.factories.quizzes import make_exam, make_place, right_response, wrong_response

pytestmark = pytest.mark.django_db


def start(exam, user):
    return start_attempt(quiz=exam.quiz, learner=user.person, actor=user)


def save(attempt, *answers, **facts):
    return save_answers(attempt=attempt, answers=answers, actor=None, **facts)


def chosen(position, *options, **facts):
    return AnswerGiven(position=position, response={"chosen": list(options)} if options else None, **facts)


def sent(position, *options, **facts):
    """An answer from a journal."""
    return chosen(position, *options, **{"id": uuid7(), "base": 0, "client_time": timezone.now(), **facts})


def first_option(attempt, position=1):
    return attempt.paper["items"][position - 1]["options"][0]


def answer_all(attempt, response_of=right_response, *, but=0):
    """Answer every question, except so many at the end."""
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.in_bulk([item["version"] for item in items])
    answers = [
        AnswerGiven(position=n, response=response_of(versions[item["version"]]), id=uuid7(), base=0)
        for n, item in enumerate(items, start=1)
    ]
    return save(attempt, *answers[: len(items) - but])


def hand_in(attempt, *, accepts_gaps=True):
    return submit_attempt(attempt=attempt, accepts_gaps=accepts_gaps, actor=None)


def do(exam, user, response_of, **gaps):
    attempt = start(exam, user)
    answer_all(attempt, response_of, **gaps)
    return hand_in(attempt)


# Beginning


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


def test_questions_that_cannot_be_marked_yet_are_not_drawn(exam, place, learner):
    QuestionVersion.objects.filter(type="single").update(type="matching", body={"prompts": [], "options": []})
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


# Answering


def test_a_replayed_batch_is_acknowledged_and_changes_nothing(attempt):
    batch = [sent(1, first_option(attempt)), sent(2, first_option(attempt, 2))]
    once, again = save(attempt, *batch), save(attempt, *batch)
    assert once.received == again.received == [answer.id for answer in batch]
    assert once.sequence == again.sequence == 2
    assert Answer.objects.count() == 2


def test_one_id_twice_in_a_batch_is_one_answer(attempt):
    answer = sent(1, first_option(attempt))
    assert save(attempt, answer, answer).received == [answer.id, answer.id]
    assert Answer.objects.count() == 1


def test_an_old_answer_replayed_late_does_not_come_back(attempt):
    old, new = sent(1, "a"), sent(1, "b")
    save(attempt, old)
    save(attempt, new)
    save(attempt, old)
    assert standing_of_attempt(attempt)[1].response == {"chosen": ["b"]}


def test_two_phones_the_later_received_counts_and_the_stale_one_hears_of_it(attempt):
    save(attempt, sent(1, "a"))
    receipt = save(attempt, sent(1, "b", base=0))
    assert receipt.stale == [1]
    assert standing_of_attempt(attempt)[1].response == {"chosen": ["b"]}
    assert save(attempt, sent(1, "a", base=receipt.sequence)).stale == []


def test_changing_ones_own_mind_after_a_lost_reply_is_not_stale(attempt):
    first, second = sent(1, "a"), sent(1, "b")
    save(attempt, first)
    assert save(attempt, first, second).stale == []


def test_an_answer_may_be_taken_back(attempt):
    save(attempt, sent(1, "a"), sent(1))
    assert standing_of_attempt(attempt)[1].response is None


def test_an_id_of_somebody_elses_answer_is_refused_without_harm(exam, attempt, classmate):
    make_place(exam, classmate)
    theirs = sent(1, "a")
    save(start(exam, classmate), theirs)
    receipt = save(attempt, theirs, sent(2, "a"))
    assert [type(refusal.error) for refusal in receipt.refused] == [AnswerOfAnotherError]
    assert len(receipt.received) == 1
    assert Answer.objects.filter(attempt=attempt).count() == 1


@pytest.mark.parametrize("position", [0, -1, 6, 10**9])
def test_a_question_the_paper_does_not_have(attempt, position):
    receipt = save(attempt, sent(position, "a"))
    assert isinstance(receipt.refused[0].error, NoSuchQuestionError)


@pytest.mark.parametrize("response", [{"chosen": ["z"]}, {"chosen": []}, {"correct": ["a"]}, {"chosen": ["unsure"]}])
def test_a_response_that_does_not_fit(attempt, response):
    receipt = save(attempt, AnswerGiven(position=1, response=response, id=uuid7()))
    assert isinstance(receipt.refused[0].error, NoSuchQuestionError)
    assert not Answer.objects.exists()


def test_a_form_adds_an_answer_only_when_something_changed(attempt):
    for answer in (chosen(1, "a"), chosen(1, "a"), chosen(1, "b"), chosen(1, "a"), chosen(2)):
        save(attempt, answer)
    assert [answer.response["chosen"] for answer in attempt.answers.all()] == [["a"], ["b"], ["a"]]


def test_a_wrong_clock_does_not_matter_while_there_is_time(attempt):
    tomorrow = timezone.now() + timedelta(days=1)
    receipt = save(attempt, sent(1, "a", client_time=tomorrow), sent_at=tomorrow)
    assert not receipt.refused
    assert not Answer.objects.get().is_late


# The clock


@pytest.mark.parametrize("clock_error", [timedelta(0), timedelta(hours=-7), timedelta(hours=30)])
def test_after_the_deadline_only_what_was_given_before_it_is_taken_and_marked(attempt, clock_error):
    arrival = attempt.deadline_at + timedelta(minutes=5)
    phone = arrival + clock_error
    with time_machine.travel(arrival, tick=False):
        receipt = save(
            attempt,
            sent(1, "a", client_time=phone - timedelta(minutes=6)),
            sent(2, "a", client_time=phone - timedelta(minutes=4)),
            sent_at=phone,
        )
    assert len(receipt.received) == 1
    assert [type(refusal.error) for refusal in receipt.refused] == [TimeOverError]
    assert Answer.objects.get().is_late


def test_a_form_after_the_deadline_is_refused(attempt):
    with time_machine.travel(attempt.deadline_at, tick=False):
        assert isinstance(save(attempt, chosen(1, "a")).refused[0].error, TimeOverError)


def test_after_the_grace_nothing_is_taken(attempt):
    with time_machine.travel(attempt.closes_at, tick=False):
        given_in_time = sent(1, "a", client_time=attempt.started_at)
        assert isinstance(save(attempt, given_in_time, sent_at=timezone.now()).refused[0].error, TimeOverError)


def test_expiry_waits_for_the_grace_and_marks_what_was_received(attempt):
    answer_all(attempt, but=1)
    with time_machine.travel(attempt.closes_at - timedelta(seconds=1), tick=False):
        assert expire_attempts() == 0
    with time_machine.travel(attempt.closes_at, tick=False):
        assert expire_attempts() == 1
        assert expire_attempts() == 0
    attempt.refresh_from_db()
    assert (attempt.state, attempt.percent, attempt.was_expired) == (AttemptState.GRADED, 80, True)
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


# Handing in


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


def test_a_closed_attempt_takes_nothing_but_acknowledges_what_it_has(attempt):
    known = sent(1, "a")
    save(attempt, known)
    hand_in(attempt)
    receipt = save(attempt, known, sent(1, "b", client_time=attempt.started_at), sent_at=timezone.now())
    assert receipt.received == [known.id]
    assert isinstance(receipt.refused[0].error, AttemptClosedError)


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
