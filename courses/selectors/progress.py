"""Enrolments, and how far each has come."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from accounts.models import Person
from accounts.selectors import identity_ids
from core.prepared import prepared
from core.text.dates import VIET_NAM
from courses import calculations
from courses.calculations import Facts, OutlineItem
from courses.models import CourseEdition, CoursePage, Enrolment, ItemProgress
from courses.selectors.outline import outline_of

OF_THE_COURSE = (
    *("title", "slug", "summary", "code", "topic", "audience", "goal", "periods", "pillar", "last_published_at"),
    *("is_mandatory", "awards_certificate", "live"),
)
NEVER = Value(datetime(9999, 12, 31, tzinfo=UTC), output_field=DateTimeField())


class Trace(NamedTuple):
    """What a learner did with an item."""

    opened_at: datetime
    read_percent: int
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Place:
    """A learner at one item of the edition they study."""

    enrolment: Enrolment
    item: OutlineItem

    @property
    def course(self) -> CoursePage:
        """The course that is studied."""
        return self.enrolment.course


def current_edition(course: CoursePage) -> CourseEdition | None:
    """The edition that a learner enrolling now would study."""
    return CourseEdition.objects.filter(course=course).order_by("-number").first()


def places_of(person: Person) -> QuerySet[Enrolment]:
    """The person's place on each course; where several records of theirs have one, that which came further."""
    return _own(Enrolment.objects.all(), person)


def _own(enrolments: QuerySet[Enrolment], person: Person) -> QuerySet[Enrolment]:
    places = enrolments.filter(learner__in=identity_ids(person))
    if person.is_alone:
        return places
    others = Enrolment.objects.filter(learner__in=identity_ids(person), course=OuterRef("course")).annotate(
        ended=Coalesce("completed_at", NEVER)
    )
    ended, done = Coalesce(OuterRef("completed_at"), NEVER), OuterRef("done")
    further = Q(ended__lt=ended) | Q(ended=ended, done__gt=done) | Q(ended=ended, done=done, pk__lt=OuterRef("pk"))
    return places.exclude(Exists(others.filter(further)))


def enrolments_of(person: Person) -> QuerySet[Enrolment]:
    """All places a person has on courses, with what the learner's pages show of the course."""
    return _own(_with_courses(), person)


@cache
def _with_courses() -> QuerySet[Enrolment]:
    return Enrolment.objects.select_related("course", "edition").only(
        *(field.attname for field in Enrolment._meta.concrete_fields),  # noqa: SLF001 -- documented by Django
        *(f"course__{name}" for name in OF_THE_COURSE),
        *(f"edition__{name}" for name in ("hash", "number", "compiled_at")),
    )


def place_on(person: Person, slug: str) -> Enrolment | None:
    """The person's place on the course of this address, with the course: one statement."""
    if person.is_alone:
        return next(iter(_place_on(learner=person.pk, slug=slug)), None)
    return next(iter(enrolments_of(person).filter(course__slug=slug)), None)


@prepared
def _place_on(*, learner: int, slug: str) -> QuerySet[Enrolment]:
    """Every page of a course and of a lesson begins with it."""
    return _with_courses().filter(learner=learner, course__slug=slug)


def enrolment_of(person: Person, course: CoursePage) -> Enrolment | None:
    """The person's place on the course, if they have one."""
    enrolment = places_of(person).filter(course=course).select_related("edition").first()
    if enrolment:
        enrolment.course = course
    return enrolment


def enrolments_by_id(ids: Collection[int]) -> QuerySet[Enrolment]:
    """The enrolments of these ids, of which events speak."""
    return Enrolment.objects.filter(pk__in=ids)


def enrolments_in(course_ids: Collection[int]) -> QuerySet[Enrolment]:
    """Every enrolment in any of these courses."""
    return Enrolment.objects.filter(course_id__in=course_ids)


def completions(course_ids: Collection[int], as_of: date | datetime) -> QuerySet[Enrolment]:
    """Enrolments completed by that moment; of a day, by its end in Viet Nam."""
    if isinstance(as_of, datetime):
        return enrolments_in(course_ids).filter(completed_at__lte=as_of)
    end_of_day = datetime(as_of.year, as_of.month, as_of.day, 23, 59, 59, 999999, tzinfo=VIET_NAM)
    return enrolments_in(course_ids).filter(completed_at__lte=end_of_day)


def traces_of(enrolment: Enrolment) -> dict[UUID, Trace]:
    """What the learner did with each item, by key."""
    rows = _traces_of(enrolment=enrolment.pk)
    return {key: Trace(opened_at, percent, completed_at) for key, opened_at, percent, completed_at in rows}


@prepared
def _traces_of(*, enrolment: int) -> QuerySet[ItemProgress, tuple[UUID, datetime, int, datetime | None]]:
    rows = ItemProgress.objects.filter(enrolment=enrolment)
    return rows.values_list("item_key", "opened_at", "read_percent", "completed_at")


def facts_in(row: ItemProgress) -> Facts:
    """What a row says, as the arithmetic reads it."""
    return Facts(
        opened_at=row.opened_at,
        read_percent=row.read_percent,
        watched=row.watched,
        played=row.played,
        checks_passed=row.checks_passed,
        met_at=row.met_at,
        completed_at=row.completed_at,
    )


def completed_in(traces: Mapping[UUID, Trace]) -> dict[UUID, datetime]:
    """When each completed item was completed."""
    return {key: trace.completed_at for key, trace in traces.items() if trace.completed_at}


def completed_items(enrolment: Enrolment) -> dict[UUID, datetime]:
    """When the learner completed each item they have completed, by key."""
    return completed_in(traces_of(enrolment))


def items_missing(enrolment: Enrolment) -> list[OutlineItem]:
    """Why the course is not completed yet: the answer by which `courses.services` decides."""
    return calculations.items_missing(outline_of(enrolment.edition).items, completed_items(enrolment))


def next_item(enrolment: Enrolment) -> OutlineItem | None:
    """What the learner should study next; None once nothing is missing."""
    return calculations.next_item(
        outline_of(enrolment.edition).items, completed_items(enrolment), enrolment.last_item_key
    )


def items_in_the_way(enrolment: Enrolment, item: OutlineItem) -> list[OutlineItem]:
    """What the learner must complete before this item opens to them."""
    return calculations.items_in_the_way(item, outline_of(enrolment.edition).items, completed_items(enrolment))


def place_of_activity(person: Person, reference: str) -> Place | None:
    """Where in their courses a person meets an activity ("<kind>:<code>"): the newest enrolment that contains it."""
    enrolment = _place_with(person, reference)
    if enrolment is None:
        return None
    items = outline_of(enrolment.edition).items
    return Place(enrolment, next(item for item in items if item.activity == reference))


def _place_with(person: Person, reference: str) -> Enrolment | None:
    if person.is_alone:
        return next(iter(_newest_place_with(learner=person.pk, reference=reference)), None)
    places = enrolments_of(person).filter(edition__items__activity=reference)
    return places.order_by("-enrolled_at", "-pk").first()


@prepared
def _newest_place_with(*, learner: int, reference: str) -> QuerySet[Enrolment]:
    places = _with_courses().filter(learner=learner, edition__items__activity=reference)
    return places.order_by("-enrolled_at", "-pk")[:1]
