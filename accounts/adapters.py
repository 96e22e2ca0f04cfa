"""What allauth asks of us."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts are made by the unit's data manager."""

    def is_open_for_signup(self, request: object) -> bool:  # noqa: ARG002
        """Closed."""
        return False


class AccountBackend(AuthenticationBackend):
    """Name and password."""
