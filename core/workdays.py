"""Counting the days that offices work: Monday to Friday, public holidays left out."""

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether offices are open."""
    return day.weekday() < SATURDAY and day not in holidays


def workdays_after(day: date, count: int, holidays: Collection[date]) -> date:
    """The day so many working days after; the day itself is not counted.

    >>> workdays_after(date(2026, 11, 20), 2, ())  # a Friday
    datetime.date(2026, 11, 24)
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def deadline_after(day: date, count: int, holidays: Collection[date]) -> date:
    """The day so many days after; where offices are shut then, the next day on which they work (Civil Code, Article 148).

    >>> deadline_after(date(2026, 11, 19), 10, ())  # would be a Sunday
    datetime.date(2026, 11, 30)
    """
    due = day + timedelta(days=count)
    while not is_working_day(due, holidays):
        due += timedelta(days=1)
    return due


def days_of(text: str) -> frozenset[date]:
    """The days of a list such as "2026-01-01 2026-02-16/2026-02-20": single days, and ranges with both ends."""
    days: set[date] = set()
    for part in text.replace(",", " ").split():
        first, _slash, last = part.partition("/")
        start, stop = date.fromisoformat(first), date.fromisoformat(last or first)
        days.update(start + timedelta(days=n) for n in range((stop - start).days + 1))
    return frozenset(days)
