"""From an address to requests about data: those of the people for whom the visitor answers, else 404."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import DataRequest, Person
from accounts.selectors import late_requests, open_requests, requests_about
from core.access import may
from organisation.rules import KEEPERS
from organisation.selectors import people_in_scope, scope_of

AT_ONCE = 50
STATES = {
    "dang-mo": _("Đang mở"),
    "qua-han": _("Quá hạn"),
    "da-xong": _("Đã kết thúc"),
    "tat-ca": _("Tất cả"),
}


@dataclass(frozen=True)
class Register:
    """The requests that a visitor asked to see."""

    requests: QuerySet[DataRequest]
    chosen: str
    page: Page[DataRequest]

    @property
    def choices(self) -> Sequence[tuple[str, str, bool]]:
        """The states to choose from, as chips."""
        return [(str(label), f"?tt={name}", name == self.chosen) for name, label in STATES.items()]


def register_of_address(request: HttpRequest) -> Register:
    """The requests within the visitor's units, those chosen."""
    chosen = request.GET.get("tt", "dang-mo")
    if chosen not in STATES:
        raise Http404
    requests, today = _requests(request), timezone.localdate()
    found = {
        "dang-mo": open_requests(requests),
        "qua-han": late_requests(requests, today),
        "da-xong": requests.exclude(pk__in=open_requests(requests).values("pk")).order_by("-closed_at"),
        "tat-ca": requests.order_by("-received_at"),
    }[chosen]
    return Register(requests, chosen, Paginator(found, AT_ONCE).get_page(request.GET.get("trang")))


def request_of_address(request: HttpRequest, uid: UUID) -> DataRequest:
    """The request, if its asker is one of those for whom the visitor answers."""
    return get_object_or_404(_requests(request), uid=uid)


def asker_of_address(request: HttpRequest, uid: UUID) -> Person:
    """The person on whose behalf a request is written down."""
    return get_object_or_404(people_answered_for(request), uid=uid, erased_at=None)


def people_answered_for(request: HttpRequest, query: str = "") -> QuerySet[Person]:
    """Those for whom the visitor answers; refused to whoever keeps no register."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    return people_in_scope(scope_of(request.user, *KEEPERS), timezone.localdate(), query)


def _requests(request: HttpRequest) -> QuerySet[DataRequest]:
    return requests_about(people_answered_for(request))
