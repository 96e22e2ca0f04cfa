"""What allauth and Django ask of us: how somebody is recognised, where they land, what a password costs."""

from accounts.adapters.account import AccountAdapter, AccountBackend, PasswordHasher

__all__ = ["AccountAdapter", "AccountBackend", "PasswordHasher"]
