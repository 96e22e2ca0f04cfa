"""When an attempt may begin, how long it lasts, which answers count and when the key is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def position(self) -> int: ...
    @property
    def sequence(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)


@dataclass(frozen=True)
class PastAttempt:
    """What of a closed attempt decides about the next."""

    submitted_at: datetime
    percent: Decimal
    is_passed: bool


@dataclass(frozen=True)
class Tries:
    """Where a learner stands with a quiz; `left` is None when there is no limit."""

    used: int
    left: int | None
    has_passed: bool
    best_percent: Decimal | None
    opens_at: datetime | None

    @property
    def are_used_up(self) -> bool:
        """Whether the limit is reached."""
        return self.left == 0


def tries_of(past: Sequence[PastAttempt], *, max_attempts: int | None, cooldown_hours: int) -> Tries:
    """Count closed attempts against the policy; `opens_at` is when the waiting time after the last one ends."""
    waiting = timedelta(hours=cooldown_hours)
    return Tries(
        used=len(past),
        left=None if max_attempts is None else max(0, max_attempts - len(past)),
        has_passed=any(attempt.is_passed for attempt in past),
        best_percent=max((attempt.percent for attempt in past), default=None),
        opens_at=max(attempt.submitted_at for attempt in past) + waiting if past and waiting else None,
    )


def minutes_left(deadline: datetime, now: datetime) -> int:
    """Whole minutes until the deadline, rounded up; 0 once it has passed."""
    return max(0, ceil((deadline - now) / timedelta(minutes=1)))


def made_at(client_time: datetime, sent_at: datetime, received_at: datetime) -> datetime:
    """When an answer was given, by the server's clock.

    The phone's clock may be hours off; only the time that passed on it between answering and sending is used.
    """
    return received_at - max(timedelta(0), sent_at - client_time)


def standing_answers(answers: Iterable[Placed]) -> dict[int, Placed]:
    """For every position the answer that counts: the one the server received last."""
    standing: dict[int, Placed] = {}
    for answer in sorted(answers, key=lambda answer: answer.sequence):
        standing[answer.position] = answer
    return standing


def are_answers_open(show_answers: str, tries: Tries, *, is_working: bool) -> bool:
    """Whether the right answers of a closed attempt may be shown; never while another paper of the bank is open."""
    if is_working or show_answers == "never":
        return False
    return show_answers == "after_submission" or tries.has_passed or tries.are_used_up
