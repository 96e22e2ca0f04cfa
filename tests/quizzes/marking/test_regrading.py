"""Faulty questions made good: tried dry, approved by another, marked anew, and nothing taken away."""

import pytest

from core.models import LogEntry
from quizzes.calculations import QuestionContent
from quizzes.errors import DecidedAlreadyError, FaultyKeyError, OwnWorkError, RegradeWaitingError
from quizzes.models import Attempt, GradingRun, ItemGrade, QuestionVersion, Regrade, RegradeKind
from quizzes.selectors import result_of
from quizzes.selectors.marking.regrades import regrade_sheet, regrades_seen_by
from quizzes.services import grade_attempt, rule_attempt, save_question
from quizzes.services.marking import Correction, apply_regrade, decide_regrade, finish_regrades, propose_regrade
from tests.factories.marking import give, the_task
from tests.factories.quizzes import (
    answer_all,
    do,
    hand_in,
    make_exam,
    make_place,
    start,
    wrong_response,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(exam):
    """A question with one right option."""
    return QuestionVersion.objects.filter(type="single").order_by("pk").first()


@pytest.fixture
def failed(exam, place, learner):
    """The learner has chosen the first option everywhere."""
    return do(exam, learner, wrong_response)


def ask(version, trainer, **facts):
    """Ask for a correction; unless told otherwise everybody gets the points."""
    values = {"quiz": None, "kind": RegradeKind.FULL_MARKS, "reason": "Câu hỏi in thiếu dữ kiện.", **facts}
    return propose_regrade(correction=Correction(version=version, **values), actor=trainer)


def carry_out(regrade, editor):
    """Approve and mark anew."""
    return apply_regrade(regrade=decide_regrade(regrade=regrade, is_approved=True, actor=editor))


def test_the_dry_run_changes_nothing(version, failed, trainer):
    regrade = ask(version, trainer)
    assert regrade.difference["attempts"] == 1
    assert regrade.difference["runs"] == {str(failed.pk): ["0.00", "20.00"]}
    assert GradingRun.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "percent"),
    [
        ({"kind": RegradeKind.FULL_MARKS}, 20),
        ({"kind": RegradeKind.KEY, "key": {"correct": ["a"]}}, 20),
        ({"kind": RegradeKind.DROP}, 0),
    ],
)
def test_an_approved_correction_adds_a_run(version, failed, trainer, editor, facts, percent):
    assert carry_out(ask(version, trainer, **facts), editor) == 1
    run = GradingRun.objects.get(number=2)
    assert (run.trigger, run.reason, run.graded_by, run.percent) == (
        "regrade",
        "Câu hỏi in thiếu dữ kiện.",
        editor,
        percent,
    )
    assert run.item_grades.count() == 5
    assert GradingRun.objects.get(number=1).percent == 0
    failed.refresh_from_db()
    assert failed.percent == percent


def test_a_dropped_question_is_taken_out_of_both(exam, place, learner, version, trainer, editor):
    attempt = start(exam, learner)
    answer_all(attempt, but=1)
    hand_in(attempt)
    lost = ItemGrade.objects.get(scored=0).version
    carry_out(ask(lost, trainer, kind=RegradeKind.DROP), editor)
    run = GradingRun.objects.get(number=2)
    assert (run.scored, run.out_of, run.percent) == (4, 4, 100)


def test_marking_once_more_comes_to_the_same(version, failed, trainer, editor):
    carry_out(ask(version, trainer, kind=RegradeKind.KEY, key={"correct": ["a"]}), editor)
    again = grade_attempt(attempt=failed, trigger="regrade", reason="kiểm tra", actor=editor)
    assert again.percent == GradingRun.objects.get(number=2).percent == 20


def test_applied_twice_it_is_applied_once(version, failed, trainer, editor):
    regrade = ask(version, trainer)
    assert (carry_out(regrade, editor), carry_out(regrade, editor), finish_regrades()) == (1, 0, 0)
    assert GradingRun.objects.count() == 2
    assert LogEntry.objects.filter(event="quizzes.attempts_regraded").count() == 1


def test_what_was_broken_off_is_finished(version, failed, trainer, editor):
    decide_regrade(regrade=ask(version, trainer), is_approved=True, actor=editor)
    assert (finish_regrades(), finish_regrades()) == (1, 0)


def test_whoever_asks_does_not_approve(version, failed, editor, trainer):
    with pytest.raises(OwnWorkError):
        decide_regrade(regrade=ask(version, editor), is_approved=True, actor=editor)
    regrade = Regrade.objects.get()
    decide_regrade(regrade=regrade, is_approved=False, remark="Đáp án đúng rồi.", actor=trainer)
    with pytest.raises(DecidedAlreadyError):
        decide_regrade(regrade=regrade, is_approved=True, actor=trainer)
    assert apply_regrade(regrade=Regrade.objects.get()) == 0
    assert not QuestionVersion.objects.get(pk=version.pk).is_amended


def test_one_correction_waits_at_a_time(version, failed, trainer):
    ask(version, trainer)
    with pytest.raises(RegradeWaitingError):
        ask(version, trainer, kind=RegradeKind.DROP)


