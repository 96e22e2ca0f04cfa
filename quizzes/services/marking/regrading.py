"""Making a faulty question good: asked for, tried dry, approved by somebody else, and then marked anew in bulk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from core.events import publish
from quizzes.calculations import TYPES, Policy, percent_of
from quizzes.errors import DecidedAlreadyError, FaultyKeyError, OwnWorkError, RegradeWaitingError
from quizzes.events import AttemptsRegraded, RegradeDecided, RegradeProposed
from quizzes.models import (
    CLOSED_STATES,
    Attempt,
    AttemptState,
    GradingRun,
    GradingTrigger,
    ItemGrade,
    MarkingState,
    MarkingTask,
    QuestionVersion,
    Quiz,
    Regrade,
    RegradeKind,
    RegradeState,
)
from quizzes.selectors.marking.regrades import key_that_counts
from quizzes.services.assessing import amended
from quizzes.services.grading import count_result

AT_ONCE = 200
GOES_ON = timedelta(days=7)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Correction:
    """What is asked for: which question, where, how it is made good, and why."""

    version: QuestionVersion
    quiz: Quiz | None
    kind: RegradeKind
    reason: str
    key: dict[str, Any] | None = None


@dataclass(frozen=True)
class Remarked:
    """An attempt with what a correction makes of it."""

    attempt: Attempt
    before: GradingRun
    grade: ItemGrade
    run: GradingRun


@transaction.atomic
def propose_regrade(*, correction: Correction, actor: User) -> Regrade:
    """Ask that a question be marked anew, with what that would change; nothing changes yet."""
    version, quiz = correction.version, correction.quiz
    if Regrade.objects.filter(version=version, quiz=quiz, state=RegradeState.WAITING).exists():
        raise RegradeWaitingError
    if correction.kind == RegradeKind.KEY:
        _refuse_a_faulty_key(correction)
    regrade = Regrade(
        version=version,
        quiz=quiz,
        kind=correction.kind,
        key=correction.key if correction.kind == RegradeKind.KEY else None,
        reason=correction.reason,
        requested_by=actor,
    )
    regrade.difference = difference_of(regrade)
    regrade.save()
    proposed = RegradeProposed(
        regrade_id=regrade.pk,
        version_id=version.pk,
        kind=regrade.kind,
        attempts=regrade.difference["attempts"],
    )
    publish(proposed, actor=actor)
    return regrade


@transaction.atomic
def decide_regrade(*, regrade: Regrade, is_approved: bool, remark: str = "", actor: User) -> Regrade:
    """Approve a correction, or refuse it: never the person who asked. `apply_regrade` then marks the attempts anew."""
    locked = Regrade.objects.select_for_update(of=("self",)).select_related("version").get(pk=regrade.pk)
    state = RegradeState.APPLIED if is_approved else RegradeState.REFUSED
    if locked.state != RegradeState.WAITING:
        if locked.state == state:
            return locked
        raise DecidedAlreadyError
    if locked.requested_by_id == actor.pk:
        raise OwnWorkError
    if is_approved:
        locked.difference = difference_of(locked)
        QuestionVersion.objects.filter(pk=locked.version_id).update(is_amended=True)
    locked.state, locked.decided_at, locked.decided_by, locked.remark = state, timezone.now(), actor, remark
    locked.save(update_fields=["difference", "state", "decided_at", "decided_by", "remark"])
    publish(RegradeDecided(regrade_id=locked.pk, version_id=locked.version_id, state=state), actor=actor)
    return locked


def apply_regrade(*, regrade: Regrade) -> int:
    """Mark the attempts of an approved correction anew, so many at a time; broken off, it goes on where it stopped."""
    if regrade.state != RegradeState.APPLIED:
        return 0
    count = 0
    while done := _apply_to_some(regrade):
        count += done
    if count:
        publish(AttemptsRegraded(regrade_id=regrade.pk, attempts=count), actor=regrade.decided_by)
    return count


def finish_regrades() -> int:
    """Go on with whatever was approved and not carried through; how many attempts."""
    waiting = Regrade.objects.filter(state=RegradeState.APPLIED, decided_at__gte=timezone.now() - GOES_ON)
    return sum(apply_regrade(regrade=regrade) for regrade in waiting.select_related("version", "decided_by"))


def difference_of(regrade: Regrade) -> dict[str, Any]:
    """What the correction would change, attempt by attempt; nothing is written."""
    difference: dict[str, Any] = {
        "attempts": 0,
        "higher": 0,
        "lower": 0,
        "newly_passed": 0,
        "newly_failed": 0,
        "runs": {},
    }
    concerned = attempts_concerned(regrade).order_by("pk")
    last = 0
    while batch := list(concerned.filter(pk__gt=last)[:AT_ONCE]):
        last = batch[-1].pk
        for remarked in _remarked(regrade, batch):
            _note(difference, remarked)
    return difference


def attempts_concerned(regrade: Regrade) -> QuerySet[Attempt]:
    """The attempts, handed in and not dropped, whose paper has the question and that were marked before the correction."""
    marked = ItemGrade.objects.filter(version=regrade.version_id, run__number=1)
    if regrade.decided_at:
        marked = marked.filter(run__graded_at__lt=regrade.decided_at)
    done = GradingRun.objects.filter(regrade=regrade.pk) if regrade.pk else GradingRun.objects.none()
    states = (*CLOSED_STATES, AttemptState.UNDER_REVIEW)
    attempts = Attempt.objects.filter(pk__in=marked.values("run__attempt"), state__in=states)
    attempts = attempts.exclude(pk__in=done.values("attempt"))
    return attempts.filter(quiz=regrade.quiz_id) if regrade.quiz_id else attempts


def _refuse_a_faulty_key(correction: Correction) -> None:
    version, key = correction.version, correction.key
    faults = key is None or any(True for _fault in TYPES[version.type].faults(version.body, key))
    if faults or key == key_that_counts(version, correction.quiz):
        raise FaultyKeyError


@transaction.atomic
def _apply_to_some(regrade: Regrade) -> int:
    """Mark the next attempts anew, one worker at a time."""
    Regrade.objects.select_for_update().get(pk=regrade.pk)
    attempts = attempts_concerned(regrade).order_by("pk").select_for_update(of=("self",))
    batch = list(attempts.select_related("quiz", "enrolment__edition")[:AT_ONCE])
    if not batch:
        return 0
    remarked = list(_remarked(regrade, batch))
    GradingRun.objects.bulk_create([found.run for found in remarked])
    ItemGrade.objects.bulk_create(list(_grades(remarked)), batch_size=AT_ONCE)
    for found in remarked:
        _move_on(found)
    Attempt.objects.bulk_update([found.attempt for found in remarked], ["percent", "is_passed", "state", "released_at"])
    tasks = MarkingTask.objects.filter(attempt__in=batch, version=regrade.version_id)
    tasks.exclude(state=MarkingState.SETTLED).update(state=MarkingState.SETTLED, settled_at=timezone.now())
    for found in remarked:
        if found.run.is_passed and not found.before.is_passed and found.attempt.is_released:
            count_result(found.attempt, Policy.read(found.attempt.policy), regrade.decided_by)
    return len(batch)


def _remarked(regrade: Regrade, batch: Sequence[Attempt]) -> Iterator[Remarked]:
    """What becomes of each attempt: the question's grade, and a run that is not saved yet."""
    runs = GradingRun.objects.filter(attempt__in=batch).order_by("attempt", "number")
    latest = {run.attempt_id: run for run in runs}
    grades = ItemGrade.objects.filter(run__in=latest.values(), version=regrade.version_id).select_related("answer")
    by_run = {grade.run_id: grade for grade in grades}
    for attempt in batch:
        before = latest[attempt.pk]
        earlier = by_run[before.pk]
        grade = amended(attempt, earlier, regrade)
        yield Remarked(attempt, before, grade, _run(attempt, before, (earlier, grade), regrade))


