"""What a user may act as, and over which units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import User
from core.prepared import prepared
from organisation.models import RoleGrant, Unit, UnitClosure

_CACHE = "_role_grants"


@dataclass(frozen=True)
class Scope:
    """The subtrees below some units; without one, nothing is covered."""

    roots: frozenset[int]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all lies in it."""
        return not self.roots

    def unit_ids(self, as_of: date) -> QuerySet[UnitClosure, int]:
        """The ids of the units covered on that day, as a subquery."""
        return UnitClosure.objects.at(as_of).filter(ancestor_id__in=self.roots).values_list("descendant_id", flat=True)

    def covers(self, unit: Unit, as_of: date | None = None) -> bool:
        """Whether the unit lies in it on that day (today unless told)."""
        return self.unit_ids(as_of or timezone.localdate()).filter(descendant=unit).exists()

    @property
    def top(self) -> Unit | None:
        """Of the units from which it reaches down today, the one nearest to the root."""
        above = UnitClosure.objects.at(timezone.localdate()).filter(descendant_id__in=self.roots)
        nearest = above.values("descendant_id").annotate(steps=Count("pk")).order_by("steps", "descendant_id")
        return Unit.objects.filter(pk__in=nearest.values("descendant_id")[:1]).first()


def roles_of(user: User | AnonymousUser) -> frozenset[str]:
    """The roles that the user holds today, over whichever units."""
    return frozenset(role for role, _unit in _grants_of(user))


def scope_of(user: User | AnonymousUser, *roles: str) -> Scope:
    """Where the user may act today in any of these roles."""
    return Scope(frozenset(unit for role, unit in _grants_of(user) if role in roles))


def user_ids_granted(roles: Iterable[str], units: Iterable[int]) -> QuerySet[RoleGrant, int]:
    """The ids of those who hold, or held, one of these roles over one of these units, as a subquery."""
    return RoleGrant.objects.filter(role__in=roles, unit__in=units).values_list("user_id", flat=True)


def forget_roles(user: User) -> None:
    """Have the next question about this user's roles asked of the database again."""
    setattr(user, _CACHE, None)


def _grants_of(user: User | AnonymousUser) -> Iterable[tuple[str, int]]:
    """Role and unit of each grant that holds today: one query for as long as the user object lives, a request."""
    if not isinstance(user, User) or not user.is_active:
        return ()
    cached: tuple[tuple[str, int], ...] | None = getattr(user, _CACHE, None)
    if cached is None:
        cached = tuple(_grants_on(day=timezone.localdate(), user=user.pk))
        setattr(user, _CACHE, cached)
    return cached


@prepared
def _grants_on(*, day: date, user: int) -> QuerySet[RoleGrant, tuple[str, int]]:
    return RoleGrant.objects.at(day).filter(user=user).values_list("role", "unit_id")
