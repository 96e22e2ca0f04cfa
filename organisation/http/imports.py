"""From an address to an import of people; one of units outside the reader's own does not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from core.access import may
from organisation.models import ImportState, PeopleImport
from organisation.rules import KEEPERS
from organisation.selectors import Scope, scope_of
from organisation.selectors.imports import ACTIONS, Review, imports_within, reach_of


@dataclass(frozen=True)
class Reviewing:
    """An import, how its reviewer looks at it, and the units which that reviewer keeps."""

    review: Review
    scope: Scope

    @property
    def batch(self) -> PeopleImport:
        """The import."""
        return self.review.batch

    @property
    def reach(self) -> frozenset[int]:
        """The units that the reviewer may touch with it."""
        return reach_of(self.scope, self.batch)


def scope_of_keeper(request: HttpRequest) -> Scope:
    """The units of whoever keeps the register."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    return scope_of(request.user, *KEEPERS)


def import_of_address(request: HttpRequest, uid: UUID) -> Reviewing:
    """The import, with the filter and the page that are asked for."""
    scope = scope_of_keeper(request)
    batch = imports_within(scope).filter(uid=uid).first()
    if batch is None:
        raise Http404
    chosen = request.GET.get("viec", "")
    review = Review(batch, chosen if chosen in ACTIONS else "", request.GET.get("trang", "1"))
    return Reviewing(review, scope)


def import_in_review(request: HttpRequest, uid: UUID) -> Reviewing:
    """The same, as long as it waits for its reviewer."""
    found = import_of_address(request, uid)
    if found.batch.state != ImportState.REVIEW:
        raise Http404
    return found
