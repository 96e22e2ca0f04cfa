"""The turns behind a number of the overview: people in one state, with the course and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.text.search import search_terms
from courses.models import CoursePage
from organisation.models import DatedQuerySet, UnitVersion
from organisation.selectors import exempt_person_ids
from reports.calculations import COMPLETED, OVERDUE, STARTED
from reports.selectors.filters import Filter
from reports.selectors.humans import humans_of
from reports.selectors.standings import Question, with_places

AT_ONCE = 50
FIELDS = ("under", "person__uid", "person__full_name", "position__name")
PLACE = ("course", "due_on", "last_studied_at", "completed_at")
# From a seat to the places that its holder has under other records than the one seated.
BESIDE = (
    "person__merged_into__enrolments",
    "person__merged__enrolments",
    "person__merged_into__merged__enrolments",
)


@dataclass(frozen=True)
class Group:
    """The turns that make up one number: their marks, and by what they are ordered."""

    title: str | Promise
    marks: Sequence[int]
    first: str


GROUPS = {
    "qua-han": Group(_("Quá hạn"), (OVERDUE, STARTED + OVERDUE), "due_on"),
    "dang-hoc": Group(_("Đang học"), (STARTED, STARTED + OVERDUE), "name_key"),
    "hoan-thanh": Group(_("Hoàn thành"), (COMPLETED,), "name_key"),
}


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A person on a course."""

    unit: UnitVersion
    uid: str
    name: str
    position: str
    course: CoursePage
    due_on: date | None
    last_studied_at: datetime | None
    completed_at: datetime | None


def turns_of(question: Question, group: str, *, search: str = "", page: str | int = 1) -> Page[Turn]:
    """A page of the turns; the latest to be done first among the overdue, else by name."""
    rows = _rows(question.asked, question.span.seats(question.asked.category), GROUPS[group], search)
    found = Paginator(rows, AT_ONCE).get_page(page)
    units = {unit.unit_id: unit for unit in question.span.units}
    courses = {course.pk: course for course in question.asked.courses}
    found.object_list = [
        Turn(
            unit=units[question.span.unit_of(under)],
            uid=str(uid),
            name=name,
            position=position,
            course=courses[course],
            due_on=due_on,
            last_studied_at=studied,
            completed_at=completed,
        )
        for under, uid, name, position, course, due_on, studied, completed, *_order in found.object_list
    ]
    return found


def _rows(asked: Filter, seats: DatedQuerySet[Any], group: Group, search: str) -> QuerySet[Any, Any]:
    """Seats with places; of those who go by several records the best place on each course, under whichever it is."""
    seats = seats.exclude(person__in=exempt_person_ids(asked.day))
    if terms := search_terms(search):
        seats = seats.filter(reduce(or_, (Q(person__search_key__contains=term) for term in terms)))
    humans = humans_of(asked)
    rows = _along("person__enrolments", asked, seats, group).exclude(enrolment__in=humans.lesser)
    if humans.stays:
        others = (_along(path, asked, seats, group).exclude(enrolment__in=humans.lesser) for path in BESIDE)
        rows = rows.union(*(other.exclude(learner=F("person_id")) for other in others), all=True)
    return rows.order_by(group.first, "name_key", "seat", "course")


def _along(path: str, asked: Filter, seats: DatedQuerySet[Any], group: Group) -> QuerySet[Any, Any]:
    rows = with_places(seats, asked, asked.course_ids, path).filter(marks__in=group.marks)
    rows = rows.annotate(name_key=F("person__sort_key"), seat=F("pk"), **{name: F(f"place__{name}") for name in PLACE})
    rows = rows.annotate(enrolment=F("place__pk"), learner=F("place__learner"))
    return rows.order_by().values_list(*FIELDS, *PLACE, "name_key", "seat")
