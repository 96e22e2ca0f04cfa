"""Periods of duty as they stand in the tables: the newest of each human, and what a programme still waits for."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.selectors import records_of, surviving_id
from courses.models import Duty, DutyState, Programme


class Held(NamedTuple):
    """A human's newest period in a programme; an open one before all others."""

    duty: int
    learner: int
    state: str
    period: int
    is_renewal: bool
    rule: int | None
    seat: int | None
    valid_until: date | None


def open_programmes() -> QuerySet[Programme]:
    """The programmes that apply now."""
    now = timezone.now()
    return Programme.objects.filter(Q(closed_at=None) | Q(closed_at__gt=now), opened_at__lte=now)


def newest_periods(programme: Programme, people: Collection[int] | None = None) -> dict[int, Held]:
    """The newest period of every human who ever had one; `people` (records) looks at these alone."""
    duties = Duty.objects.filter(programme=programme)
    if people is not None:
        duties = duties.filter(learner__in=records_of(people))
    rows = duties.order_by("period", "pk").values_list(
        surviving_id("learner"),
        "pk",
        "learner_id",
        "state",
        "period",
        "is_renewal",
        "rule_id",
        "seat_id",
        "valid_until",
    )
    newest: dict[int, Held] = {}
    for human, *facts in rows:
        held = Held(*facts)
        before = newest.get(human)
        if before is None or before.state != DutyState.OPEN or held.state == DutyState.OPEN:
            newest[human] = held
    return newest


def duty_with_id(pk: int) -> Duty:
    """The duty of which an event speaks."""
    return Duty.objects.select_related("programme").get(pk=pk)


def duties_given_at(programme_id: int, moment: datetime) -> QuerySet[Duty]:
    """What was given in one act and is still to be done."""
    duties = Duty.objects.filter(programme=programme_id, assigned_at=moment, state=DutyState.OPEN)
    return duties.select_related("programme").order_by("pk")


def duties_reminded_at(programme_id: int, moment: datetime) -> QuerySet[Duty]:
    """Of what people were reminded in one act."""
    duties = Duty.objects.filter(programme=programme_id, reminders__sent_at=moment)
    return duties.select_related("programme").order_by("pk")
