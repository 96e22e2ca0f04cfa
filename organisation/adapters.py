"""Staff work behind a second factor."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from core.access import may

# Where one sets it up, signs out, or only makes the letters larger.
_WITHOUT = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "account_reauthenticate",
        "accounts:sign_out",
        "accounts:display",
        "accounts:choose_password",
    }
)


class StaffSecondFactorMiddleware:
    """Where the installation requires it, whoever works as staff sets up a second factor before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the rest does."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:  # noqa: ANN401
        """Send to the page of the second factor whoever still lacks one."""
        if not settings.REQUIRE_STAFF_MFA or not request.user.is_authenticated:
            return None
        if request.resolver_match and request.resolver_match.view_name in _WITHOUT:
            return None
        if any(record["method"] == "mfa" for record in get_authentication_records(request, request.user)):
            return None
        if not may(request.user, "organisation.work_as_staff") or is_mfa_enabled(request.user):
            return None
        return redirect("mfa_index")
