"""Who may do what where, and since when: for those who grant roles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import account_names, people_matching
from core.log import entries_of
from core.models import LogEntry
from core.text.search import fold
from organisation.events import RoleEnded, RoleGranted
from organisation.models import EndReason, Role, RoleGrant, Unit, UnitClosure, UnitVersion
from organisation.selectors.roles import Scope
from organisation.selectors.seats import memberships_at
from organisation.selectors.units import versions_at

SOON = timedelta(days=30)
MOST_EVENTS = 100


class State(StrEnum):
    """Which grants a list shows, as its address says it."""

    HOLDING = "dang-giu"
    ENDING = "sap-het"
    ENDED = "da-het"


@dataclass(frozen=True)
class Granted:
    """A grant with the name of its unit; a unit that stands no longer by its last name."""

    grant: RoleGrant
    unit_name: str
    unit_stands: bool
    today: date

    @property
    def is_over(self) -> bool:
        """Whether its time is over."""
        return self.grant.valid_to is not None and self.grant.valid_to <= self.today

    @property
    def holds(self) -> bool:
        """Whether its holder may act in the role today."""
        return self.unit_stands and not self.is_over

    @property
    def ends_soon(self) -> bool:
        """Whether that ends within a month."""
        return self.holds and self.grant.valid_to is not None and self.grant.valid_to <= self.today + SOON


def grants_in(scope: Scope) -> QuerySet[RoleGrant]:
    """Every grant over a unit that the scope holds or once held, by unit and person."""
    ever = UnitClosure.objects.filter(ancestor_id__in=scope.roots).values("descendant_id")
    grants = RoleGrant.objects.filter(unit_id__in=ever).select_related("user__person", "granted_by__person", "unit")
    return grants.order_by("user__person__sort_key", "user__username", "role", "-valid_from", "pk")


def grants_matching(
    grants: QuerySet[RoleGrant], text: str, role: str = "", unit: Unit | None = None
) -> QuerySet[RoleGrant]:
    """Those of the grants whose holder is called so, in that role, over that unit or any above or below it."""
    for word in fold(text).split():
        grants = grants.filter(Q(user__person__search_key__contains=word) | Q(user__username__icontains=word))
    if unit is not None:
        today = UnitClosure.objects.at(timezone.localdate())
        near = Q(unit_id__in=today.filter(descendant=unit).values("ancestor_id"))
        grants = grants.filter(near | Q(unit_id__in=today.filter(ancestor=unit).values("descendant_id")))
    return grants.filter(role=role) if role else grants


def in_state(grants: QuerySet[RoleGrant], state: State) -> QuerySet[RoleGrant]:
    """Those of the grants that hold, that end within a month, or that ended."""
    today = timezone.localdate()
    ended = Q(valid_to__lte=today)
    if state is State.ENDED:
        return grants.filter(ended)
    soon = Q(valid_to__lte=today + SOON) if state is State.ENDING else Q()
    return grants.exclude(ended).filter(soon)


def named(grants: Iterable[RoleGrant]) -> Sequence[Granted]:
    """The grants with their units' names."""
    rows, today = list(grants), timezone.localdate()
    names = _names({grant.unit_id for grant in rows})
    standing = set(versions_at(today).filter(unit_id__in=names).values_list("unit_id", flat=True))
    return [Granted(grant, names.get(grant.unit_id, ""), grant.unit_id in standing, today) for grant in rows]


def people_in_role(role: Role, *, among: Iterable[Any] = ()) -> QuerySet[Person]:
    """The people who hold the role today, wherever; and these, whatever they hold."""
    holders = RoleGrant.objects.at(timezone.localdate()).filter(role=role).values("user__person")
    return people_matching("").filter(Q(pk__in=holders) | Q(pk__in=among))


def people_in_roles(*roles: str) -> QuerySet[Person]:
    """The people with an open account who act today in one of these roles, wherever."""
    grants = RoleGrant.objects.at(timezone.localdate()).filter(role__in=roles, user__is_active=True)
    return people_matching("").filter(pk__in=grants.values("user__person"))


def people_acting(unit: Unit, *roles: str) -> QuerySet[Person]:
    """The people with an open account who act today in one of these roles over the unit, be it granted there or above."""
    today = timezone.localdate()
    above = UnitClosure.objects.at(today).filter(descendant=unit).values("ancestor")
    grants = RoleGrant.objects.at(today).filter(role__in=roles, unit__in=above, user__is_active=True)
    return people_matching("").filter(pk__in=grants.values("user__person"))


def is_last_administrator(grant: RoleGrant) -> bool:
    """Whether nobody else with an open account administers the whole tree."""
    today = timezone.localdate()
    is_root = versions_at(today).filter(unit=grant.unit_id, parent=None).exists()
    if grant.role != Role.ADMINISTRATOR or not is_root:
        return False
    others = RoleGrant.objects.at(today).filter(role=grant.role, unit=grant.unit_id, user__is_active=True)
    return not others.exclude(user=grant.user_id).exists()


def is_own_last(grant: RoleGrant, user: User) -> bool:
    """Whether the user would grant no roles at all without it."""
    own = RoleGrant.objects.at(timezone.localdate()).filter(user=user, role=Role.ADMINISTRATOR)
    return grant.user_id == user.pk and grant.role == Role.ADMINISTRATOR and not own.exclude(pk=grant.pk).exists()


def members_matching(text: str, scope: Scope) -> QuerySet[Person]:
    """People of that name with an account who serve in the scope today."""
    serving = memberships_at(timezone.localdate()).filter(unit_id__in=scope.unit_ids(timezone.localdate()))
    people = people_matching(text).filter(pk__in=serving.values("person_id"), user__is_active=True)
    return people.select_related("user")


@dataclass(frozen=True)
class GrantEvent:
    """One line of the history of grants."""

    at: datetime
    is_granted: bool
    actor: str
    holder: str
    role: str
    unit: str
    until: date | None  # the last day
    reason: str


def grant_history(scope: Scope) -> Sequence[GrantEvent]:
    """The latest grants and endings in the scope, at most a hundred."""
    entries = entries_of(RoleGranted.name, RoleEnded.name).select_related("actor__person")
    latest = list(entries[: 5 * MOST_EVENTS])
    units = {entry.payload["unit_id"] for entry in latest}
    ever = UnitClosure.objects.filter(ancestor_id__in=scope.roots, descendant_id__in=units)
    inside = set(ever.values_list("descendant_id", flat=True))
    shown = [entry for entry in latest if entry.payload["unit_id"] in inside][:MOST_EVENTS]
    names = _names(inside)
    holders = account_names({entry.payload["user_id"] for entry in shown})
    return [_event(entry, holders, names) for entry in shown]


def _event(entry: LogEntry, holders: Mapping[int, str], units: Mapping[int, str]) -> GrantEvent:
    said = entry.payload
    return GrantEvent(
        at=entry.occurred_at,
        is_granted=entry.event == RoleGranted.name,
        actor=str(entry.actor) if entry.actor else "",
        holder=holders.get(said["user_id"], ""),
        role=str(Role(said["role"]).label),
        unit=units.get(said["unit_id"], ""),
        until=date.fromisoformat(said["until"]) - timedelta(days=1) if said.get("until") else None,
        reason=str(EndReason(said["reason"]).label) if said.get("reason") else "",
    )


def _names(units: Iterable[int]) -> Mapping[int, str]:
    """The last name of each unit."""
    versions = UnitVersion.objects.filter(unit_id__in=units).order_by("valid_from")
    return dict(versions.values_list("unit_id", "name"))
