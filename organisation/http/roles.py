"""From an address to grants of roles, as far as the granter's own units reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import account_named
from core.access import may
from organisation.models import Role, RoleGrant, Unit
from organisation.rules import GRANTERS
from organisation.selectors import scope_of
from organisation.selectors.browsing import units_called
from organisation.selectors.grants import State, grants_in, members_matching
from organisation.selectors.roles import Scope

STATES = {State.HOLDING: _("Đang giữ"), State.ENDING: _("Sắp hết hạn"), State.ENDED: _("Đã kết thúc")}


@dataclass(frozen=True)
class GrantsAsked:
    """Which of the granter's grants are asked for."""

    scope: Scope
    text: str
    role: str
    state: State
    unit_text: str
    unit: Unit | None

    @property
    def choices(self) -> Sequence[tuple[str, str, bool]]:
        """The states as links that keep the rest of the question."""
        rest = {"tim": self.text, "vai": self.role, "don-vi": self.unit_text}
        kept = {name: value for name, value in rest.items() if value}
        return [
            (str(word), f"?{urlencode({**kept, 'tt': state})}", state is self.state) for state, word in STATES.items()
        ]


@dataclass(frozen=True)
class Candidate:
    """Somebody to whom a role may be given, with the units over which."""

    scope: Scope
    user: User


def grants_of_address(request: HttpRequest) -> GrantsAsked:
    """The grants of the granter's units; what nobody offers is not found."""
    scope = _scope(request)
    role, state = request.GET.get("vai", ""), request.GET.get("tt", State.HOLDING)
    if role not in {"", *Role.values} or state not in set(State):
        raise Http404
    unit_text = request.GET.get("don-vi", "").strip()
    units = units_called(unit_text, scope, timezone.localdate(), most=1) if unit_text else []
    unit = units[0].unit if units else None
    return GrantsAsked(scope, request.GET.get("tim", "").strip(), role, State(state), unit_text, unit)


def grant_of_address(request: HttpRequest, number: int) -> RoleGrant:
    """The grant of that number, if the granter's units reach it."""
    grant = grants_in(_scope(request)).filter(pk=number).first()
    if grant is None:
        raise Http404
    return grant


def candidate_of_address(request: HttpRequest, name: str) -> Candidate:
    """The account of that name, if its person serves in the granter's units; who grants everywhere finds everybody."""
    scope, today = _scope(request), timezone.localdate()
    user = account_named(name)
    if user is None or not user.is_active or user.username != name:
        raise Http404
    root = scope.top
    reaches_all = root is not None and root.versions.at(today).filter(parent=None).exists()
    is_theirs = user.person is not None and members_matching("", scope).filter(user=user).exists()
    if not (reaches_all or is_theirs):
        raise Http404
    return Candidate(scope, user)


def granter_scope_of_address(request: HttpRequest) -> Scope:
    """The units over which the user may grant roles."""
    return _scope(request)


def _scope(request: HttpRequest) -> Scope:
    if not may(request.user, "organisation.grant_roles"):
        raise PermissionDenied
    return scope_of(request.user, *GRANTERS)
