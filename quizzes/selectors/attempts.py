"""Attempts, and where a learner stands with a quiz."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Person, User
from courses.selectors import Place, items_in_the_way, place_of_activity
from quizzes.calculations import PastAttempt, Policy, Tries, tries_of
from quizzes.models import Attempt, Quiz

ATTEMPT = tuple(field.attname for field in Attempt._meta.concrete_fields)  # noqa: SLF001 -- documented by Django
TITLES = ("quiz__code", "quiz__title", "quiz__bank_id", "quiz__course__title", "quiz__course__slug")


class Lesson(NamedTuple):
    """A lesson of the edition that the learner studies, to point at."""

    number: int
    slug: str
    title: str
    part: str


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
    open_attempt: Attempt | None
    last_attempt: Attempt | None
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


def attempts_of(person_id: int | None) -> QuerySet[Attempt]:
    """All attempts of a person, with the little that their pages show of quiz and course."""
    return Attempt.objects.filter(learner=person_id).select_related("quiz__course").only(*ATTEMPT, *TITLES)


def attempt_of_viewer(viewer: User, uid: UUID) -> Attempt | None:
    """The attempt alone, if it is the viewer's own: all that taking answers needs."""
    return Attempt.objects.filter(learner=viewer.person_id, uid=uid).first()


def attempt_page_of_viewer(viewer: User, uid: UUID) -> Attempt | None:
    """The attempt with its titles, if it is the viewer's own."""
    return attempts_of(viewer.person_id).filter(uid=uid).first()


def past_attempts(attempts: list[Attempt]) -> list[PastAttempt]:
    """What of closed attempts decides about the next one."""
    return [
        PastAttempt(attempt.submitted_at, attempt.percent, bool(attempt.is_passed))
        for attempt in attempts
        if attempt.submitted_at is not None and attempt.percent is not None
    ]


def standing_of(quiz: Quiz, person: Person, now: datetime) -> Standing:
    """Where a person stands with a quiz at a moment."""
    attempts = list(Attempt.objects.filter(quiz=quiz, learner=person).order_by("number"))
    place = place_of_activity(person, quiz.reference)
    missing = items_in_the_way(place.enrolment, place.item) if place else []
    return Standing(
        quiz=quiz,
        policy=Policy.of(quiz),
        place=place,
        in_the_way=[Lesson(item.number, item.slug, item.title, item.module_title) for item in missing],
        tries=tries_of(past_attempts(attempts), max_attempts=quiz.max_attempts, cooldown_hours=quiz.cooldown_hours),
        open_attempt=next((attempt for attempt in attempts if attempt.is_open), None),
        last_attempt=next((attempt for attempt in reversed(attempts) if not attempt.is_open), None),
        now=now,
    )
