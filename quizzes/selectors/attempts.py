"""Attempts, and where a learner stands with a quiz."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Person, User
from accounts.selectors import identity_ids
from courses.selectors import Place, items_in_the_way, place_of_activity
from quizzes.calculations import PastAttempt, Policy, Tries, tries_of
from quizzes.models import Attempt, AttemptState, Quiz

ATTEMPT = tuple(field.attname for field in Attempt._meta.concrete_fields)  # noqa: SLF001 -- documented by Django
TITLES = ("quiz__code", "quiz__title", "quiz__bank_id", "quiz__course__title", "quiz__course__slug")
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
        """Whether it is still being worked on."""
        return self.state == AttemptState.IN_PROGRESS


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the introduction of a quiz says to one learner; `place` is None for those not enrolled.

    `in_the_way` are the lessons to finish first.
    """

    quiz: Quiz
    policy: Policy
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
    def may_start(self) -> bool:
        """Whether another attempt may begin now."""
        is_held_up = self.in_the_way or self.is_waiting or self.place is None
        return not (self.tries.has_passed or self.tries.are_used_up or is_held_up)


def attempts_by(person: Person | None) -> QuerySet[Attempt]:
    """All attempts of a person, under whichever record; nobody has none."""
    return Attempt.objects.filter(learner__in=identity_ids(person)) if person else Attempt.objects.none()


def attempts_of(person: Person | None) -> QuerySet[Attempt]:
    """All attempts of a person, with the little that their pages show of quiz, course and place on it."""
    return attempts_by(person).select_related("quiz__course", "enrolment__edition").only(*ATTEMPT, *TITLES, *PLACE)


def attempt_of_viewer(viewer: User, uid: UUID) -> Attempt | None:
    """The attempt alone, if it is the viewer's own: all that taking answers needs."""
    return attempts_by(viewer.person).filter(uid=uid).first()


def attempt_page_of_viewer(viewer: User, uid: UUID) -> Attempt | None:
    """The attempt with all that its pages show beside it, if it is the viewer's own."""
    return attempts_of(viewer.person).filter(uid=uid).first()


def outcomes_of(attempts: QuerySet[Attempt]) -> list[Outcome]:
    """How each of these attempts stands, in order."""
    return [Outcome(*row) for row in attempts.order_by("started_at", "number").values_list(*Outcome._fields)]


def tries_among(outcomes: Sequence[Outcome], *, max_attempts: int | None, cooldown_hours: int) -> Tries:
    """Where attempts at one quiz leave their learner."""
    past = [
        PastAttempt(outcome.submitted_at, outcome.percent, bool(outcome.is_passed))
        for outcome in outcomes
        if outcome.submitted_at is not None and outcome.percent is not None
    ]
    return tries_of(past, max_attempts=max_attempts, cooldown_hours=cooldown_hours)


def standing_of(quiz: Quiz, person: Person, now: datetime) -> Standing:
    """Where a person stands with a quiz at a moment."""
    outcomes = outcomes_of(attempts_by(person).filter(quiz=quiz))
    place = place_of_activity(person, quiz.reference)
    missing = items_in_the_way(place.enrolment, place.item) if place else []
    return Standing(
        quiz=quiz,
        policy=Policy.of(quiz),
        place=place,
        in_the_way=[Lesson(item.number, item.slug, item.title, item.module_title) for item in missing],
        tries=tries_among(outcomes, max_attempts=quiz.max_attempts, cooldown_hours=quiz.cooldown_hours),
        under_way=next((outcome for outcome in outcomes if outcome.is_open), None),
        last=next((outcome for outcome in reversed(outcomes) if not outcome.is_open), None),
        latest_number=max((outcome.number for outcome in outcomes), default=0),
        now=now,
    )