@pytest.mark.parametrize("key", [None, {"correct": []}, {"correct": ["z"]}])
def test_a_key_must_fit_the_question(version, failed, trainer, key):
    with pytest.raises(FaultyKeyError):
        ask(version, trainer, kind=RegradeKind.KEY, key=key)


def test_the_key_that_stands_is_no_correction(version, failed, trainer):
    with pytest.raises(FaultyKeyError):
        ask(version, trainer, kind=RegradeKind.KEY, key=version.key)


def test_attempts_marked_later_follow_the_correction(exam, version, failed, classmate, trainer, editor):
    carry_out(ask(version, trainer), editor)
    make_place(exam, classmate)
    assert do(exam, classmate, wrong_response).percent == 20
    assert finish_regrades() == 0


def test_passing_by_a_correction_completes_and_failing_by_it_takes_nothing(db, learner, trainer, editor):
    exam = make_exam(1, kinds=("single",))
    enrolment = make_place(exam, learner)
    do(exam, learner, wrong_response)
    version = QuestionVersion.objects.get()
    carry_out(ask(version, trainer), editor)
    enrolment.refresh_from_db()
    assert enrolment.completed_at is not None
    regrade = ask(version, trainer, kind=RegradeKind.KEY, key={"correct": ["c"]})
    assert regrade.difference["newly_failed"] == 1
    assert [line.fell for line in regrade_sheet(regrade, trainer).touched] == [True]
    carry_out(regrade, editor)
    done_at = enrolment.completed_at
    enrolment.refresh_from_db()
    assert (Attempt.objects.get().is_passed, enrolment.completed_at) == (False, done_at)


def test_a_dropped_essay_waits_for_nobody(handed_in, trainer, editor):
    version = QuestionVersion.objects.get(type="essay")
    carry_out(ask(version, trainer, kind=RegradeKind.DROP), editor)
    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.percent, the_task().state) == ("released", 100, "settled")


def test_other_questions_keep_what_people_gave(handed_in, trainer, editor):
    give(the_task(), trainer, 6, 2)
    carry_out(ask(QuestionVersion.objects.get(type="single"), trainer, kind=RegradeKind.DROP), editor)
    handed_in.refresh_from_db()
    assert handed_in.percent == 80


def test_only_the_named_quiz_is_touched(exam, version, failed, trainer, editor):
    other = make_exam(1)
    regrade = ask(version, trainer, quiz=other.quiz)
    assert regrade.difference["attempts"] == 0
    assert carry_out(regrade, editor) == 0


def test_the_learner_reads_why(version, failed, trainer, editor):
    carry_out(ask(version, trainer), editor)
    attempt = Attempt.objects.get()
    (correction,) = result_of(attempt, attempt.released_at).corrections
    assert (correction.reason, correction.old, correction.new) == ("Câu hỏi in thiếu dữ kiện.", 0, 20)
    assert len(correction.positions) == 1


def test_everybodys_attempts_are_marked_anew(exam, learner, classmate, place, trainer, editor, version):
    make_place(exam, classmate)
    for user in (learner, classmate):
        do(exam, user, wrong_response)
    regrade = ask(version, trainer)
    assert (regrade.difference["attempts"], regrade.difference["higher"]) == (2, 2)
    assert carry_out(regrade, editor) == 2


def test_banks_of_other_branches_show_no_corrections(exam, version, failed, trainer, foreign_trainer, places):
    ask(version, trainer)
    assert regrades_seen_by(trainer).count() == 1
    exam.course.owner_unit = places.province
    exam.course.save()
    assert not regrades_seen_by(foreign_trainer).exists()


def test_right_answers_follow_the_corrected_key(exam, place, learner, trainer, editor, version):
    for _try in range(3):
        do(exam, learner, wrong_response)
    carry_out(ask(version, trainer, kind=RegradeKind.KEY, key={"correct": ["c"]}), editor)
    attempt = Attempt.objects.order_by("number").last()
    wrong = result_of(attempt, attempt.released_at).wrong
    lines = [[o.text for o in item.options if o.is_right] for item in wrong if item.stem == version.stem]
    assert lines == [[next(o["text"] for o in version.body["options"] if o["id"] == "c")]]


def test_a_new_version_is_another_question(exam, version, failed, trainer, editor):
    save_question(
        bank=exam.quiz.bank,
        code=version.question.code,
        content=QuestionContent(
            type="single", stem="Hỏi lại", body=version.body, key={"correct": ["a"]}, level="basic"
        ),
        actor=trainer,
    )
    carry_out(ask(version, trainer), editor)
    assert not QuestionVersion.objects.get(stem="Hỏi lại").is_amended


def test_an_attempt_marked_while_people_look_into_it_goes_on_when_they_are_done(handed_in, trainer, editor):
    rule_attempt(attempt=handed_in, ruling="review", reason="Có phản ánh", actor=editor)
    carry_out(ask(QuestionVersion.objects.get(type="essay"), trainer, kind=RegradeKind.DROP), editor)
    handed_in.refresh_from_db()
    assert handed_in.state == "under_review"
    rule_attempt(attempt=handed_in, ruling="clear", reason="Không có gì", actor=editor)
    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.percent, handed_in.released_at is not None) == ("released", 100, True)
