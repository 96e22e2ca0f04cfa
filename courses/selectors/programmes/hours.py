"""Periods (tiết) studied in a year: a count that advises those whose category has a number, and judges nobody."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts.models import Person
from accounts.selectors import records_of, surviving_id, survivor_of
from core.text.dates import VIET_NAM
from courses.activities import attended_periods
from courses.calculations.duties import credited
from courses.models import AnnualRequirement, Enrolment, OutsideCompletion, OutsideState
from organisation.selectors import memberships_at


@dataclass(frozen=True)
class YearOfStudy:
    """What a person studied in a year, and what is advised; None where nothing is."""

    year: int
    periods: Decimal
    advised: Decimal | None
    document: str = ""

    @property
    def percent(self) -> Decimal | None:
        """How much of what is advised, at most all of it."""
        return min(Decimal(100), self.periods * 100 / self.advised) if self.advised else None


def year_of_study(person: Person, year: int | None = None) -> YearOfStudy:
    """The person's year (this one unless told)."""
    year = year or timezone.localdate().year
    human = survivor_of(person).pk
    return years_of_study([human], year)[human]


def years_of_study(humans: Collection[int], year: int) -> dict[int, YearOfStudy]:
    """The year of each of these humans (surviving ids): completions, sessions attended, things learned elsewhere."""
    lessons = _lessons(humans, year)
    advised = _advised(humans, year)
    return {
        human: YearOfStudy(year, credited(lessons.get(human, ())), *advised.get(human, (None, ""))) for human in humans
    }


def _lessons(humans: Collection[int], year: int) -> dict[int, list[tuple[date, Decimal]]]:
    records = records_of(humans)
    found = attended_periods(humans, year)
    done = Enrolment.objects.filter(learner__in=records, completed_at__isnull=False)
    rows = done.values_list(surviving_id("learner"), "course_id", "completed_at", "course__periods")
    seen: set[tuple[int, int | None]] = set()
    for human, course, moment, periods in rows.order_by("completed_at"):
        day = timezone.localdate(moment, VIET_NAM)
        if day.year == year and (human, course) not in seen:
            found.setdefault(human, []).append((day, periods))
        seen.add((human, course))
    claims = OutsideCompletion.objects.filter(
        learner__in=records, state=OutsideState.APPROVED, completed_on__year=year, periods__isnull=False
    )
    for human, course, day, elsewhere in claims.values_list(
        surviving_id("learner"), "course_id", "completed_on", "periods"
    ):
        # One that stands for a course of ours was counted with that.
        if (human, course) not in seen:
            found.setdefault(human, []).append((day, elsewhere or Decimal(0)))
    return found


def _advised(humans: Collection[int], year: int) -> dict[int, tuple[Decimal, str]]:
    """The highest number that any of a human's categories of today has in that year."""
    advice = {
        row.category: (row.periods, row.document) for row in AnnualRequirement.objects.filter(year=year, periods__gt=0)
    }
    seats = memberships_at(timezone.localdate()).filter(person__in=records_of(humans), category__in=advice)
    held: dict[int, list[tuple[Decimal, str]]] = defaultdict(list)
    for human, category in seats.values_list(surviving_id("person"), "category"):
        held[human].append(advice[category])
    return {human: max(numbers) for human, numbers in held.items()}
