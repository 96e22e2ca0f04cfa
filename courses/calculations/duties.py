"""Who must follow a programme, by when, for how long it holds, and when to remind. Plain values, no database."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

# Nobody is given a duty that is overdue already: whoever comes after the day has so many days.
DAYS_FOR_LATECOMERS = 30
# Credited periods of 45 minutes: a day holds eight of them.
MOST_PERIODS_A_DAY = Decimal(8)


class Condition(StrEnum):
    """What a rule asks of a seat."""

    REACH = "reach"
    CATEGORY = "category"
    POSITION = "position"
    TEAM = "team"
    MONTHS_FROM = "months_from"
    MONTHS_TO = "months_to"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a rule asks for beside the unit; whatever is empty asks nothing."""

    categories: frozenset[str] = frozenset()
    positions: frozenset[int] = frozenset()
    team_kind: str = ""
    months_from: int | None = None
    months_to: int | None = None


@dataclass(frozen=True, kw_only=True)
class Post:
    """A seat as a rule looks at it; `since` is the first day of the seat, or of the one that it continues."""

    category: str
    position: int
    team_kind: str
    since: date
    is_in_reach: bool = True


def unmet(wish: Wish, post: Post, today: date) -> list[Condition]:
    """Why the rule does not concern the holder of the seat; empty when it does."""
    months = months_between(post.since, today)
    answers = {
        Condition.REACH: post.is_in_reach,
        Condition.CATEGORY: not wish.categories or post.category in wish.categories,
        Condition.POSITION: not wish.positions or post.position in wish.positions,
        Condition.TEAM: not wish.team_kind or post.team_kind == wish.team_kind,
        Condition.MONTHS_FROM: wish.months_from is None or months >= wish.months_from,
        Condition.MONTHS_TO: wish.months_to is None or months < wish.months_to,
    }
    return [condition for condition, is_met in answers.items() if not is_met]


def keeps(reasons: Collection[Condition]) -> bool:
    """Whether somebody who has the duty keeps it: time in post brings people in, and takes nobody out again."""
    return not set(reasons) - {Condition.MONTHS_FROM, Condition.MONTHS_TO}


def months_between(since: date, today: date) -> int:
    """How many whole months have passed; negative before the day."""
    months = (today.year - since.year) * 12 + today.month - since.month
    short = today.day < since.day and today.day < monthrange(today.year, today.month)[1]
    return months - short


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of its month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """From when the days of a rule count: a `fixed` day, the `assignment`, or the `entry` into the post."""

    basis: str
    due_on: date | None = None
    days: int | None = None

    def day_for(self, *, assigned_on: date, since: date) -> date | None:
        """The last day for somebody assigned on that day whose post began `since`; None where there is no limit."""
        if self.basis == "fixed":
            due = self.due_on
        else:
            start = since if self.basis == "entry" else assigned_on
            due = None if self.days is None else start + timedelta(days=self.days)
        return due if due is None or due >= assigned_on else assigned_on + timedelta(days=DAYS_FOR_LATECOMERS)


def holds_until(met_on: date, months: int | None, earlier: date | None) -> date | None:
    """The last day for which a period holds; renewed in time, it goes on from the end of the one before."""
    if not months:
        return None
    start = earlier if earlier and met_on <= earlier else met_on
    return months_later(start, months)


def renews_on(valid_until: date | None, days: int) -> date | None:
    """The first day on which a period may be renewed."""
    return valid_until - timedelta(days=days) if valid_until else None


def renewal_due(valid_until: date, today: date) -> date:
    """By when it must be renewed: while it still holds, or soon for whoever comes late."""
    return valid_until if valid_until >= today else today + timedelta(days=DAYS_FOR_LATECOMERS)


def is_overdue(due_on: date | None, grace_days: int, today: date) -> bool:
    """Whether even the days of grace have passed."""
    return due_on is not None and today > due_on + timedelta(days=grace_days)


def reminder_of(due_on: date, days: Iterable[int], *, begun_on: date, today: date) -> int | None:
    """Which of the set reminders it is time for: the latest whose day has come since the duty began."""
    come = [number for number in days if begun_on < due_on - timedelta(days=number) <= today]
    return min(come, default=None)


def credited(lessons: Iterable[tuple[date, Decimal]]) -> Decimal:
    """Periods studied, a day counting for eight at most."""
    by_day: dict[date, Decimal] = {}
    for day, periods in lessons:
        by_day[day] = by_day.get(day, Decimal(0)) + max(periods, Decimal(0))
    return sum((min(periods, MOST_PERIODS_A_DAY) for periods in by_day.values()), Decimal(0))
