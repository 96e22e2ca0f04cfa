"""Results that are held back until somebody opens them to everybody at once; and appeals."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import User
from quizzes.models import AttemptState, Quiz, Release
from quizzes.selectors.marking.scope import attempts_marked_by


@dataclass(frozen=True)
class Held:
    """A quiz with results to open: how many are ready, how many are still being marked."""

    quiz: Quiz
    ready: int
    waiting: int


def held_results(user: User) -> Sequence[Held]:
    """The quizzes of the user's branch with results that nobody has opened."""
    closed = (AttemptState.SUBMITTED, AttemptState.EXPIRED)
    is_held = Q(state=AttemptState.GRADED) | Q(state__in=closed, quiz__holds_results=True)
    attempts = attempts_marked_by(user).filter(is_held)
    rows = attempts.values("quiz").annotate(
        ready=Count("pk", filter=Q(state=AttemptState.GRADED)), waiting=Count("pk", filter=Q(state__in=closed))
    )
    counts = {row["quiz"]: (row["ready"], row["waiting"]) for row in rows.order_by()}
    quizzes = Quiz.objects.filter(pk__in=counts).select_related("course").order_by("title", "pk")
    return [Held(quiz, *counts[quiz.pk]) for quiz in quizzes]


def releases_seen_by(user: User) -> Sequence[Release]:
    """What was opened lately."""
    quizzes = attempts_marked_by(user).values("quiz")
    found = Release.objects.filter(quiz__in=quizzes).select_related("quiz", "released_by__person")
    return list(found.order_by("-released_at")[:20])
