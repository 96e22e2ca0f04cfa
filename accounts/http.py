"""Types of request that views may rely on, and who sent it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.errors import CardUnknownError, NoPersonError, TooManyTriesError
from accounts.models import DataRequest, Person, PrivacyNotice, User
from accounts.selectors import account_of_letter, current_notice, requests_of, survivor_of, usable_card
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


# Codes of cards are guessed at no more than this: per address loosely, for a hall shares one, and in all.
_CARD_TRIES = {"card": "300/5m/ip,1000/5m/key"}
_WAY_IN = "way_in"


@dataclass(frozen=True)
class Newcomer:
    """Somebody who has shown a card or the link of a letter and may choose a password; `card` is the card's code."""

    user: User
    card: str = ""


def remember_card(request: HttpRequest, typed: str) -> None:
    """Keep in the session, and out of the address, the code of a card that lets its holder in; count the wrong ones."""
    if not _count_card(request, dry_run=True):
        raise TooManyTriesError
    try:
        usable_card(typed)
    except CardUnknownError:
        _count_card(request)
        raise
    request.session[_WAY_IN] = {"card": typed}


def remember_letter(request: HttpRequest, account: str, key: str) -> None:
    """Keep in the session, and out of the address, what a letter's link says, if it still holds."""
    account_of_letter(account, key)
    request.session[_WAY_IN] = {"account": account, "key": key}


def newcomer_of(request: HttpRequest) -> Newcomer:
    """Who may choose a password in this session; refused once the card or the letter is spent."""
    way_in = request.session.get(_WAY_IN, {})
    if "key" in way_in:
        return Newcomer(account_of_letter(**way_in))
    card = way_in.get("card", "")
    return Newcomer(usable_card(card).user, card)


def let_in(request: HttpRequest, user: User, *, is_shared: bool) -> HttpResponse:
    """Sign in whoever has just chosen a password; a second factor is asked for as ever."""
    logout(request)
    record_authentication(request, user, method="password")
    answer: HttpResponse = perform_login(request, Login(user=user))
    settle_session(request, is_shared=is_shared)
    return answer


SHARED_UNTIL = "shared_until"
SHARED_PHONE_IDLE = timedelta(minutes=30)


def settle_session(request: HttpRequest, *, is_shared: bool) -> None:
    """How long this phone stays signed in: for a month, or on a shared one until it is closed or left alone."""
    request.session.set_expiry(0 if is_shared else settings.SESSION_COOKIE_AGE)
    if is_shared:
        stay_on_shared_phone(request)


def stay_on_shared_phone(request: HttpRequest) -> None:
    """Count the time of being left alone from now."""
    request.session[SHARED_UNTIL] = (timezone.now() + SHARED_PHONE_IDLE).timestamp()


def _count_card(request: HttpRequest, *, dry_run: bool = False) -> bool:
    """Whether another code may be tried."""
    counted = {"app": "accounts", "action": "card", "config": _CARD_TRIES, "key": "all", "limit_get": True}
    return bool(ratelimit.consume(request, dry_run=dry_run, **counted))


def notice_in_force() -> PrivacyNotice:
    """The privacy notice of now, or 404 as long as none was published."""
    notice = current_notice()
    if notice is None:
        raise Http404
    return notice


def own_request_of_address(request: HttpRequest, uid: UUID) -> DataRequest:
    """What the visitor asked about their own data, or 404."""
    return get_object_or_404(requests_of(person_of(request)), uid=uid)
