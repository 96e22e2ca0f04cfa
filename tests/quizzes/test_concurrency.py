"""Two tabs, two phones, two presses at the same moment, each in a thread and a transaction of its own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from core.ids import uuid7
from courses.models import CoursePage, Enrolment
from organisation.models import Level, Role
from quizzes.models import Answer, Attempt, GradingRun, MarkingTask
from quizzes.services import AnswerGiven, save_answers, start_attempt, submit_attempt
from quizzes.services.marking import claim_next
from tests.factories.accounts import make_person, make_user
from tests.factories.marking import make_essay_exam, sit
from tests.factories.organisation import make_grant, make_units
from tests.factories.quizzes import make_exam, make_place

TABS = 6


@pytest.fixture
def sitter(own_database):
    return make_user(person=make_person("Nguyễn Văn Nhanh"))


@pytest.fixture
def exam(sitter):
    exam = make_exam()
    make_place(exam, sitter)
    return exam


def at_once(act, times=TABS):
    """Run `act(n)` in so many threads, together; what each returned."""

    def in_thread(number):
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(in_thread, range(times)))


def test_two_tabs_get_one_paper(exam, sitter):
    attempts = at_once(lambda _n: start_attempt(quiz=exam.quiz, learner=sitter.person, actor=sitter))
    assert len(set(attempts)) == Attempt.objects.count() == 1


def test_answers_from_all_sides_are_all_kept_and_numbered(exam, sitter):
    attempt = start_attempt(quiz=exam.quiz, learner=sitter.person, actor=sitter)
    shared = AnswerGiven(id=uuid7(), position=1, response={"chosen": ["a"]}, base=0)

    def send(number):
        own = AnswerGiven(id=uuid7(), position=number % 5 + 1, response={"chosen": ["b"]}, base=0)
        return save_answers(attempt=attempt, answers=[shared, own], actor=sitter)

    receipts = at_once(send)
    assert all(len(receipt.received) == 2 for receipt in receipts)
    assert sorted(Answer.objects.values_list("sequence", flat=True)) == list(range(1, TABS + 2))


def test_pressing_twice_marks_once(exam, sitter):
    attempt = start_attempt(quiz=exam.quiz, learner=sitter.person, actor=sitter)
    at_once(lambda _n: submit_attempt(attempt=attempt, accepts_gaps=True, actor=sitter))
    assert GradingRun.objects.count() == 1


def test_an_answer_beside_the_press_is_marked_or_refused_never_lost(exam, sitter):
    attempt = start_attempt(quiz=exam.quiz, learner=sitter.person, actor=sitter)

    def press_or_answer(number):
        if number == TABS // 2:
            return submit_attempt(attempt=attempt, accepts_gaps=True, actor=sitter)
        given = AnswerGiven(id=uuid7(), position=1, response={"chosen": ["b"]}, base=0)
        return save_answers(attempt=attempt, answers=[given], actor=sitter)

    receipts = [reply for reply in at_once(press_or_answer) if not isinstance(reply, Attempt)]
    acknowledged = [pk for receipt in receipts for pk in receipt.received]
    assert set(acknowledged) == set(Answer.objects.values_list("pk", flat=True))
    marked = GradingRun.objects.get().item_grades.get(position=1).answer
    assert marked == Answer.objects.order_by("sequence").last()
    assert Enrolment.objects.count() == 1


def test_markers_who_reach_out_together_each_get_another_answer(own_database):
    units = make_units(("40", "Tỉnh Nghệ An", Level.PROVINCE, None))
    exam = make_essay_exam()
    CoursePage.objects.filter(pk=exam.quiz.course_id).update(owner_unit=units["40"])
    for number in range(TABS):
        sit(exam, make_user(person=make_person(f"Người thi {number}")))
    markers = [make_user(f"cham-{number}", make_person(f"Người chấm {number}")) for number in range(TABS)]
    for marker in markers:
        make_grant(marker, Role.TRAINER, units["40"])
    which = {"version_id": MarkingTask.objects.first().version_id, "quiz_id": exam.quiz.pk}
    tasks = at_once(lambda number: claim_next(**which, actor=markers[number]))
    assert len({task.pk for task in tasks}) == TABS
    assert MarkingTask.objects.exclude(claimed_by=None).count() == TABS
