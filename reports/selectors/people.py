"""The people behind a figure, and the facts behind a person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import identity_ids, records_of, surviving_id
from certificates.selectors import standing_certificates
from core.text.dates import format_date, format_moment
from core.text.numbers import format_number
from core.text.search import search_terms
from courses.models import CoursePage, Enrolment
from courses.selectors import enrolments_in, enrolments_of
from organisation.models import Category, DatedQuerySet, UnitVersion
from organisation.selectors import HeldSeat, exempt_person_ids, held_seats_of
from reports.calculations import OVERDUE, Share, State, state_of
from reports.selectors.filters import Filter, state_labels
from reports.selectors.marks import marks
from reports.selectors.spans import Span

PERSON = ("person_id", "person__uid", "person__full_name", "person__search_key", "position__name", "category")
PLACE = ("course", "marks", "completed_at", "done", "total")


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """A person of a unit on one course."""

    uid: str
    name: str
    search_key: str
    position: str
    category: str
    state: State
    is_overdue: bool = False
    completed_at: datetime | None = None
    done: int = 0
    total: int = 0

    @property
    def words(self) -> str:
        """The state in words."""
        return state_labels()[self.state]

    @property
    def tone(self) -> str:
        """How loudly to say it."""
        if self.is_overdue:
            return "bad"
        return {State.COMPLETED: "ok", State.STUDYING: "info"}.get(self.state, "plain")


@dataclass(frozen=True, kw_only=True)
class CourseList:
    """The people of a unit on one course, and how many of them are in each state."""

    unit: UnitVersion
    course: CoursePage
    asked: Filter
    people: Sequence[PersonRow]
    counts: Counter[State]
    share: Share

    @property
    def states(self) -> Sequence[tuple[str, str, int]]:
        """The states that occur, in words, with how many people are in each."""
        return [
            (state, label, self.counts[State(state)])
            for state, label in state_labels().items()
            if self.counts[State(state)]
        ]


@dataclass(frozen=True, kw_only=True)
class UnitPerson:
    """A person of a unit over all courses asked for."""

    uid: str
    name: str
    position: str
    is_exempt: bool
    is_overdue: bool
    courses: Share


@dataclass(frozen=True, kw_only=True)
class UnitReport:
    """A unit: its share of each course, and its people with how many courses each has completed."""

    unit: UnitVersion
    asked: Filter
    courses: Sequence[tuple[CoursePage, Share]]
    people: Sequence[UnitPerson]

    @property
    def exempt(self) -> int:
        """How many need not learn."""
        return sum(person.is_exempt for person in self.people)


@dataclass(frozen=True)
class Fact:
    """What a person did on a course they have a place on."""

    enrolment: Enrolment
    certificate: str

    @property
    def rows(self) -> Sequence[tuple[str, str]]:
        """Name and value, without what has not happened."""
        place = self.enrolment
        rows = (
            (_("Ghi danh"), _moment(place.enrolled_at)),
            (_("Hình thức"), str(place.get_source_display())),
            (_("Hạn"), format_date(place.due_on) if place.due_on else ""),
            (_("Bắt đầu học"), _moment(place.started_at)),
            (_("Học gần nhất"), _moment(place.last_studied_at)),
            (_("Bài bắt buộc đã xong"), f"{place.done}/{place.total}"),
            (_("Hoàn thành"), _moment(place.completed_at)),
            (_("Điểm cuối khóa"), "" if place.score_percent is None else format_number(place.score_percent)),
            (_("Giấy chứng nhận"), self.certificate),
        )
        return [(name, value) for name, value in rows if value]


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """Everything that reports know of a person."""

    person: Person
    seats: Sequence[HeldSeat]
    is_exempt: bool
    facts: Sequence[Fact]


def course_list_of(span: Span, course: CoursePage, asked: Filter, *, search: str = "", state: str = "") -> CourseList:
    """The people of the span's one unit on the course by name, those found by the search and in the state."""
    (unit,) = span.units
    people = _people_by_course(span, [course], asked)[course.pk]
    counts = Counter(person.state for person in people)
    terms = search_terms(search)
    shown = [
        person
        for person in people
        if state in {"", person.state} and (not terms or any(term in person.search_key for term in terms))
    ]
    asked_people = len(people) - counts[State.EXEMPT]
    share = Share(counts[State.COMPLETED], asked_people)
    return CourseList(unit=unit, course=course, asked=asked, people=shown, counts=counts, share=share)


