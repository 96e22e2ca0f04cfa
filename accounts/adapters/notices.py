"""The privacy notice before anything else: at the first sign-in, and again whenever a new version holds."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from accounts.selectors import current_version, has_read, survivor_of

# Pages of the account itself: the notice is one of them, and signing out must always be possible.
_WITHOUT = ("accounts:", "account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_")


class NoticeMiddleware:
    """Shows whoever has not read the notice that holds first this, then where they wanted to go.

    Only pages that a browser opens are held up: journals, programs and pictures pass. A session that has read costs
    no query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the rest does."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:  # noqa: ANN401
        """Lead to the notice whoever has not read it."""
        if not _is_opened_in_a_browser(request) or (person := getattr(request.user, "person", None)) is None:
            return None
        version = current_version()
        if version in (0, request.session.get("notice")):
            return None
        if has_read(survivor_of(person), version):
            request.session["notice"] = version
            return None
        return redirect(f"{reverse('accounts:notice')}?{urlencode({'next': request.get_full_path()})}")


def _is_opened_in_a_browser(request: HttpRequest) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return (
        request.method == "GET" and "text/html" in request.headers.get("Accept", "") and not name.startswith(_WITHOUT)
    )
