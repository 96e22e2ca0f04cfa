"""Places on a course for as many people as it takes."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from accounts.selectors import surviving_id
from courses.models import CoursePage, Enrolment, EnrolmentSource
from courses.selectors import current_edition, outline_of
from courses.services.editions import hold_editions

ROWS_AT_ONCE = 2000


class Wanted(NamedTuple):
    """The seat for which somebody is to study, and by when."""

    seat: int | None
    due_on: date | None


@transaction.atomic
def give_places(*, course_id: int, wanted: Mapping[int, Wanted]) -> int:
    """Give these humans places on a course, where it is open; those on it already are only told the day. Returns how many.

    Of two days the earlier holds. Told by whoever calls, in one event for all courses.
    """
    course = CoursePage.objects.filter(pk=course_id, live=True).first()
    if course is None:
        return 0
    hold_editions(course_id)
    edition = current_edition(course)
    if edition is None:
        return 0
    held = _held(course, wanted)
    _hasten(held, wanted)
    places = [
        Enrolment(
            learner_id=human,
            course=course,
            edition=edition,
            seat_id=wish.seat,
            source=EnrolmentSource.ASSIGNED,
            due_on=wish.due_on,
            total=outline_of(edition).total,
        )
        for human, wish in wanted.items()
        if human not in held
    ]
    Enrolment.objects.bulk_create(places, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    return len(places)


class _Place(NamedTuple):
    pk: int
    source: str
    due_on: date | None
    is_finished: bool


def _held(course: CoursePage, wanted: Mapping[int, Wanted]) -> dict[int, _Place]:
    """The places that these humans have; among several the finished one."""
    rows = Enrolment.objects.filter(course=course).order_by("-completed_at", "pk")
    held: dict[int, _Place] = {}
    for human, pk, source, due_on, completed_at in rows.values_list(
        surviving_id("learner"), "pk", "source", "due_on", "completed_at"
    ):
        place = _Place(pk, source, due_on, completed_at is not None)
        if human in wanted and (human not in held or place.is_finished):
            held[human] = place
    return held


def _hasten(held: Mapping[int, _Place], wanted: Mapping[int, Wanted]) -> None:
    """Mark unfinished places as assigned, and bring their day forward where the programme's is earlier."""
    by_day: dict[date | None, list[int]] = {}
    for human, place in held.items():
        due_on = min(filter(None, (place.due_on, wanted[human].due_on)), default=None)
        is_news = (place.source, place.due_on) != (EnrolmentSource.ASSIGNED, due_on)
        if is_news and not place.is_finished:
            by_day.setdefault(due_on, []).append(place.pk)
    for due_on, places in by_day.items():
        for start in range(0, len(places), ROWS_AT_ONCE):
            batch = Q(pk__in=places[start : start + ROWS_AT_ONCE])
            Enrolment.objects.filter(batch, completed_at=None).update(source=EnrolmentSource.ASSIGNED, due_on=due_on)
