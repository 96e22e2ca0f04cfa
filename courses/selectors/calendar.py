"""A learner's days: a month as a sheet of weeks, what is to come as a list, and everything for a phone that subscribes."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.agenda import Appointment, appointments_of
from courses.models import CalendarFeed
from courses.selectors.progress import enrolments_of
from courses.selectors.translations import title_of

# A feed tells of what lies so far back and so far ahead.
BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True)
class Day:
    """A day of the sheet."""

    date: date
    is_of_month: bool
    is_today: bool
    appointments: Sequence[Appointment]


@dataclass(frozen=True)
class Month:
    """A month with everything in it; weeks begin on Monday."""

    first: date
    weeks: Sequence[Sequence[Day]]
    appointments: Sequence[Appointment]

    @property
    def before(self) -> str:
        """The month before, as addresses name it."""
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        """The month after, as addresses name it."""
        return f"{self.first + timedelta(days=31):%Y-%m}"

    @property
    def name(self) -> str:
        """As addresses name it."""
        return f"{self.first:%Y-%m}"

    @property
    def is_current(self) -> bool:
        """Whether it is the month of today."""
        return self.first == timezone.localdate().replace(day=1)

    @property
    def days(self) -> list[tuple[date, list[Appointment]]]:
        """The days on which there is something."""
        return [(day, list(found)) for day, found in groupby(self.appointments, key=lambda a: a.day)]


def month_of(person: Person, first: date) -> Month:
    """A month of the person's calendar."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    found = appointments_of(person, weeks[0][0], weeks[-1][-1] + timedelta(days=1))
    by_day = defaultdict(list)
    for appointment in found:
        by_day[appointment.day].append(appointment)
    today = timezone.localdate()
    sheet = [[Day(day, day.month == first.month, day == today, by_day[day]) for day in week] for week in weeks]
    within = [a for a in found if (a.day.year, a.day.month) == (first.year, first.month)]
    return Month(first, sheet, within)


def month_named(text: str) -> date:
    """The first day of the month that an address names (`2026-12`); of this month where it names none."""
    this = timezone.localdate().replace(day=1)
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return this
    return first if EARLIEST < first < LATEST else this


def days_ahead(person: Person) -> list[Appointment]:
    """What a subscribed phone is told: the last two months and all that is known of the next year."""
    today = timezone.localdate()
    return appointments_of(person, today - BEHIND, today + AHEAD)


def feed_of(person: Person) -> CalendarFeed | None:
    """The secret address of the person's calendar, if they asked for one."""
    return CalendarFeed.objects.filter(learner=person).first()


def feed_with(key: str) -> CalendarFeed | None:
    """Whose calendar the key opens."""
    return CalendarFeed.objects.filter(key=key).select_related("learner__merged_into").first()


def due_days(person: Person, since: date, until: date) -> Iterable[Appointment]:
    """The days by which the person's courses are to be finished; a finished one is due no more."""
    places = enrolments_of(person).filter(due_on__gte=since, due_on__lt=until, completed_at=None)
    for place in places:
        assert place.due_on is not None  # noqa: S101 -- by the filter
        yield Appointment(
            key=f"enrolment-{place.uid}",
            kind="due",
            title=title_of(place.course),
            start=place.due_on,
            note=_progress(place.done, place.total),
            url=place.course.address(),
        )


def _progress(done: int, total: int) -> str:
    return _("Xong {done}/{total} bài").format(done=done, total=total)
