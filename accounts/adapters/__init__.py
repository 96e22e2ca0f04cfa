"""What allauth and Django ask of us: how somebody is recognised, where they land, what a password costs."""

from accounts.adapters.account import AccountAdapter, AccountBackend, PasswordHasher
from accounts.adapters.front import FrontIdentityAdapter
from accounts.adapters.notices import NoticeMiddleware
from accounts.adapters.second_factor import SecondFactorAdapter
from accounts.adapters.sessions import LastSeenMiddleware
from accounts.adapters.shared_phone import SharedPhoneMiddleware

__all__ = [
    "AccountAdapter",
    "AccountBackend",
    "FrontIdentityAdapter",
    "LastSeenMiddleware",
    "NoticeMiddleware",
    "PasswordHasher",
    "SecondFactorAdapter",
    "SharedPhoneMiddleware",
]
