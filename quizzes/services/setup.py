"""Setting quizzes up: their rules, their questions, and other limits for some. Attempts under way keep their rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import Person, User
from core.events import publish
from organisation.models import Unit
from quizzes.calculations import Allowance
from quizzes.calculations.composing import Part, blueprint_of, size_of, stamp_of
from quizzes.errors import CodeTakenError, QuizChangedMeanwhileError
from quizzes.events import OverrideGranted, OverrideWithdrawn, QuizChanged, QuizSetUp
from quizzes.models import Attempt, AttemptState, Quiz, QuizOverride
from quizzes.selectors.limits import limits_for
from quizzes.services.bank import save_quiz


@dataclass(frozen=True, kw_only=True)
class Target:
    """Whom other limits are for: one of these, and only one."""

    learner: Person | None = None
    unit: Unit | None = None
    group: str = ""


@transaction.atomic
def set_up_quiz(*, code: str, values: Mapping[str, Any], actor: User | None) -> Quiz:
    """A new quiz; its code is its own."""
    if Quiz.objects.filter(code=code).exists():
        raise CodeTakenError(code=code)
    try:
        with transaction.atomic():
            quiz, _saved = save_quiz(code=code, values=values, actor=actor)
    except IntegrityError:
        raise CodeTakenError(code=code) from None
    publish(QuizSetUp(quiz_id=quiz.pk, course_id=quiz.course_id), actor=actor)
    return quiz


@transaction.atomic
def change_quiz(*, quiz: Quiz, values: Mapping[str, Any], actor: User | None) -> Quiz:
    """Give a quiz these values; what stands already is no change."""
    return _change(_locked(quiz), values, actor)


@transaction.atomic
def compose_quiz(*, quiz: Quiz, parts: Sequence[Part], seen: str, actor: User | None) -> Quiz:
    """Have a quiz ask these sections; `seen` is the stamp of the blueprint that they were made from."""
    locked = _locked(quiz)
    if stamp_of(locked.blueprint) != seen:
        raise QuizChangedMeanwhileError
    return _change(locked, {"blueprint": blueprint_of(parts), "question_count": size_of(parts)}, actor)


@transaction.atomic
def grant_override(
    *, quiz: Quiz, target: Target, allowance: Allowance, reason: str, actor: User | None
) -> QuizOverride:
    """Give somebody other limits; whoever they are for and is at work gets the time at once.

    The same limits for the same target are granted once.
    """
    locked = _locked(quiz)
    facts = {**vars(target), **vars(allowance)}
    override, is_new = QuizOverride.objects.get_or_create(
        quiz=locked, **facts, defaults={"reason": reason, "granted_by": actor}
    )
    if is_new:
        granted = OverrideGranted(
            override_id=override.pk, quiz_id=locked.pk, course_id=locked.course_id, extended=_extend(locked)
        )
        publish(granted, actor=actor)
    return override


@transaction.atomic
def withdraw_override(*, override: QuizOverride, actor: User | None) -> None:
    """Take other limits back; an attempt under way keeps the time that it was given."""
    deleted, _by_model = QuizOverride.objects.filter(pk=override.pk).delete()
    if deleted:
        withdrawn = OverrideWithdrawn(
            override_id=override.pk, quiz_id=override.quiz_id, course_id=override.quiz.course_id
        )
        publish(withdrawn, actor=actor)


def _locked(quiz: Quiz) -> Quiz:
    return Quiz.objects.select_for_update().get(pk=quiz.pk)


def _change(quiz: Quiz, values: Mapping[str, Any], actor: User | None) -> Quiz:
    changed = [name for name, value in values.items() if getattr(quiz, name) != value]
    if not changed:
        return quiz
    saved, _saved = save_quiz(code=quiz.code, values=values, actor=actor)
    publish(QuizChanged(quiz_id=saved.pk, course_id=saved.course_id, changed=sorted(changed)), actor=actor)
    return saved


def _extend(quiz: Quiz) -> int:
    """Give those at work the time that holds for them now, never less than they have; how many got more.

    The minutes are those that their attempt began with or was promised since.
    """
    extended = 0
    at_work = Attempt.objects.filter(quiz=quiz, state=AttemptState.IN_PROGRESS, deadline_at__isnull=False)
    for attempt in at_work.select_for_update(of=("self",)).select_related("learner"):
        limits = limits_for(quiz, attempt.learner)
        frozen, promised = attempt.policy.get("minutes"), limits.minutes
        minutes = max(frozen, promised) if frozen and promised else frozen
        deadline = replace(limits, minutes=minutes).deadline(attempt.started_at)
        if deadline is None or attempt.deadline_at is None or deadline <= attempt.deadline_at:
            continue
        attempt.deadline_at = deadline
        attempt.closes_at = deadline + timedelta(minutes=attempt.policy.get("grace_minutes", 0))
        attempt.save(update_fields=["deadline_at", "closes_at"])
        extended += 1
    return extended
