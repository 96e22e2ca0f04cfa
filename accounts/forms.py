"""The sign-in form."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Name and password."""
