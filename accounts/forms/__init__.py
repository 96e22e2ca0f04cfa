"""The forms of accounts: one module a subject."""

from accounts.forms.signing_in import SignInForm

__all__ = ["SignInForm"]
