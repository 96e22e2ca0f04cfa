"""Who signs in, and which program acts for whom."""

from django.db.models import F

from accounts.calculations import sign_in_name, token_digest
from accounts.models import ApiToken, User


def account_named(typed: str) -> User | None:
    """The account that signs in with this name, or with this telephone number of its person if only one human has it.

    Of the accounts of one human under several records, that of the record that stays.
    """
    name = sign_in_name(typed)
    accounts = User.objects.select_related("person__merged_into")
    account = accounts.filter(username=name).first()
    if account or not name:
        return account
    with_phone = list(accounts.filter(person__phone=name).order_by(F("person__merged_into").asc(nulls_first=True))[:10])
    humans = {user.person.merged_into_id or user.person.pk for user in with_phone if user.person}
    return with_phone[0] if len(humans) == 1 else None


def live_token(secret: str) -> ApiToken | None:
    """The token with this secret, unless it was revoked or its account closed."""
    tokens = ApiToken.objects.select_related("owner__person__merged_into")
    return tokens.filter(digest=token_digest(secret), revoked_at=None, owner__is_active=True).first()
