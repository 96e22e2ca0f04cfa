"""When an attempt may begin, how long it lasts, which answers count and when the key is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
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
    """What of a closed attempt decides about the next; without a percentage as long as the result is not released."""

    submitted_at: datetime
    percent: Decimal | None
    is_passed: bool


@dataclass(frozen=True)
class Tries:
    """Where a learner stands with a quiz; `left` is None when there is no limit, `counted_percent` is the result so far."""

    used: int
    left: int | None
    has_passed: bool
    counted_percent: Decimal | None
    opens_at: datetime | None

    @property
    def are_used_up(self) -> bool:
        """Whether the limit is reached."""
        return self.left == 0


def tries_of(
    past: Sequence[PastAttempt], *, max_attempts: int | None, cooldown_hours: int, counting: str = "best"
) -> Tries:
    """Count closed attempts against the policy; `opens_at` is when the waiting time after the last one ends."""
    waiting = timedelta(hours=cooldown_hours)
    return Tries(
        used=len(past),
        left=None if max_attempts is None else max(0, max_attempts - len(past)),
        has_passed=any(attempt.is_passed for attempt in past),
        counted_percent=counted(past, counting),
        opens_at=max(attempt.submitted_at for attempt in past) + waiting if past and waiting else None,
    )


def minutes_left(deadline: datetime, now: datetime) -> int:
    """Whole minutes until the deadline, rounded up; 0 once it has passed."""
    return max(0, ceil((deadline - now) / timedelta(minutes=1)))


def made_at(client_time: datetime, sent_at: datetime, received_at: datetime) -> datetime:
    """When an answer was given, by the server's clock.

    The phone's clock may be hours off; only the time that passed on it between answering and sending is used. One that
    was set meanwhile may say any age: no attempt lasts a year.
    """
    return received_at - min(max(timedelta(0), sent_at - client_time), timedelta(days=365))


def standing_answers(answers: Iterable[Placed]) -> dict[int, Placed]:
    """For every position the answer that counts: the one the server received last."""
    standing: dict[int, Placed] = {}
    for answer in sorted(answers, key=lambda answer: answer.sequence):
        standing[answer.position] = answer
    return standing


def are_answers_open(show_answers: str, tries: Tries, *, is_working: bool, is_over: bool) -> bool:
    """Whether the right answers of a closed attempt may be shown; never while another paper of the bank is open.

    `is_over`: the quiz has closed for this learner.
    """
    if is_working or show_answers == "never":
        return False
    if show_answers == "after_close":
        return is_over
    return show_answers == "after_submission" or tries.has_passed or tries.are_used_up


def counted(past: Sequence[PastAttempt], rule: str) -> Decimal | None:
    """The percentage that counts of several attempts, oldest first: the best, the last, the first, or their average."""
    percents = [attempt.percent for attempt in past if attempt.percent is not None]
    if not percents:
        return None
    match rule:
        case "last":
            return percents[-1]
        case "first":
            return percents[0]
        case "average":
            return (sum(percents, Decimal(0)) / len(percents)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return max(percents)


@dataclass(frozen=True)
class Allowance:
    """What one override gives; None and 0 leave the quiz's own limit."""

    extra_minutes: int = 0
    extra_attempts: int = 0
    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True)
class Limits:
    """The limits that hold for one learner."""

    minutes: int | None
    max_attempts: int | None
    opens_at: datetime | None
    closes_at: datetime | None

    def widened(self, allowances: Sequence[Allowance]) -> "Limits":
        """With the most generous part of each override; what is unlimited stays so."""
        opens = [allowance.opens_at for allowance in allowances if allowance.opens_at]
        closes = [allowance.closes_at for allowance in allowances if allowance.closes_at]
        minutes = max((allowance.extra_minutes for allowance in allowances), default=0)
        attempts = max((allowance.extra_attempts for allowance in allowances), default=0)
        return Limits(
            self.minutes and self.minutes + minutes,
            self.max_attempts and self.max_attempts + attempts,
            min([*opens, self.opens_at]) if opens and self.opens_at else self.opens_at,
            max([*closes, self.closes_at]) if closes and self.closes_at else self.closes_at,
        )

    def is_before(self, now: datetime) -> bool:
        """Whether it has not opened yet."""
        return self.opens_at is not None and now < self.opens_at

    def is_over(self, now: datetime) -> bool:
        """Whether it has closed."""
        return self.closes_at is not None and now >= self.closes_at

    def deadline(self, now: datetime) -> datetime | None:
        """Until when somebody who begins now may answer: their time, but not past the close."""
        own = now + timedelta(minutes=self.minutes) if self.minutes else None
        return min(own, self.closes_at) if own and self.closes_at else own or self.closes_at
