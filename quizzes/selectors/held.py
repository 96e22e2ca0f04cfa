"""The answers that the server holds of an attempt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from core.prepared import prepared
from quizzes.calculations import standing_answers
from quizzes.models import Answer, Attempt


class Held(NamedTuple):
    """The answer that counts at a position."""

    position: int
    sequence: int
    response: Mapping[str, Any] | None
    is_flagged: bool
    received_at: datetime


def standing_of_attempt(attempt: Attempt) -> dict[int, Held]:
    """The answers that count, by position."""
    return standing_answers(Held(*row) for row in _held(attempt=attempt.pk))


@prepared
def _held(*, attempt: int) -> QuerySet[Answer, tuple[Any, ...]]:
    return Answer.objects.filter(attempt=attempt).values_list(*Held._fields)
