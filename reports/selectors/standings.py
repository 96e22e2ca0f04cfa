"""Who is how far: the rows from which every report is made, by the seats held on the day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, Q

from organisation.models import DatedQuerySet, UnitVersion
from organisation.selectors import exempt_person_ids
from reports.calculations import Standing
from reports.selectors.filters import Filter
from reports.selectors.humans import humans_of
from reports.selectors.marks import marks
from reports.selectors.spans import Span


@dataclass(frozen=True)
class Question:
    """What a report answers: of a unit (with what is counted with it), which courses, which people, as of when."""

    unit: UnitVersion
    span: Span
    asked: Filter


def standings(span: Span, asked: Filter) -> Iterable[Standing]:
    """Everyone of the span who must learn, on every course asked for; one statement, whatever their number."""
    seats = span.seats(asked.category).exclude(person__in=exempt_person_ids(asked.day))
    rows = with_places(seats, asked, asked.course_ids).order_by()
    return humans_of(asked).counted(span.placed(rows.values_list("under", "person_id", "place__course", "marks")))


def with_places(
    seats: DatedQuerySet[Any], asked: Filter, course_ids: Collection[int], path: str = "person__enrolments"
) -> DatedQuerySet[Any]:
    """The seats, once for each place (`place`) that their holders had on the courses at the moment, with its `marks`.

    `path` leads from a seat to places.
    """
    taken = {f"{path}__course__in": course_ids, f"{path}__enrolled_at__lte": asked.moment}
    return seats.annotate(place=FilteredRelation(path, condition=Q(**taken)), marks=marks(asked, "place__"))