def unit_report_of(span: Span, asked: Filter) -> UnitReport:
    """The people of the span's one unit on every course asked for."""
    (unit,) = span.units
    by_course = _people_by_course(span, asked.courses, asked)
    columns = [by_course[course.pk] for course in asked.courses]
    return UnitReport(
        unit=unit,
        asked=asked,
        courses=[(course, _share_of(column)) for course, column in zip(asked.courses, columns, strict=True)],
        people=[_over_all(row) for row in zip(*columns, strict=True)],
    )


def _over_all(places: Sequence[PersonRow]) -> UnitPerson:
    done = sum(place.state == State.COMPLETED for place in places)
    return UnitPerson(
        uid=places[0].uid,
        name=places[0].name,
        position=places[0].position,
        is_exempt=places[0].state == State.EXEMPT,
        is_overdue=any(place.is_overdue for place in places),
        courses=Share(done, len(places)),
    )


def person_facts_of(person: Person, asked: Filter) -> PersonFacts:
    """What the person is, and what they did on each course."""
    places = list(enrolments_of(person).order_by("course__path"))
    held = standing_certificates([place.course_id for place in places], asked.moment).filter(
        holder__in=identity_ids(person)
    )
    numbers = dict(held.values_list("enrolment_id", "number"))
    return PersonFacts(
        person=person,
        seats=held_seats_of(person, asked.day),
        is_exempt=exempt_person_ids(asked.day).filter(pk=person.pk).exists(),
        facts=[Fact(place, numbers.get(place.pk, "")) for place in places],
    )


def _share_of(people: Iterable[PersonRow]) -> Share:
    states = Counter(person.state for person in people)
    return Share(states[State.COMPLETED], states.total() - states[State.EXEMPT])


def _people_by_course(span: Span, courses: Sequence[CoursePage], asked: Filter) -> dict[int, list[PersonRow]]:
    """For each course the span's people in one and the same order, by name."""
    seats = span.seats(asked.category).annotate(human=surviving_id("person"))
    in_order = seats.order_by("person__sort_key", "person_id", "-is_primary", "position__order", "pk")
    exempt = set(exempt_person_ids(asked.day))
    people: dict[int, PersonRow] = {}
    for fields in in_order.values("human", *PERSON):
        state = State.EXEMPT if fields["person_id"] in exempt else State.NOT_STARTED
        people.setdefault(fields["human"], _person_row(fields, state))
    places = _places(seats, courses, asked)
    return {
        course.pk: [
            person if person.state == State.EXEMPT else _on_course(person, places.get((human, course.pk)))
            for human, person in people.items()
        ]
        for course in courses
    }


def _places(
    seats: DatedQuerySet[Any], courses: Sequence[CoursePage], asked: Filter
) -> dict[tuple[int, int], Mapping[str, Any]]:
    """By human and course; where several records of one human have a place, the better."""
    places = enrolments_in([course.pk for course in courses]).filter(enrolled_at__lte=asked.moment)
    places = places.filter(learner__in=records_of(seats.order_by().values("person")))
    places = places.annotate(marks=marks(asked), human=surviving_id("learner"))
    # The better later: it takes the place of the other.
    in_order = places.order_by(F("completed_at").desc(nulls_first=True), "done", "-pk")
    return {(fields["human"], fields["course"]): fields for fields in in_order.values("human", *PLACE)}


def _person_row(fields: Mapping[str, Any], state: State) -> PersonRow:
    return PersonRow(
        uid=str(fields["person__uid"]),
        name=fields["person__full_name"],
        search_key=fields["person__search_key"],
        position=fields["position__name"],
        category=str(Category(fields["category"]).label),
        state=state,
    )


def _on_course(person: PersonRow, fields: Mapping[str, Any] | None) -> PersonRow:
    if fields is None:
        return person
    state = state_of(fields["marks"])
    return replace(
        person,
        state=state,
        is_overdue=bool(fields["marks"] & OVERDUE),
        completed_at=fields["completed_at"] if state == State.COMPLETED else None,
        done=fields["done"],
        total=fields["total"],
    )


def _moment(moment: datetime | None) -> str:
    return format_moment(moment) if moment else ""
