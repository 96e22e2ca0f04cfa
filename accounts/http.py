"""Types of request that views may rely on, and who sent it."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.errors import NoPersonError
from accounts.models import Person, User
from core.display import Display


class MemberRequest(HttpRequest):
    """A request behind the sign-in page: its user is always an account."""

    user: User


def person_of(request: HttpRequest) -> Person:
    """The person behind the account; refused when there is none."""
    person: Person | None = getattr(request.user, "person", None)
    if person is None:
        raise NoPersonError
    return person


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
