"""What stands in a person's calendar: each app says what it knows of, the calendar shows it and phones subscribe to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.utils import timezone

Kind = Literal["due", "session", "closing", "renewal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A day, or some hours, at which something is due or takes place.

    `key` is the same however often it is told, so that a phone which subscribes sees a change and not another entry.
    A `start` of type `date` lasts all day; a moment has its `end`.
    """

    key: str
    kind: Kind
    title: str
    start: date | datetime
    end: datetime | None = None
    place: str = ""
    note: str = ""
    url: str = ""
    is_cancelled: bool = False

    @property
    def is_all_day(self) -> bool:
        """Whether it has no hour."""
        return not isinstance(self.start, datetime)

    @property
    def day(self) -> date:
        """The day on which it begins, in Viet Nam."""
        return timezone.localdate(self.start) if isinstance(self.start, datetime) else self.start


Source = Callable[[Any, date, date], Iterable[Appointment]]

_sources: list[Source] = []


def register_appointments(source: Source) -> Source:
    """Have the calendar ask the function for a person's appointments from a day until before another; used in `plugs.py`."""
    _sources.append(source)
    return source


def appointments_of(person: Any, since: date, until: date) -> list[Appointment]:  # noqa: ANN401 -- the core knows no Person
    """Everything that any app knows of, in order; all-day things first on their day."""
    found = [a for source in _sources for a in source(person, since, until) if since <= a.day < until]
    return sorted(found, key=lambda a: (a.day, not a.is_all_day, _moment(a), a.title, a.key))


def _moment(appointment: Appointment) -> datetime | None:
    return appointment.start if isinstance(appointment.start, datetime) else None
