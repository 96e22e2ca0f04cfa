"""Types of request that views may rely on, and who sent it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.errors import NoPersonError
from accounts.models import Person, User
from accounts.selectors import survivor_of
from core.display import Display
from core.navigation import areas_of


class MemberRequest(HttpRequest):
    """A request behind the sign-in page: its user is always an account."""

    user: User


def person_of(request: HttpRequest) -> Person:
    """The human behind the account, by the record that stays of them; refused when there is none."""
    person: Person | None = getattr(request.user, "person", None)
    if person is None:
        raise NoPersonError
    return survivor_of(person)


def safe_next(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is on this very site; else nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else ""


def remember_display(answer: HttpResponse, chosen: Display) -> None:
    """Have this phone keep how its guest wants the pages, for a year."""
    for name, text in (("theme", chosen.theme), ("text_size", str(chosen.text_size))):
        answer.set_cookie(
            name, text, max_age=timedelta(days=365), samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )


def landing_of(user: Any) -> str:  # noqa: ANN401 -- any user
    """The home of the first role that the user has, else their own page."""
    areas = areas_of(user)
    return reverse(areas[0].home if areas else "accounts:mine")


def onward(request: HttpRequest) -> str:
    """Where somebody goes who is signed in already and comes to the sign-in page.

    Wagtail sends here whoever may not enter its admin: going back there would never end.
    """
    wanted = safe_next(request)
    if wanted.startswith(reverse("wagtailadmin_home")) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return wanted or landing_of(request.user)


_PENDING = "pending_identity"


@dataclass(frozen=True)
class PendingIdentity:
    """Somebody who has just proved to another provider who they are, and whose account here is not known yet."""

    provider: str
    subject: str
    name: str


def remember_identity(request: HttpRequest, *, provider: str, subject: str, name: str) -> None:
    """Keep the identity for this session until its owner has signed in and said yes or no."""
    request.session[_PENDING] = [provider, subject, name]


def pending_identity(request: HttpRequest) -> PendingIdentity | None:
    """The identity that waits to be linked."""
    kept = request.session.get(_PENDING)
    return PendingIdentity(*kept) if kept else None


def forget_identity(request: HttpRequest) -> None:
    """It was linked, or not wanted."""
    request.session.pop(_PENDING, None)
