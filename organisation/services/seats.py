"""Who holds which seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Person, User
from accounts.selectors import identity_ids
from core.events import publish
from organisation.calculations import FOREVER, covers
from organisation.errors import PeriodReversedError, SeatOverlapsError, UnitNotInForceError, UnknownPositionError
from organisation.events import PeopleSeated, PersonSeated, SeatEnded
from organisation.models import Category, Membership, Position, Unit


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A seat to be given: `position` is a code of the catalogue, the days are `[valid_from, valid_to)`."""

    person: Person
    unit: Unit
    position: str
    category: Category
    valid_from: date
    valid_to: date | None = None
    is_primary: bool = True


@transaction.atomic
def seat_person(*, seat: Seat, actor: User | None) -> Membership:
    """Seat a person; the same seat from the same day again returns the one that is held already.

    A seat marked as the main one makes the person's other seats of those days minor ones.
    """
    position = Position.objects.filter(code=seat.position).first()
    if position is None:
        raise UnknownPositionError(position=seat.position)
    others = Membership.objects.within(seat.valid_from, seat.valid_to).filter(person__in=identity_ids(seat.person))
    same = others.filter(unit=seat.unit, position=position)
    if (held := same.filter(valid_from=seat.valid_from, valid_to=seat.valid_to).first()) is not None:
        return held
    _refuse_impossible_days(seat)
    if same.exists():
        raise SeatOverlapsError
    if seat.is_primary:
        others.filter(is_primary=True).update(is_primary=False)
    membership = _membership(seat, position)
    membership.save()
    publish(
        PersonSeated(membership_id=membership.pk, person_id=membership.person_id, unit_id=membership.unit_id),
        actor=actor,
    )
    return membership


@transaction.atomic
def seat_people(*, seats: Sequence[Seat], actor: User | None) -> int:
    """Seat many people at once, trusting that the caller has compared the seats with those held; how many."""
    positions = Position.objects.in_bulk({seat.position for seat in seats}, field_name="code")
    for unknown in {seat.position for seat in seats} - positions.keys():
        raise UnknownPositionError(position=unknown)
    Membership.objects.bulk_create(_membership(seat, positions[seat.position]) for seat in seats)
    people = len({seat.person.pk for seat in seats})
    publish(PeopleSeated(seats=len(seats), people=people), actor=actor)
    return len(seats)


@transaction.atomic
def end_seat(*, membership: Membership, on: date, actor: User | None) -> Membership:
    """Let the person hold the seat no longer from that day."""
    if membership.valid_to == on:
        return membership
    if on <= membership.valid_from:
        raise PeriodReversedError
    membership.valid_to = on
    membership.save(update_fields=["valid_to"])
    publish(
        SeatEnded(membership_id=membership.pk, person_id=membership.person_id, unit_id=membership.unit_id), actor=actor
    )
    return membership


def _membership(seat: Seat, position: Position) -> Membership:
    return Membership(
        person=seat.person,
        unit=seat.unit,
        position=position,
        category=seat.category,
        valid_from=seat.valid_from,
        valid_to=seat.valid_to,
        is_primary=seat.is_primary,
    )


def _refuse_impossible_days(seat: Seat) -> None:
    if seat.valid_to is not None and seat.valid_to <= seat.valid_from:
        raise PeriodReversedError
    held = seat.unit.versions.values_list("valid_from", "valid_to")
    if not covers([(start, end or FOREVER) for start, end in held], seat.valid_from, seat.valid_to or FOREVER):
        raise UnitNotInForceError(day=seat.valid_from.isoformat())
