"""Who is how far: the rows from which every report is made, by the seats held on the day."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, FilteredRelation, Q, Value, When

from organisation.models import DatedQuerySet, Level, UnitVersion
from organisation.selectors import Scope, exempt_person_ids, seats_under, versions_at
from reports.calculations import COMPLETED, OVERDUE, STARTED, Standing
from reports.selectors.filters import Filter

BODIES_ABOVE = (Level.COUNTRY, Level.PROVINCE, Level.DISTRICT)


@dataclass(frozen=True)
class Span:
    """The units by which a report adds up: communes with all below them, bodies above with their own people alone."""

    units: Sequence[UnitVersion]
    day: date

    def seats(self, category: str) -> DatedQuerySet[Any]:
        """The seats of the category (or of every one), each with `under`, the unit that it counts for."""
        bodies = [version.unit_id for version in self.units if version.level in BODIES_ABOVE]
        others = [version.unit_id for version in self.units if version.level not in BODIES_ABOVE]
        seats = seats_under(others, self.day, directly_in=bodies)
        return seats.filter(category=category) if category else seats


@dataclass(frozen=True)
class Question:
    """What a report answers: of a unit (with what is counted with it), which courses, which people, as of when."""

    unit: UnitVersion
    span: Span
    asked: Filter


def span_within(scope: Scope, day: date) -> Span:
    """Every unit of a scope that is counted: bodies above communes first, then by name."""
    counted = Q(level__in=[*BODIES_ABOVE, Level.COMMUNE])
    alone = Q(level=Level.RESIDENTIAL_AREA, unit_id__in=scope.roots)
    found = versions_at(day).filter(counted | alone, unit_id__in=scope.unit_ids(day))
    return Span(sorted(found, key=lambda version: version.level not in BODIES_ABOVE), day)


def standings(span: Span, asked: Filter) -> Iterable[Standing]:
    """Everyone of the span who must learn, on every course asked for; one statement, whatever their number."""
    seats = span.seats(asked.category).exclude(person__in=exempt_person_ids(asked.day))
    rows = with_places(seats, asked, asked.course_ids).order_by()
    return rows.values_list("under", "person_id", "place__course", "marks")


def with_places(seats: DatedQuerySet[Any], asked: Filter, course_ids: Collection[int]) -> DatedQuerySet[Any]:
    """The seats, once for each place (`place`) that their holders had on the courses at the moment, with its `marks`."""
    place = FilteredRelation(
        "person__enrolments",
        condition=Q(person__enrolments__course__in=course_ids, person__enrolments__enrolled_at__lte=asked.moment),
    )
    return seats.annotate(place=place, marks=marks(asked, "place__"))


def marks(asked: Filter, place: str = "") -> Case:
    """What was true of a place on a course (whose fields begin with `place`) at the moment."""
    completed = Q((f"{place}completed_at__lte", asked.moment))
    started, late = Q((f"{place}started_at__lte", asked.moment)), Q((f"{place}due_on__lt", asked.day))
    return Case(
        When(completed, then=Value(COMPLETED)),
        When(started & late, then=Value(STARTED + OVERDUE)),
        When(started, then=Value(STARTED)),
        When(late, then=Value(OVERDUE)),
        default=Value(0),
    )
