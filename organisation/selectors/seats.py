"""Who held which seat on a day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import Person
from accounts.selectors import identity_ids, records_of, surviving_id
from organisation.models import DatedQuerySet, Exemption, Membership, Unit, UnitClosure
from organisation.selectors.units import subtree_ids, unit_addresses


def memberships_at(as_of: date) -> DatedQuerySet[Membership]:
    """Every seat held on that day."""
    return Membership.objects.at(as_of)


def seats_in(
    unit: Unit, as_of: date, categories: Collection[str] | None = None, position: str | None = None
) -> DatedQuerySet[Membership]:
    """The seats held on that day in the unit and all below it, by the holders' names.

    Without `categories` (or with none in it) every category counts; `position` is a code of the catalogue.
    """
    seats = memberships_at(as_of).filter(unit_id__in=subtree_ids(unit, as_of))
    if categories:
        seats = seats.filter(category__in=categories)
    if position:
        seats = seats.filter(position__code=position)
    return seats.select_related("person", "position").order_by("person__sort_key", "pk")


def seats_under(unit_ids: Collection[int], as_of: date, *, directly_in: Collection[int] = ()) -> DatedQuerySet[Any]:
    """The memberships held on that day in these units and below them, each with `under`: the id of the one it lies under.

    Of the units `directly_in`, only their own seats. One statement for all the communes of a province.
    """
    still = Q(unit__closure_above__valid_to=None) | Q(unit__closure_above__valid_to__gt=as_of)
    reach = Q(unit__closure_above__ancestor__in=unit_ids)
    if directly_in:
        reach |= Q(unit__closure_above__ancestor__in=directly_in, unit__closure_above__depth=0)
    return (
        memberships_at(as_of)
        .filter(reach, still, unit__closure_above__valid_from__lte=as_of)
        .annotate(under=F("unit__closure_above__ancestor"))
    )


def units_under(unit_ids: Collection[int], as_of: date, *, directly_in: Collection[int] = ()) -> dict[int, int]:
    """For every unit at or below these on that day, the one it lies under; the units `directly_in` for themselves alone."""
    reach = UnitClosure.objects.at(as_of).filter(Q(ancestor__in=unit_ids) | Q(ancestor__in=directly_in, depth=0))
    return dict(reach.values_list("descendant_id", "ancestor_id"))


def seats_of(person: Person, as_of: date) -> DatedQuerySet[Membership]:
    """The seats the person held on that day, the main one first."""
    seats = memberships_at(as_of).filter(person__in=identity_ids(person)).select_related("unit", "position")
    return seats.order_by("-is_primary", "position__order", "valid_from", "pk")


def primary_seat_of(person: Person, as_of: date) -> Membership | None:
    """The person's main seat on that day, or the one of highest precedence where none is marked as main."""
    return seats_of(person, as_of).first()


def primary_seats_of(people: Collection[Person], as_of: date) -> dict[int, int]:
    """The ids of the main seats of many people on that day, by the record under which a human counts."""
    seats = memberships_at(as_of).filter(person__in=records_of([person.pk for person in people]))
    last_is_first = seats.order_by("is_primary", "-position__order", "-valid_from", "-pk")
    return dict(last_is_first.values_list(surviving_id("person"), "pk"))


@dataclass(frozen=True)
class HeldSeat:
    """A seat as its holder sees it."""

    position: str
    category: str
    address: str
    since: date


def held_seats_of(person: Person, as_of: date) -> Sequence[HeldSeat]:
    """What the person was where on that day, the main seat first."""
    seats = list(seats_of(person, as_of))
    addresses = unit_addresses({seat.unit_id for seat in seats}, as_of)
    return [
        HeldSeat(
            position=seat.position.name,
            category=seat.get_category_display(),
            address=addresses.get(seat.unit_id, ""),
            since=seat.valid_from,
        )
        for seat in seats
    ]


def seat_history_of(person: Person) -> DatedQuerySet[Membership]:
    """Every seat the person ever held, the latest first."""
    seats = Membership.objects.filter(person__in=identity_ids(person)).select_related("unit", "position")
    return seats.order_by("-valid_from", "-is_primary", "position__order")


def exemptions_at(as_of: date) -> QuerySet[Exemption]:
    """Every exemption that holds on that day."""
    return Exemption.objects.at(as_of)


def exempt_person_ids(as_of: date) -> QuerySet[Person, int]:
    """The ids of all records of the people who need not be trained on that day, as a subquery."""
    return records_of(exemptions_at(as_of).values("person")).values_list("pk", flat=True)
