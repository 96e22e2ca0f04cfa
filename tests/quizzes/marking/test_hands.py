"""Marking by hand: alone, by two who may disagree, as a draft, once more."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from quizzes.errors import AlreadyMarkedError, InOtherHandsError, OwnWorkError
from quizzes.models import AttemptState, GradingRun, ManualMark, MarkingState, MarkingTask
from quizzes.selectors.marking.scope import tasks_before
from quizzes.services import rule_attempt
from quizzes.services.marking import claim_next, look_again
from tests.factories.marking import give, make_essay_exam, sit, the_task

pytestmark = pytest.mark.django_db


def test_one_mark_settles_the_answer_and_grades_the_attempt(handed_in, trainer):
    assert handed_in.percent is None
    assert give(the_task(), trainer, 6, 2).state == MarkingState.SETTLED
    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.percent, handed_in.is_passed) == (AttemptState.RELEASED, Decimal(90), True)
    run = GradingRun.objects.get(number=2)
    assert (run.trigger, run.graded_by) == ("marking", trainer)


def test_points_never_leave_the_rubric(handed_in, trainer):
    give(the_task(), trainer, 99, -5)
    mark = ManualMark.objects.get()
    assert (mark.scored, mark.points) == (6, {"y": "6", "v": "0"})


def test_a_draft_counts_for_nothing_and_holds_the_answer(handed_in, trainer, second_marker):
    assert give(the_task(), trainer, 3, is_draft=True).state == MarkingState.WAITING
    handed_in.refresh_from_db()
    assert handed_in.percent is None
    assert not tasks_before(second_marker).exists()
    with pytest.raises(InOtherHandsError):
        give(the_task(), second_marker, 1)
    give(the_task(), trainer, 5)
    assert ManualMark.objects.get().scored == 5


def test_a_forgotten_draft_holds_nobody_up(handed_in, trainer, second_marker):
    give(the_task(), trainer, 3, is_draft=True)
    MarkingTask.objects.update(claimed_at=timezone.now() - timedelta(hours=3))
    give(the_task(), second_marker, 6, 4)
    assert ManualMark.objects.get().marked_by == second_marker


@pytest.mark.parametrize(("second", "state", "percent"), [(8, "settled", Decimal(95)), (7, "differs", None)])
def test_two_markers_are_averaged_unless_they_lie_apart(learner, trainer, second_marker, second, state, percent):
    attempt = sit(make_essay_exam(markers=2), learner)
    assert give(the_task(), trainer, 6, 4).state == MarkingState.SECOND
    with pytest.raises(AlreadyMarkedError):
        give(the_task(), trainer, 6, 4)
    assert give(the_task(), second_marker, second - 4, 4).state == state
    attempt.refresh_from_db()
    assert attempt.percent == percent


def test_a_third_person_has_the_last_word(learner, trainer, second_marker, third_marker):
    attempt = sit(make_essay_exam(markers=2), learner)
    give(the_task(), trainer, 6, 4)
    give(the_task(), second_marker, 0)
    for marker in (trainer, second_marker):
        assert not tasks_before(marker).exists()
    give(the_task(), third_marker, 3, 1)
    attempt.refresh_from_db()
    assert attempt.percent == 70


def test_looked_at_again_the_old_mark_stands_until_the_new(handed_in, trainer, second_marker):
    give(the_task(), trainer, 0)
    look_again(task=the_task())
    handed_in.refresh_from_db()
    assert handed_in.percent == 50
    give(the_task(), second_marker, 6, 4)
    handed_in.refresh_from_db()
    assert handed_in.percent == 100
    assert GradingRun.objects.latest("number").reason


def test_nobody_marks_their_own_answer(essay_exam, trainer):
    sit(essay_exam, trainer)
    assert not tasks_before(trainer).exists()
    with pytest.raises(OwnWorkError):
        give(the_task(), trainer, 6)


def test_strangers_have_nothing_to_mark(handed_in, foreign_trainer, stranger, learner):
    for user in (foreign_trainer, stranger, learner):
        assert not tasks_before(user).exists()


def test_the_next_answer_is_claimed_once(essay_exam, handed_in, classmate, trainer, second_marker):
    sit(essay_exam, classmate)
    which = {"version_id": the_version().pk, "quiz_id": essay_exam.quiz.pk}
    first, second = claim_next(**which, actor=trainer), claim_next(**which, actor=second_marker)
    assert {first.attempt.learner_id, second.attempt.learner_id} == {handed_in.learner_id, classmate.person_id}
    assert claim_next(**which, actor=trainer) == first


def test_a_voided_attempt_waits_for_nobody(handed_in, trainer, editor):
    rule_attempt(attempt=handed_in, ruling="void", reason="nhờ người làm hộ", actor=editor)
    assert not tasks_before(trainer).exists()


def the_version():
    """The essay."""
    return MarkingTask.objects.first().version
