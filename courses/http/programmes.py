"""From an address to a programme, as far as the user's units reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.http import person_of
from accounts.models import Person
from core.access import may
from courses.models import AssignmentRule, Duty, Programme, ProgrammeNode
from courses.rules import MANAGERS
from courses.selectors.programmes import GROUP_NAMES, DutySheet, duty_sheets_of, people_of, programmes_seen_by
from organisation.models import Unit
from organisation.selectors import Scope, people_in_scope, scope_of, subtree_ids, unit_by_code, version_of


@dataclass(frozen=True)
class Desk:
    """A programme as somebody looks at it who runs it, or whose people follow it; as far as their units reach."""

    programme: Programme
    scope: Scope
    may_run: bool


def desk_scope(request: HttpRequest) -> Scope:
    """The units over which the user runs programmes."""
    if not may(request.user, "courses.watch_programmes"):
        raise PermissionDenied
    return scope_of(request.user, *MANAGERS)


def desk_of_address(request: HttpRequest, code: str) -> Desk:
    """A programme of the user's units, or one that their people follow; any other does not exist."""
    scope = desk_scope(request)
    programme = programmes_seen_by(scope).select_related("owner_unit").filter(code=code).first()
    if programme is None:
        raise Http404
    return Desk(programme, scope, may(request.user, "courses.run_programmes", programme))


def run_programme_of_address(request: HttpRequest, code: str) -> Desk:
    """A programme that the user runs; one run from elsewhere they may only look at."""
    desk = desk_of_address(request, code)
    if not desk.may_run:
        raise PermissionDenied
    return desk


def node_of_address(request: HttpRequest, code: str, number: int) -> ProgrammeNode:
    """A part of a programme that the user runs."""
    desk = run_programme_of_address(request, code)
    return get_object_or_404(
        ProgrammeNode.objects.select_related("programme__owner_unit"), programme=desk.programme, pk=number
    )


def rule_of_address(request: HttpRequest, code: str, number: int) -> AssignmentRule:
    """A rule that holds, of a programme that the user runs."""
    desk = run_programme_of_address(request, code)
    rules = AssignmentRule.objects.select_related("programme__owner_unit")
    return get_object_or_404(rules, programme=desk.programme, pk=number, ended_at=None)


@dataclass(frozen=True)
class Follower:
    """A person of the officer's units before a programme."""

    desk: Desk
    person: Person

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.desk.programme


def follower_of_address(request: HttpRequest, code: str, uid: UUID) -> Follower:
    """The person, if they sit in the user's units or did."""
    desk = desk_of_address(request, code)
    person = people_in_scope(desk.scope, timezone.localdate()).filter(uid=uid).first()
    if person is None:
        raise Http404
    return Follower(desk, person)


def run_follower_of_address(request: HttpRequest, code: str, uid: UUID) -> Follower:
    """The same, of a programme that the user runs."""
    run_programme_of_address(request, code)
    return follower_of_address(request, code, uid)


@dataclass(frozen=True)
class PeopleAsked:
    """Whose standing with a programme is asked for: a unit of the user's own, a group, a name."""

    desk: Desk
    unit: Unit
    group: str
    text: str

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.desk.programme

    @property
    def duties(self) -> QuerySet[Duty]:
        """The newest periods of these people."""
        within = subtree_ids(self.unit, timezone.localdate())
        return people_of(self.programme, within, group=self.group, text=self.text)

    @property
    def choices(self) -> Sequence[tuple[str, str, bool]]:
        """The groups as links that keep the rest of the question."""
        kept = {name: value for name, value in (("don-vi", self.code), ("tim", self.text)) if value}
        return [
            (str(label), f"?{urlencode({**kept, 'nhom': group})}", group == self.group)
            for group, label in GROUP_NAMES.items()
        ]

    @property
    def code(self) -> str:
        """The code of the unit today."""
        return version_of(self.unit, timezone.localdate()).code


def people_of_address(request: HttpRequest, code: str) -> PeopleAsked:
    """The people of a programme in a unit of the user's (the topmost unless told)."""
    desk = desk_of_address(request, code)
    group, unit_code = request.GET.get("nhom", ""), request.GET.get("don-vi", "")
    if group not in GROUP_NAMES:
        raise Http404
    among = desk.scope.unit_ids(timezone.localdate())
    unit = unit_by_code(unit_code, among=among) if unit_code else desk.scope.top
    if unit is None:
        raise Http404
    return PeopleAsked(desk, unit, group, request.GET.get("tim", "").strip())


def own_duties_of_address(request: HttpRequest, code: str) -> list[DutySheet]:
    """One's own periods of a programme, the one under way first; there must be one."""
    sheets = [sheet for sheet in duty_sheets_of(person_of(request)) if sheet.programme.code == code]
    if not sheets:
        raise Http404
    return sheets
