"""Choosing a password."""

from django.db import transaction
from django.utils import timezone

from accounts.events import PasswordChosen
from accounts.models import SignInCard, User
from core.events import publish
from core.text.unicode import nfc


@transaction.atomic
def choose_password(*, user: User, password: str, actor: User) -> None:
    """Let the account's holder sign in with this password from now on, and with nothing older."""
    set_password(user, password)
    publish(PasswordChosen(user_id=user.pk), actor=actor)


def set_password(user: User, password: str) -> None:
    """Keep the password with composed letters, however it was typed; cards not yet used open nothing any more."""
    user.set_password(nfc(password))
    user.save(update_fields=["password"])
    SignInCard.objects.filter(user=user, used_at=None, revoked_at=None).update(revoked_at=timezone.now())
