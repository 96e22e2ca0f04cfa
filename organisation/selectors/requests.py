"""Whose requests about data somebody answers."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Person
from accounts.selectors import people_matching, surviving_id
from organisation.models import DatedQuerySet, Level, Membership, UnitClosure, UnitVersion
from organisation.selectors.roles import Scope


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


def _humans(seats: DatedQuerySet[Membership]) -> QuerySet[Membership, dict[str, int]]:
    """The ids of the humans on these seats, as a subquery."""
    return seats.annotate(human=surviving_id("person")).values("human")
