"""From an address to a reorganisation, as far as it concerns the reader's own units."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from accounts.models import User
from core.access import may
from organisation.calculations import ReorganisationOrder
from organisation.models import Reorganisation, ReorganisationState
from organisation.rules import KEEPERS, READERS
from organisation.selectors import scope_of
from organisation.selectors.drafts import may_order, reorganisations_seen, unmapped_within
from organisation.selectors.reorganisations import Unmapped
from organisation.selectors.roles import Scope

ON_SCREEN = "screen-"


@dataclass(frozen=True)
class Seen:
    """A reorganisation before somebody who keeps some units, or none."""

    reorganisation: Reorganisation
    kept: Scope

    @cached_property
    def order(self) -> ReorganisationOrder:
        """What it orders."""
        return ReorganisationOrder.from_json(self.reorganisation.order)

    @cached_property
    def may_carry_out(self) -> bool:
        """Whether the user keeps all that it changes."""
        return not self.kept.is_empty and may_order(self.order, self.kept)

    @property
    def is_draft(self) -> bool:
        """Whether it was not carried out yet."""
        return self.reorganisation.state == ReorganisationState.DRAFT

    @property
    def is_applied(self) -> bool:
        """Whether it holds."""
        return self.reorganisation.state == ReorganisationState.APPLIED

    @property
    def grows(self) -> bool:
        """Whether steps are added to it on the screen."""
        return self.is_draft and self.reorganisation.digest.startswith(ON_SCREEN)


@dataclass(frozen=True)
class Waiting:
    """A unit whose people are to be told where to."""

    reorganisation: Reorganisation
    unmapped: Unmapped
    kept: Scope

    @property
    def heir_names(self) -> str:
        """The names of its successors, the main one first."""
        return ", ".join(name for _unit, name in self.unmapped.heirs)


def reading_scope_of_address(request: HttpRequest) -> Scope:
    """The units of the reader."""
    if not may(request.user, "organisation.read_register"):
        raise PermissionDenied
    return scope_of(request.user, *READERS)


def kept_scope_of_address(request: HttpRequest) -> Scope:
    """The units that the user keeps."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    return scope_of(request.user, *KEEPERS)


def reorganisation_of_address(request: HttpRequest, uid: UUID) -> Seen:
    """The reorganisation, if the user drafted it or it touched their units."""
    scope, user = reading_scope_of_address(request), request.user
    assert isinstance(user, User)  # noqa: S101 -- whoever reads the register has an account
    found = reorganisations_seen(user, scope).filter(uid=uid).first()
    if found is None:
        raise Http404
    return Seen(found, scope_of(user, *KEEPERS))


def own_reorganisation_of_address(request: HttpRequest, uid: UUID) -> Seen:
    """The same, for whoever keeps all that it changes."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    seen = reorganisation_of_address(request, uid)
    if not seen.may_carry_out:
        raise PermissionDenied
    return seen


def waiting_of_address(request: HttpRequest, uid: UUID, unit: int) -> Waiting:
    """The unit of the reorganisation whose people wait, if the user keeps it."""
    kept = kept_scope_of_address(request)
    seen = reorganisation_of_address(request, uid)
    for unmapped in unmapped_within(seen.reorganisation, kept) if seen.is_applied else ():
        if unmapped.unit_id == unit:
            return Waiting(seen.reorganisation, unmapped, kept)
    raise Http404
