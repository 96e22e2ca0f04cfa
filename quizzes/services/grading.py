"""Marking attempts. A mark is a run of its own; marking again adds a run and leaves the old ones as they are.

Nothing follows from a mark before it is released: no completion, no message.
"""

import secrets
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import User
from core.events import publish
from courses.selectors import outline_of
from courses.services import complete_item
from quizzes.calculations import Policy
from quizzes.events import AttemptGraded, ResultsReleased
from quizzes.models import (
    Attempt,
    AttemptState,
    GradingRun,
    GradingTrigger,
    ItemGrade,
    MarkingTask,
    QuestionVersion,
    Quiz,
    Regrade,
    Release,
    SurveyReply,
)
from quizzes.selectors import standing_of_attempt
from quizzes.services.assessing import Assessment, assess

# A random id whose parts say nothing of when it was made.
_RANDOM_BITS, _VERSION = 128, 4


@transaction.atomic
def grade_attempt(
    *,
    attempt: Attempt,
    trigger: GradingTrigger,
    reason: str = "",
    regrade: Regrade | None = None,
    actor: User | None,
) -> GradingRun:
    """Mark a closed attempt by the answers that stand and the key of its own question versions.

    Unless a person has to mark something or the quiz holds its results, the result is released at once: passing, or
    handing in a quiz that is not graded, completes the item of the course in this same transaction.
    """
    assessment = assess(attempt)
    is_first = trigger == GradingTrigger.CLOSING
    run = GradingRun.objects.create(
        attempt=attempt,
        number=1 if is_first else GradingRun.objects.filter(attempt=attempt).count() + 1,
        trigger=trigger,
        reason=reason,
        regrade=regrade,
        scored=assessment.scored,
        out_of=assessment.out_of,
        outstanding=len(assessment.outstanding),
        percent=assessment.percent,
        is_passed=assessment.is_passed,
        graded_by=None if is_first else actor,
    )
    for grade in assessment.grades:
        grade.run = run
    ItemGrade.objects.bulk_create(assessment.grades)
    attempt.percent, attempt.is_passed = run.percent, run.is_passed
    if assessment.outstanding:
        _ask_people(attempt, assessment)
    _settle(attempt, run, assessment.policy, actor)
    return run


def _settle(attempt: Attempt, run: GradingRun, policy: Policy, actor: User | None) -> None:
    """Move the attempt on as far as its marks allow; one that people look into, or dropped, stays where it is."""
    is_moving = attempt.state in {AttemptState.SUBMITTED, AttemptState.EXPIRED, AttemptState.GRADED}
    if is_moving and not run.outstanding:
        attempt.state = AttemptState.GRADED if policy.holds_results else AttemptState.RELEASED
        attempt.released_at = None if policy.holds_results else run.graded_at
    attempt.save(update_fields=["state", "released_at", "percent", "is_passed"])
    if not run.outstanding:
        _announce(attempt, run, actor)
    if attempt.is_released:
        count_result(attempt, policy, actor)


@transaction.atomic
def release_results(*, quiz: Quiz, note: str = "", actor: User | None) -> Release | None:
    """Open every graded result of a quiz to its learner; None where none waits."""
    waiting = Attempt.objects.filter(quiz=quiz, state=AttemptState.GRADED)
    attempts = list(waiting.select_for_update(of=("self",)).select_related("quiz", "enrolment__edition"))
    if not attempts:
        return None
    now = timezone.now()
    release = Release.objects.create(quiz=quiz, count=len(attempts), note=note, released_at=now, released_by=actor)
    Attempt.objects.filter(pk__in=[attempt.pk for attempt in attempts]).update(
        state=AttemptState.RELEASED, released_at=now
    )
    for attempt in attempts:
        attempt.state, attempt.released_at = AttemptState.RELEASED, now
        count_result(attempt, Policy.read(attempt.policy), actor)
    released = ResultsReleased(release_id=release.pk, quiz_id=quiz.pk, course_id=quiz.course_id, attempts=len(attempts))
    publish(released, actor=actor)
    return release


