"""Signing in with a name or a telephone number and a password."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import ratelimit
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.http import landing_of, safe_next
from accounts.models import User
from accounts.selectors import account_named, account_of_session

_MISMATCH = _(
    "Tên đăng nhập hoặc mật khẩu chưa đúng. Đồng chí gõ lại, chú ý bộ gõ tiếng Việt và phím Caps Lock; "
    "quên mật khẩu thì liên hệ cán bộ phụ trách của đơn vị."
)
_TOO_MANY = _(
    "Đã thử sai quá nhiều lần. Đồng chí chờ 5 phút rồi đăng nhập lại, hoặc nhờ cán bộ phụ trách đặt lại mật khẩu."
)
_CLOSED = _("Tài khoản này đã khóa. Đồng chí liên hệ cán bộ phụ trách của đơn vị để mở lại.")


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts are opened by the unit's data manager."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _MISMATCH,
        "too_many_login_attempts": _TOO_MANY,
        "account_inactive": _CLOSED,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Closed."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401
        """Refuse whoever tries too often: per address loosely, per account strictly."""
        if not ratelimit.consume(request, action="login"):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where the person wanted to go, else the home of their first role."""
        return safe_next(request) or landing_of(request.user)

    def is_safe_url(self, url: str) -> bool:  # noqa: ARG002
        """Leave `next` to `get_login_redirect_url`: allauth would let it lead to every allowed host."""
        return False

    def add_message(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Say nothing: the page on which one lands is answer enough."""


class AccountBackend(AuthenticationBackend):
    """Name or telephone number, and password."""

    def get_user(self, user_id: int) -> User | None:
        """The account of the session with its person: nearly every page asks for both."""
        user = account_of_session(user_id)
        return user if user and self.user_can_authenticate(user) else None

    def _authenticate_by_username(self, username: str, password: str) -> User | None:
        recognised: User | None = self._check_password(account_named(username), password)
        return recognised


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id at the least cost that OWASP's password storage cheat sheet advises: 19 MiB, 2 passes, 1 lane.

    About 20 ms of one core for each sign-in (Django's own default: 100 MiB and 8 lanes), so that a hall of 200 people
    signs in within seconds.
    """

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
