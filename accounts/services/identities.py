"""Linking what another provider knows somebody as to their account here."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from accounts.errors import IdentityTakenError
from accounts.events import IdentityLinked
from accounts.models import User
from core.events import publish


@transaction.atomic
def link_identity(*, user: User, provider: str, subject: str, actor: User | None) -> SocialAccount:
    """Let whoever proves to the provider (an issuer) to be the subject sign in to the account; again changes nothing."""
    identity, is_new = SocialAccount.objects.get_or_create(provider=provider, uid=subject, defaults={"user": user})
    if identity.user_id != user.pk:
        raise IdentityTakenError
    if is_new:
        publish(IdentityLinked(user_id=user.pk, provider=provider), actor=actor)
    return identity
