"""From an address to a programme, as far as the user's units reach."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.http import person_of
from accounts.models import Person
from core.access import may
from courses.models import AssignmentRule, Programme, ProgrammeNode
from courses.rules import MANAGERS
from courses.selectors.programmes import DutySheet, duty_sheets_of, programmes_seen_by
from organisation.selectors import Scope, people_in_scope, scope_of


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


def own_duties_of_address(request: HttpRequest, code: str) -> list[DutySheet]:
    """One's own periods of a programme, the one under way first; there must be one."""
    sheets = [sheet for sheet in duty_sheets_of(person_of(request)) if sheet.programme.code == code]
    if not sheets:
        raise Http404
    return sheets