@transaction.atomic
def rederive_results() -> int:
    """Set every attempt's result to that of its latest run; how many differed (none, in health)."""
    latest = GradingRun.objects.filter(attempt=OuterRef("pk")).order_by("-number")
    differing = Attempt.objects.annotate(
        run_percent=Subquery(latest.values("percent")[:1]), run_passed=Subquery(latest.values("is_passed")[:1])
    ).filter(~Q(percent=F("run_percent")) | ~Q(is_passed=F("run_passed")), run_percent__isnull=False)
    for attempt in differing:
        attempt.percent, attempt.is_passed = attempt.run_percent, attempt.run_passed
        attempt.save(update_fields=["percent", "is_passed"])
    return len(differing)


def detach_replies(attempt: Attempt) -> None:
    """Cut the answers to an anonymous survey loose from whoever gave them; only the day is kept."""
    sheet, today = UUID(int=secrets.randbits(_RANDOM_BITS), version=_VERSION), timezone.localdate()
    items = attempt.paper["items"]
    replies = [
        SurveyReply(
            quiz_id=attempt.quiz_id,
            sheet=sheet,
            version_id=items[answer.position - 1]["version"],
            response=answer.response,
            received_on=today,
        )
        for answer in standing_of_attempt(attempt).values()
        if answer.response
    ]
    SurveyReply.objects.bulk_create(replies)
    attempt.answers.all().delete()


def _ask_people(attempt: Attempt, assessment: Assessment) -> None:
    """Put what people have to mark into their queue, once."""
    waiting = {grade.version_id: grade for grade in assessment.outstanding}
    keys = QuestionVersion.objects.filter(pk__in=waiting).values_list("pk", "key")
    markers = {pk: 2 if key.get("markers") == 2 else 1 for pk, key in keys}  # noqa: PLR2004 -- two markers
    tasks = [
        MarkingTask(
            attempt=attempt,
            position=grade.position,
            version=grade.version,
            answer=grade.answer,
            markers=markers[grade.version_id],
        )
        for grade in assessment.outstanding
    ]
    MarkingTask.objects.bulk_create(tasks, ignore_conflicts=True)


def _announce(attempt: Attempt, run: GradingRun, actor: User | None) -> None:
    publish(
        AttemptGraded(
            attempt_id=attempt.pk,
            quiz_id=attempt.quiz_id,
            learner_id=attempt.learner_id,
            course_id=attempt.quiz.course_id,
            run_number=run.number,
            percent=str(run.percent),
            is_passed=bool(run.is_passed),
            is_released=attempt.is_released,
        ),
        actor=actor,
    )


def count_result(attempt: Attempt, policy: Policy, actor: User | None) -> None:
    """Complete the course's item for this quiz when the result that counts is enough."""
    if not attempt.is_passed or not _is_what_counts(attempt, policy):
        return
    percent = attempt.percent if policy.is_graded else None
    for item in outline_of(attempt.enrolment.edition).items:
        if item.activity == attempt.quiz.reference:
            complete_item(
                enrolment=attempt.enrolment,
                item_key=item.key,
                event_id=attempt.uid,
                occurred_at=attempt.submitted_at,
                score_percent=percent,
                actor=actor,
            )


def _is_what_counts(attempt: Attempt, policy: Policy) -> bool:
    """Whether a passed attempt passes its learner: where the first or the average counts, others decide too."""
    if policy.counting == "first":
        return attempt.number == 1
    if policy.counting == "average":
        released = Attempt.objects.filter(quiz=attempt.quiz_id, learner=attempt.learner_id, state=AttemptState.RELEASED)
        known = [percent for percent in released.values_list("percent", flat=True) if percent is not None]
        return sum(known, Decimal(0)) >= policy.pass_percent * len(known)
    return True
