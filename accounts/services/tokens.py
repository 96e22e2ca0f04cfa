"""Giving programs a way in."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.calculations import token_digest
from accounts.events import ApiTokenIssued, ApiTokenRevoked
from accounts.models import ApiToken, User
from accounts.selectors import live_token
from core.events import publish
from core.text.unicode import tidy_line

TOKEN_PREFIX = "hmt_"  # noqa: S105 -- says whose secret it is when one turns up in a log
USE_NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def issue_api_token(*, owner: User, name: str, actor: User | None) -> str:
    """Let a program act for the account; the secret is answered once and never kept."""
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(owner=owner, name=tidy_line(name), digest=token_digest(secret))
    publish(ApiTokenIssued(token_id=token.pk, owner_id=owner.pk), actor=actor)
    return secret


@transaction.atomic
def revoke_api_token(*, token: ApiToken, actor: User | None) -> None:
    """Let the program act no longer; a second time changes nothing."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now()):
        publish(ApiTokenRevoked(token_id=token.pk, owner_id=token.owner_id), actor=actor)


def use_api_token(*, secret: str) -> User | None:
    """The account for which the bearer of the secret acts; the moment is noted once a minute, not at every request."""
    token = live_token(secret)
    if token is None:
        return None
    now = timezone.now()
    long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_NOTED_EVERY)
    ApiToken.objects.filter(long_ago, pk=token.pk).update(last_used_at=now)
    return token.owner
