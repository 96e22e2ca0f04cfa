"""The limits of a quiz as they hold for one learner."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from accounts.models import Person
from accounts.selectors import identity_ids
from core.prepared import prepared
from organisation.selectors import seats_of, subtree_ids
from quizzes.activities import groups_of
from quizzes.calculations import Allowance, Limits
from quizzes.models import Quiz, QuizOverride


def limits_for(quiz: Quiz, person: Person) -> Limits:
    """What the quiz says, widened by what was granted to the person, to their unit or to their group."""
    limits = Limits(quiz.minutes, quiz.max_attempts, quiz.opens_at, quiz.closes_at)
    overrides = _overrides_of(quiz=quiz.pk)
    return limits.widened(list(_allowed(overrides, person))) if overrides else limits


def closing_of(quiz: Quiz) -> datetime | None:
    """When the quiz closes for the last of those who may still take it: until then its answers would help somebody."""
    if quiz.closes_at is None:
        return None
    latest: datetime | None = QuizOverride.objects.filter(quiz=quiz).aggregate(latest=Max("closes_at"))["latest"]
    return max(latest, quiz.closes_at) if latest else quiz.closes_at


def _allowed(overrides: list[QuizOverride], person: Person) -> Iterator[Allowance]:
    today, own = timezone.localdate(), identity_ids(person)
    groups = groups_of(person) if any(override.group for override in overrides) else set()
    for override in overrides:
        is_meant = override.learner_id in own or override.group in groups
        if override.unit is not None:
            is_meant = seats_of(person, today).filter(unit__in=subtree_ids(override.unit, today)).exists()
        if is_meant:
            yield Allowance(override.extra_minutes, override.extra_attempts, override.opens_at, override.closes_at)


@prepared
def _overrides_of(*, quiz: int) -> QuerySet[QuizOverride]:
    return QuizOverride.objects.filter(quiz=quiz).select_related("unit")
