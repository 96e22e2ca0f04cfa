"""Marking attempts. A mark is a run of its own; marking again adds a run and leaves the old ones as they are."""

from decimal import Decimal

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import User
from core.events import publish
from courses.selectors import outline_of
from courses.services import complete_item
from quizzes.calculations import Policy, mark, percent_of, standing_answers
from quizzes.events import AttemptGraded
from quizzes.models import Answer, Attempt, AttemptState, GradingRun, GradingTrigger, ItemGrade, QuestionVersion

WEIGHT = Decimal(1)


@transaction.atomic
def grade_attempt(*, attempt: Attempt, trigger: GradingTrigger, reason: str = "", actor: User | None) -> GradingRun:
    """Mark a closed attempt by the answers that stand and the key of its own question versions.

    Passing, or handing in a quiz that is not graded, completes the item of the course in this same transaction.
    """
    policy = Policy.read(attempt.policy)
    grades = _marked(attempt)
    scored, out_of = sum((g.scored for g in grades), Decimal(0)), sum((g.out_of for g in grades), Decimal(0))
    percent = percent_of(scored, out_of)
    run = GradingRun.objects.create(
        attempt=attempt,
        number=GradingRun.objects.filter(attempt=attempt).count() + 1,
        trigger=trigger,
        reason=reason,
        scored=scored,
        out_of=out_of,
        percent=percent,
        is_passed=percent >= policy.pass_percent or not policy.is_graded,
        graded_by=actor if trigger == GradingTrigger.REGRADE else None,
    )
    for grade in grades:
        grade.run = run
    ItemGrade.objects.bulk_create(grades)
    attempt.state, attempt.released_at = AttemptState.RELEASED, run.graded_at
    attempt.percent, attempt.is_passed = run.percent, run.is_passed
    attempt.save(update_fields=["state", "released_at", "percent", "is_passed"])
    _announce(attempt, run, actor)
    if run.is_passed:
        _complete(attempt, run.percent if policy.is_graded else None, actor)
    return run


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


def _marked(attempt: Attempt) -> list[ItemGrade]:
    """The grade of every item, not yet saved."""
    items = attempt.paper["items"]
    versions = QuestionVersion.objects.only("type", "key").in_bulk([item["version"] for item in items])
    standing = standing_answers(Answer.objects.filter(attempt=attempt).only("position", "sequence", "response"))
    grades = []
    for position, item in enumerate(items, start=1):
        version, answer = versions[item["version"]], standing.get(position)
        share = mark(version.type, version.key, answer.response if answer else None)
        grades.append(
            ItemGrade(position=position, version=version, answer=answer, scored=share * WEIGHT, out_of=WEIGHT)
        )
    return grades


def _announce(attempt: Attempt, run: GradingRun, actor: User | None) -> None:
    publish(
        AttemptGraded(
            attempt_id=attempt.pk,
            quiz_id=attempt.quiz_id,
            learner_id=attempt.learner_id,
            course_id=attempt.quiz.course_id,
            run_number=run.number,
            percent=str(run.percent),
            is_passed=run.is_passed,
        ),
        actor=actor,
    )


def _complete(attempt: Attempt, percent: Decimal | None, actor: User | None) -> None:
    """Complete the course's item for this quiz; an edition from before the quiz has none."""
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