def _run(attempt: Attempt, before: GradingRun, grades: tuple[ItemGrade, ItemGrade], regrade: Regrade) -> GradingRun:
    """The run before with one grade in place of another."""
    earlier, grade = grades
    policy = Policy.read(attempt.policy)
    outstanding = before.outstanding - (earlier.scored is None) + (grade.scored is None)
    scored = before.scored - (earlier.scored or NOTHING) + (grade.scored or NOTHING)
    out_of = before.out_of - earlier.out_of + grade.out_of
    percent = None if outstanding else percent_of(scored, out_of)
    return GradingRun(
        attempt=attempt,
        number=before.number + 1,
        trigger=GradingTrigger.REGRADE,
        reason=regrade.reason,
        regrade=regrade if regrade.pk else None,
        scored=scored,
        out_of=out_of,
        outstanding=outstanding,
        percent=percent,
        is_passed=None if percent is None else percent >= policy.pass_percent or not policy.is_graded,
        graded_by=regrade.decided_by,
    )


def _grades(remarked: Sequence[Remarked]) -> Iterator[ItemGrade]:
    """Every grade of the new runs: those of the runs before, and the question's own."""
    by_before = {found.before.pk: found for found in remarked}
    for grade in ItemGrade.objects.filter(run__in=by_before):
        found = by_before[grade.run_id]
        new = found.grade if grade.position == found.grade.position else grade
        new.pk, new.run = None, found.run
        yield new


def _move_on(found: Remarked) -> None:
    """The attempt with its new result; one that waited for this question alone goes on its way."""
    attempt, run = found.attempt, found.run
    attempt.percent, attempt.is_passed = run.percent, run.is_passed
    if attempt.state in {AttemptState.SUBMITTED, AttemptState.EXPIRED} and not run.outstanding:
        is_held = Policy.read(attempt.policy).holds_results
        attempt.state = AttemptState.GRADED if is_held else AttemptState.RELEASED
        attempt.released_at = None if is_held else timezone.now()


def _note(difference: dict[str, Any], found: Remarked) -> None:
    old, new = found.before.percent, found.run.percent
    difference["attempts"] += 1
    if old is None or new is None or old == new:
        return
    difference["higher" if new > old else "lower"] += 1
    difference["newly_passed"] += bool(found.run.is_passed and not found.before.is_passed)
    difference["newly_failed"] += bool(found.before.is_passed and not found.run.is_passed)
    difference["runs"][str(found.attempt.pk)] = [f"{old:f}", f"{new:f}"]
