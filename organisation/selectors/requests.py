"""Whose requests about data somebody answers, and how these stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import DataRequest, Person, RequestState
from accounts.selectors import is_record_of, people_matching, surviving_id
from organisation.models import DatedQuerySet, Level, Membership, UnitClosure, UnitVersion
from organisation.selectors.roles import Scope
from organisation.selectors.units import unit_addresses

SOON_DAYS = 3


@dataclass(frozen=True)
class RequestLine:
    """A request as the register shows it; `where` is the asker's unit of today."""

    request: DataRequest
    where: str
    is_late: bool
    is_soon: bool

    @property
    def due_on(self) -> date:
        """The next day by which something must be done."""
        waits = self.request.state == RequestState.RECEIVED
        return self.request.acknowledge_by if waits else self.request.due_on


def people_in_scope(scope: Scope, as_of: date, query: str = "") -> QuerySet[Person]:
    """Those who sit in the scope's units on that day, and those who sit nowhere any more but once did there or below.

    Whoever never sat anywhere is answered for by those whose scope is the whole country. `query` looks names up.
    """
    people = people_matching(query)
    if UnitVersion.objects.at(as_of).filter(unit__in=scope.roots, level=Level.COUNTRY).exists():
        return people
    seated = Membership.objects.at(as_of)
    below = UnitClosure.objects.filter(ancestor__in=scope.roots).values("descendant")
    now = Q(pk__in=_humans(seated.filter(unit__in=scope.unit_ids(as_of))))
    before = Q(pk__in=_humans(Membership.objects.filter(unit__in=below))) & ~Q(pk__in=_humans(seated))
    return people.filter(now | before)


def request_lines(requests: Iterable[DataRequest], today: date) -> Sequence[RequestLine]:
    """The requests with where their askers serve and how urgent they are."""
    requests = list(requests)
    where = units_of({request.person_id for request in requests}, today)
    return [
        RequestLine(
            request=request,
            where=where.get(request.person_id, ""),
            is_late=request.is_late(today),
            is_soon=request.is_open and (request.due_on - today).days <= SOON_DAYS,
        )
        for request in requests
    ]


def units_of(person_ids: Iterable[int], as_of: date) -> dict[int, str]:
    """Where each of these people mainly served on that day: "Xã Kim Liên, Tỉnh Nghệ An"."""
    seats = Membership.objects.at(as_of).filter(person__in=person_ids).order_by("is_primary")
    units = dict(seats.values_list("person_id", "unit_id"))
    addresses = unit_addresses(set(units.values()), as_of)
    return {person: addresses[unit] for person, unit in units.items() if unit in addresses}


def is_of(request: DataRequest, person: Person | None) -> bool:
    """Whether the person asked it themselves, under whichever record."""
    return is_record_of(person, request.person_id)


def _humans(seats: DatedQuerySet[Membership]) -> QuerySet[Any, Any]:
    """The ids of the humans on these seats, as a subquery."""
    return seats.annotate(human=surviving_id("person")).values("human")
