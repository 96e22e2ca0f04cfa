"""Who is to be handed a sign-in card, and which accounts a keeper may open with one."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import Entry, humans_of, people_matching, records_of, surviving_id, with_entry
from organisation.models import Role, RoleGrant, Unit
from organisation.selectors.roles import Scope
from organisation.selectors.seats import memberships_at
from organisation.selectors.units import subtree_ids, unit_addresses


def seated_people(unit: Unit, as_of: date, search: str = "") -> QuerySet[Any]:
    """Those who hold a seat in the unit or below it on that day, each with `entry`: how far they are on the way in."""
    seats = memberships_at(as_of).filter(unit_id__in=subtree_ids(unit, as_of))
    humans = seats.values_list(surviving_id("person"), flat=True)
    return with_entry(people_matching(search).filter(pk__in=humans))


def entry_counts(people: QuerySet[Any]) -> Counter[str]:
    """How many of these people have come how far."""
    return Counter(people.order_by().values_list("entry", flat=True))


def posts_of(people: Collection[Person], as_of: date) -> dict[int, str]:
    """Where each of these humans serves on that day: "Xóm Sen 2, Xã Kim Liên, Tỉnh Nghệ An", by their main seat."""
    records = records_of([person.pk for person in people])
    seats = memberships_at(as_of).filter(person__in=records).annotate(human=surviving_id("person"))
    units = dict(seats.order_by("is_primary", "-position__order", "-pk").values_list("human", "unit_id"))
    addresses = unit_addresses(set(units.values()), as_of)
    return {human: addresses.get(unit, "") for human, unit in units.items()}


def accounts_beyond(kept: Scope, governed: Scope) -> QuerySet[RoleGrant, int]:
    """The ids of accounts that hold, or will hold, a role over units that are not kept, or administer what is not governed.

    Whoever hands out a card could use it: it must open nothing that its issuer may not touch.
    """
    today = timezone.localdate()
    grants = RoleGrant.objects.within(today, None).exclude(role=Role.LEARNER)
    strange = ~Q(unit__in=kept.unit_ids(today)) | Q(role=Role.ADMINISTRATOR) & ~Q(unit__in=governed.unit_ids(today))
    return grants.filter(strange).values_list("user_id", flat=True)


def newcomers(people: QuerySet[Any], keeper: User, beyond: QuerySet[RoleGrant, int]) -> QuerySet[Any]:
    """Of these people (with `entry`) those who have chosen no password yet, but nobody whose account lies beyond."""
    shut = humans_of(Q(pk__in=beyond) | Q(pk=keeper.pk) | Q(is_superuser=True))
    return people.filter(entry__in=[Entry.NEW, Entry.WAITING]).exclude(pk__in=shut)
