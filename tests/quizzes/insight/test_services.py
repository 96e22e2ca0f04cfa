"""From attempts to figures and hints: whom they count, what they say, and that nothing follows for anybody."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.services import merge_people
from core.models import LogEntry
from core.periodic import jobs
from organisation.models import Category
from quizzes.models import Attempt, ItemStatistics, QuestionVersion, QuizStatistics, Signal
from quizzes.selectors.insight import gain_sheet, insight_of, insight_of_bank, lines_of_version
from quizzes.services.insight import compute_due_statistics, compute_statistics, dismiss_signal, note_signals
from tests.factories.accounts import make_person, make_user
from tests.factories.organisation import make_seat
from tests.factories.quizzes import do, make_exam, make_place, right_response, wrong_response

PER_UNIT = 5


@pytest.fixture
def taken(places):
    """Ten people of Kim Liên: three answer everything rightly, the others wrongly."""
    exam = make_exam()
    users = people(places.commune, 10)
    for number, user in enumerate(users):
        make_place(exam, user)
        do(exam, user, right_response if number < 3 else wrong_response)
    return exam


def people(unit, count, prefix="Người"):
    """So many with a seat in the unit."""
    users = []
    for number in range(count):
        person = make_person(f"{prefix} {number}")
        make_seat(person, unit, position="front_specialist", category=Category.FULL_TIME)
        users.append(make_user(f"{prefix.lower().replace(' ', '-')}-{unit.pk}-{number}", person))
    return users


def test_figures_are_those_of_the_attempts(taken):
    statistics = compute_statistics(quiz=taken.quiz)
    assert (statistics.attempts, statistics.passed) == (10, 3)
    assert statistics.mean_percent == Decimal("30.00")
    assert statistics.reliability == 1
    rows = ItemStatistics.objects.filter(quiz=taken.quiz)
    assert {(row.attempts, row.facility, row.discrimination) for row in rows} == {(10, Decimal("0.3"), Decimal(1))}


def test_who_chose_what_is_counted_by_the_best_and_the_weakest(taken):
    compute_statistics(quiz=taken.quiz)
    row = ItemStatistics.objects.filter(quiz=taken.quiz, version__type="single").first()
    assert row.choices["*"] == {"all": 10, "top": 3, "bottom": 7}
    assert row.choices["b"] == {"all": 3, "top": 3, "bottom": 0}
    assert row.choices["a"] == {"all": 7, "top": 0, "bottom": 7}
    assert row.choices["d"] == {"all": 0, "top": 0, "bottom": 0}
    line = next(line for line in insight_of(taken.quiz).lines if line.row.pk == row.pk)
    shown = {choice.text: (choice.is_right, choice.percent, choice.top) for choice in line.choices}
    stem = line.version.stem.removeprefix("Câu hỏi số ").removesuffix("?")
    assert shown[f"Ý b của câu {stem}"] == (True, 30, 100)


def test_only_the_first_attempt_counts_and_computing_again_changes_nothing(taken):
    again = Attempt.objects.filter(is_passed=False).first().learner.user
    do(taken, again, right_response)
    first = compute_statistics(quiz=taken.quiz)
    second = compute_statistics(quiz=taken.quiz)
    assert (first.pk, first.attempts, first.mean_percent) == (second.pk, 10, second.mean_percent)
    assert ItemStatistics.objects.filter(quiz=taken.quiz).count() == 5


def test_two_records_of_one_human_count_once(taken):
    kept, merged = [attempt.learner for attempt in Attempt.objects.order_by("pk")[:2]]
    merge_people(kept=kept, merged=merged, reason="cùng một người", actor=None)
    assert compute_statistics(quiz=taken.quiz).attempts == 9


def test_voided_attempts_do_not_count(taken):
    Attempt.objects.filter(pk=Attempt.objects.first().pk).update(state="voided")
    assert compute_statistics(quiz=taken.quiz).attempts == 9


def test_a_quiz_that_nobody_took_has_empty_figures(db):
    exam = make_exam()
    found = compute_statistics(quiz=exam.quiz)
    assert (found.attempts, found.mean_percent, found.reliability) == (0, None, None)
    assert insight_of(exam.quiz).lines == []


def test_the_job_computes_what_is_new_and_nothing_else(taken):
    assert {"quiz_statistics", "quiz_signals"} <= jobs().keys()
    assert compute_due_statistics() == 1
    assert compute_due_statistics() == 0
    QuizStatistics.objects.update(computed_at=timezone.now() - timedelta(days=1))
    assert compute_due_statistics() == 1


def test_a_version_and_a_bank_know_their_figures(taken):
    compute_statistics(quiz=taken.quiz)
    version = QuestionVersion.objects.first()
    assert [line.row.quiz for line in lines_of_version(version)] == [taken.quiz]
    found = insight_of_bank(taken.quiz.bank)
    assert [insight.statistics.attempts for insight in found.quizzes] == [10]
    assert list(found.flagged) == []  # ten attempts flag nothing


def test_same_mistakes_are_pointed_out_once_and_cost_nobody_anything(taken, trainer):
    before = list(Attempt.objects.order_by("pk").values_list("state", "percent"))
    assert note_signals(quiz=taken.quiz) == 7
    assert note_signals(quiz=taken.quiz) == 0
    assert list(Attempt.objects.order_by("pk").values_list("state", "percent")) == before
    signal = Signal.objects.first()
    assert signal.kind == "twin"
    assert len(signal.facts["others"]) == 6
    dismiss_signal(signal=signal, actor=trainer)
    dismiss_signal(signal=signal, actor=trainer)
    assert note_signals(quiz=taken.quiz) == 0
    assert LogEntry.objects.filter(event="quizzes.signal_dismissed").count() == 1


def test_a_shared_device_is_pointed_out(taken):
    Attempt.objects.filter(is_passed=True).update(device="máy của xã")
    note_signals(quiz=taken.quiz)
    assert Signal.objects.filter(kind="device").count() == 3


@pytest.fixture
def pair(places):
    """Six people of Kim Liên and two of Vạn An did a test before and one after it."""
    before, after = make_exam(max_attempts=None), make_exam(max_attempts=None)
    after.quiz.paired_with = before.quiz
    after.quiz.save()
    for user in [*people(places.commune, 6), *people(places.next_commune, 2)]:
        for exam, response in ((before, wrong_response), (after, right_response)):
            make_place(exam, user)
            do(exam, user, response)
    return after.quiz


def test_gain_is_shown_by_unit_and_small_units_are_not(pair, trainer):
    sheet = gain_sheet(pair, trainer)
    assert [(line.name, line.gain.people, line.gain.points) for line in sheet.lines] == [("Xã Kim Liên", 6, 100.0)]
    assert (sheet.total.people, sheet.hidden) == (6, 2)
    assert gain_sheet(pair.paired_with, trainer).after == pair


def test_gain_of_people_elsewhere_is_not_shown(pair, foreign_trainer):
    sheet = gain_sheet(pair, foreign_trainer)
    assert (list(sheet.lines), sheet.people) == ([], 0)


def test_a_quiz_without_a_pair_has_no_gain(taken, trainer):
    assert gain_sheet(taken.quiz, trainer) is None
