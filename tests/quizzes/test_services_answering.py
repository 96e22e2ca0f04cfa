"""Taking answers: replays, two phones, wrong clocks, deadlines."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.ids import uuid7
from quizzes.errors import AnswerOfAnotherError, AttemptClosedError, NoSuchQuestionError, TimeOverError
from quizzes.models import Answer
from quizzes.selectors import standing_of_attempt
from quizzes.services import AnswerGiven
from tests.factories.quizzes import chosen, hand_in, make_place, save, sent, start

pytestmark = pytest.mark.django_db


def test_a_replayed_batch_is_acknowledged_and_changes_nothing(attempt):
    batch = [sent(1, "a"), sent(2, "a")]
    once, again = save(attempt, *batch), save(attempt, *batch)
    assert once.received == again.received == [answer.id for answer in batch]
    assert once.sequence == again.sequence == 2
    assert Answer.objects.count() == 2


def test_one_id_twice_in_a_batch_is_one_answer(attempt):
    answer = sent(1, "a")
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


def test_a_closed_attempt_takes_nothing_but_acknowledges_what_it_has(attempt):
    known = sent(1, "a")
    save(attempt, known)
    hand_in(attempt)
    receipt = save(attempt, known, sent(1, "b", client_time=attempt.started_at), sent_at=timezone.now())
    assert receipt.received == [known.id]
    assert isinstance(receipt.refused[0].error, AttemptClosedError)
