"""Signing in with "Mặt trận số" or another OpenID Connect provider: an identity is its issuer and its subject."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.http import remember_identity

# The claims of OpenID Connect Core 1.0 §5.1 by which people know themselves, the best first.
_NAMES = ("name", "preferred_username", "email")


class FrontIdentityAdapter(DefaultSocialAccountAdapter):
    """Nobody signs up by it: an identity opens the account to which its owner has linked it, and no other.

    E-mail addresses and names that the provider tells are shown, never trusted to find an account.
    """

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "no_password": _("Tài khoản chưa có mật khẩu. Đồng chí đặt mật khẩu trước khi bỏ liên kết, để còn đường vào."),
        "connected_other": _("Tài khoản này đã liên kết với một người khác. Đồng chí báo cán bộ phụ trách dữ liệu."),
    }

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let a linked identity in; have the owner of a new one sign in and confirm."""
        if sociallogin.is_existing:
            return
        account = sociallogin.account
        told = account.get_provider_account().get_user_data() or {}
        name = next((told[claim] for claim in _NAMES if told.get(claim)), account.uid)
        remember_identity(request, provider=account.provider, subject=account.uid, name=str(name))
        raise ImmediateHttpResponse(redirect("accounts:link_identity"))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Closed: accounts are opened by the unit's data manager."""
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: object) -> str:  # noqa: ARG002
        """Back to the list of what is linked."""
        return reverse("socialaccount_connections")
