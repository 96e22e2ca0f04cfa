"""Attempts, and where a learner stands with a quiz."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Person, User
from accounts.selectors import identity_ids
from core.prepared import prepared
from courses.selectors import Place, items_in_the_way, place_of_activity
from quizzes.calculations import Limits, PastAttempt, Policy, Tries, tries_of
from quizzes.models import CLOSED_STATES, OPEN_STATES, Attempt, AttemptState, Quiz, QuizKind
from quizzes.selectors.limits import limits_for

ATTEMPT = tuple(field.attname for field in Attempt._meta.concrete_fields)  # noqa: SLF001 -- documented by Django
TITLES = (
    "quiz__code",
    "quiz__title",
    "quiz__kind",
    "quiz__bank_id",
    "quiz__closes_at",
    "quiz__paired_with",
    "quiz__course__title",
    "quiz__course__slug",
)
# What uses up a try; an attempt that people look into does as long as they do.
_USED = {*CLOSED_STATES, AttemptState.UNDER_REVIEW}
PLACE = ("enrolment__learner_id", "enrolment__course_id", "enrolment__completed_at", "enrolment__edition__hash")


class Lesson(NamedTuple):
    """A lesson of the edition that the learner studies, to point at."""

    number: int
    slug: str
    title: str
    part: str


class Outcome(NamedTuple):
    """How an attempt stands, without its paper."""

    uid: UUID
    quiz_id: int
    number: int
    state: str
    submitted_at: datetime | None
    percent: Decimal | None
    is_passed: bool | None

    @property
    def is_open(self) -> bool:
        """Whether it is still being worked on, or about to be."""
        return self.state in OPEN_STATES

    @property
    def is_begun(self) -> bool:
        """Whether it is being worked on."""
        return self.state == AttemptState.IN_PROGRESS

    @property
    def is_used(self) -> bool:
        """Whether it uses up a try."""
        return self.state in _USED

    @property
    def is_released(self) -> bool:
        """Whether its result is for its learner to see."""
        return self.state == AttemptState.RELEASED


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the introduction of a quiz says to one learner; `place` is None for those not enrolled.

    `in_the_way` are the lessons to finish first.
    """

    quiz: Quiz
    policy: Policy
    limits: Limits
    place: Place | None
    in_the_way: Sequence[Lesson]
    tries: Tries
    under_way: Outcome | None
    last: Outcome | None
    latest_number: int
    now: datetime

    @property
    def is_waiting(self) -> bool:
        """Whether the waiting time after the last attempt still runs."""
        return self.tries.opens_at is not None and self.now < self.tries.opens_at

    @property
    def is_before(self) -> bool:
        """Whether the quiz has not opened yet."""
        return self.limits.is_before(self.now)

    @property
    def is_over(self) -> bool:
        """Whether the quiz has closed."""
        return self.limits.is_over(self.now)

    @property
    def is_finished(self) -> bool:
        """Whether the learner has what the quiz is for; exercises are never finished."""
        return self.tries.has_passed and self.quiz.kind != QuizKind.PRACTICE

    @property
    def may_start(self) -> bool:
        """Whether another attempt may begin now."""
        is_held_up = self.in_the_way or self.is_waiting or self.place is None or self.is_before or self.is_over
        return not (self.is_finished or self.tries.are_used_up or is_held_up)


def attempts_by(person: Person | None) -> QuerySet[Attempt]:
    """All attempts of a person, under whichever record; nobody has none."""
    return Attempt.objects.filter(learner__in=identity_ids(person)) if person else Attempt.objects.none()


def attempts_of(person: Person | None) -> QuerySet[Attempt]:
    """All attempts of a person, with the little that their pages show of quiz, course and place on it."""
    return _with_titles(attempts_by(person))


def _with_titles(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    return attempts.select_related("quiz__course", "enrolment__edition").only(*ATTEMPT, *TITLES, *PLACE)


def attempt_of_viewer(viewer: User, uid: UUID) -> Attempt | None:
    """The attempt alone, if it is the viewer's own: all that taking answers needs."""
    if viewer.person and viewer.person.is_alone:
        return next(iter(_attempt_of(learner=viewer.person.pk, uid=uid)), None)
    return attempts_by(viewer.person).filter(uid=uid).first()


@prepared
def _attempt_of(*, learner: int, uid: UUID) -> QuerySet[Attempt]:
    return Attempt.objects.filter(learner=learner, uid=uid)


def attempt_page_of_viewer(viewer: User, uid: UUID) -> Attempt | None:
    """The attempt with all that its pages show beside it, if it is the viewer's own."""
    if viewer.person and viewer.person.is_alone:
        return next(iter(_attempt_page_of(learner=viewer.person.pk, uid=uid)), None)
    return attempts_of(viewer.person).filter(uid=uid).first()


@prepared
def _attempt_page_of(*, learner: int, uid: UUID) -> QuerySet[Attempt]:
    return _with_titles(Attempt.objects.filter(learner=learner, uid=uid))


def outcomes_of(attempts: QuerySet[Attempt]) -> list[Outcome]:
    """How each of these attempts stands, in order."""
    return [Outcome(*row) for row in _in_order(attempts)]


def _in_order(attempts: QuerySet[Attempt]) -> QuerySet[Attempt, tuple[Any, ...]]:
    return attempts.order_by("started_at", "number").values_list(*Outcome._fields)


def outcomes_at(quiz: Quiz, person: Person) -> list[Outcome]:
    """How each of a person's attempts at a quiz stands, in order."""
    if person.is_alone:
        return [Outcome(*row) for row in _outcomes_at(quiz=quiz.pk, learner=person.pk)]
    return outcomes_of(attempts_by(person).filter(quiz=quiz))


@prepared
def _outcomes_at(*, quiz: int, learner: int) -> QuerySet[Attempt, tuple[Any, ...]]:
    return _in_order(Attempt.objects.filter(learner=learner, quiz=quiz))


def tries_among(outcomes: Sequence[Outcome], policy: Policy) -> Tries:
    """Where attempts at one quiz leave their learner."""
    past = [
        PastAttempt(
            outcome.submitted_at,
            outcome.percent if outcome.is_released else None,
            outcome.is_released and bool(outcome.is_passed),
        )
        for outcome in outcomes
        if outcome.submitted_at is not None and outcome.is_used
    ]
    return tries_of(
        past, max_attempts=policy.max_attempts, cooldown_hours=policy.cooldown_hours, counting=policy.counting
    )


def standing_of(quiz: Quiz, person: Person, now: datetime) -> Standing:
    """Where a person stands with a quiz at a moment."""
    outcomes = outcomes_at(quiz, person)
    place = place_of_activity(person, quiz.reference)
    missing = items_in_the_way(place.enrolment, place.item) if place else []
    limits = limits_for(quiz, person)
    policy = replace(Policy.of(quiz), minutes=limits.minutes, max_attempts=limits.max_attempts)
    return Standing(
        quiz=quiz,
        policy=policy,
        limits=limits,
        place=place,
        in_the_way=[Lesson(item.number, item.slug, item.title, item.module_title) for item in missing],
        tries=tries_among(outcomes, policy),
        under_way=next((outcome for outcome in outcomes if outcome.is_open), None),
        last=next((outcome for outcome in reversed(outcomes) if outcome.is_used), None),
        latest_number=max((outcome.number for outcome in outcomes), default=0),
        now=now,
    )
