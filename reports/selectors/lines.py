"""Everybody of a span with everything on every course, a few communes at a time: what files are written from.

A province has half a million turns, so moments stay the database's own text until somebody reads them, and each hour
of the calendar is read once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from django.db.models import F, OuterRef, Subquery, TextField
from django.db.models.functions import Cast

from accounts.selectors import surviving_id, survivors
from certificates.selectors import standing_certificates
from core.text.dates import VIET_NAM
from courses.selectors import enrolments_in
from organisation.models import Category, UnitVersion
from organisation.selectors import exempt_person_ids, unit_names
from reports.calculations import COMPLETED
from reports.selectors.filters import Filter
from reports.selectors.marks import marks
from reports.selectors.spans import Span

UNITS_AT_ONCE = 10
PERSON = (
    "person_id",
    "person__uid",
    "person__full_name",
    "person__birth_year",
    "position__name",
    "category",
    "unit_id",
)
HOUR = len("2026-11-20 17")
FINISHED = str(COMPLETED)

# Marks, enrolled, completed, score, all as the database's text; number of the certificate.
PlaceLine = tuple[str, str, str | None, str | None, str | None]
NOWHERE: PlaceLine = ("0", "", None, None, None)


class PersonLine(NamedTuple):
    """A person under a unit, with their places by course."""

    unit: UnitVersion
    seated_in: str
    uid: str
    name: str
    birth_year: int | None
    position: str
    category: str
    is_exempt: bool
    places: dict[int, PlaceLine]


def person_lines(span: Span, asked: Filter) -> Iterator[PersonLine]:
    """Everyone of the span, unit by unit and by name, the exempt too."""
    exempt = set(exempt_person_ids(asked.day))
    for start in range(0, len(span.units), UNITS_AT_ONCE):
        yield from _lines(span.of(span.units[start : start + UNITS_AT_ONCE]), asked, exempt)


def count_lines(span: Span, asked: Filter) -> int:
    """How many people there are, the exempt too, once for each unit."""
    rows = span.seats(asked.category).order_by().values_list("under", surviving_id("person"))
    return len({(span.unit_of(under), human) for under, human in rows.distinct()})


def _lines(span: Span, asked: Filter, exempt: Collection[int]) -> Iterator[PersonLine]:
    in_order = span.seats(asked.category).order_by("person__sort_key", "person", "-is_primary", "position__order", "pk")
    seats = list(in_order.values_list("under", *PERSON))
    names = unit_names({seat[-1] for seat in seats}, span.day)
    stays = survivors()
    places = _places({seat[1] for seat in seats}, stays, asked)
    people: dict[int, dict[int, PersonLine]] = defaultdict(dict)
    units = {unit.unit_id: unit for unit in span.units}
    for row, record, uid, name, birth_year, position, category, unit in seats:
        under, person = span.unit_of(row), stays.get(record, record)
        if person not in people[under]:
            label, is_exempt = str(Category(category).label), record in exempt
            people[under][person] = PersonLine(
                units[under],
                names[unit],
                str(uid),
                name,
                birth_year,
                position,
                label,
                is_exempt,
                places.get(person, {}),
            )
    for unit_id in units:
        yield from people[unit_id].values()


def _places(people: Collection[int], stays: Mapping[int, int], asked: Filter) -> dict[int, dict[int, PlaceLine]]:
    """By human and course; where several records of one human have a place, the better."""
    humans = {stays.get(person, person) for person in people}
    records = humans | {record for record, human in stays.items() if human in humans}
    certificate = standing_certificates(asked.course_ids, asked.moment).filter(enrolment=OuterRef("pk")).order_by()
    rows = (
        enrolments_in(asked.course_ids)
        .filter(learner__in=records, enrolled_at__lte=asked.moment)
        .annotate(
            # All as text: what has a type of its own is converted, half a million times.
            marks_text=Cast(marks(asked), TextField()),
            enrolled=Cast("enrolled_at", TextField()),
            completed=Cast("completed_at", TextField()),
            score=Cast("score_percent", TextField()),
            number=Subquery(certificate.values("number")[:1]),
        )
        # The better later: it takes the place of the other.
        .order_by(F("completed_at").desc(nulls_first=True), "done", "-pk")
        .values_list("learner_id", "course_id", "marks_text", "enrolled", "completed", "score", "number")
    )
    places: dict[int, dict[int, PlaceLine]] = defaultdict(dict)
    for row in rows:
        places[stays.get(row[0], row[0])][row[1]] = row[2:]
    return places


def day_of(hour: str) -> str:
    """An hour as the database's text of a moment (UTC) begins with it, as a day in Viet Nam; nothing for nothing.

    >>> day_of("2026-11-20 17")
    '21/11/2026'
    """
    return f"{_in_viet_nam(hour):%d/%m/%Y}" if hour else ""


def iso_of(moment: str) -> str:
    """The database's text of a moment (UTC) as ISO 8601 in Viet Nam's time.

    >>> iso_of("2026-11-20 17:04:05.123456")
    '2026-11-21T00:04:05+07:00'
    """
    return f"{_in_viet_nam(moment[:HOUR]):%Y-%m-%dT%H}{moment[HOUR:19]}+07:00"


@cache
def _in_viet_nam(hour: str) -> datetime:
    return datetime.strptime(hour, "%Y-%m-%d %H").replace(tzinfo=UTC).astimezone(VIET_NAM)
