"""Who signs in, and which program acts for whom."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from accounts.calculations import sign_in_name, token_digest
from accounts.errors import ResetLinkSpentError
from accounts.models import ApiToken, Person, User
from core.prepared import prepared


def account_of_session(user_id: int) -> User | None:
    """The account that a session names, with its person and whether that is their only record: one statement."""
    user = next(iter(_account_of_session(user=user_id)), None)
    if user is not None and user.person is not None:
        user.person.is_alone = not user.has_others and user.person.merged_into_id is None
    return user


@prepared
def _account_of_session(*, user: int) -> QuerySet[User, Any]:
    """Every page of a member begins with it."""
    others = Person.objects.filter(merged_into=OuterRef("person"))
    return User.objects.select_related("person").annotate(has_others=Exists(others)).filter(pk=user)


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


def account_with_id(pk: int) -> User:
    """The account of that id."""
    return User.objects.get(pk=pk)


def account_names(ids: Collection[int]) -> dict[int, str]:
    """By what name each of these accounts goes."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids).select_related("person")}


def live_token(secret: str) -> ApiToken | None:
    """The token with this secret, unless it was revoked or its account closed."""
    tokens = ApiToken.objects.select_related("owner__person__merged_into")
    return tokens.filter(digest=token_digest(secret), revoked_at=None, owner__is_active=True).first()


def accounts_with_email(address: str) -> QuerySet[User]:
    """The open accounts to whose holders a letter to this address goes; a family may share one."""
    owns = Q(email__iexact=address) | Q(person__email__iexact=address) | Q(person__merged_into__email__iexact=address)
    return User.objects.filter(owns, is_active=True).select_related("person").distinct().order_by("pk")[:5]


def letter_of(user: User) -> tuple[str, str]:
    """What the link of a letter says: whose account, and a key that ends with its use, a new sign-in, or three days."""
    return urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)


def account_of_letter(account: str, key: str) -> User:
    """The account that a letter's link opens; refused once the link is spent."""
    try:
        number = int(urlsafe_base64_decode(account))
    except ValueError:
        raise ResetLinkSpentError from None
    user = User.objects.select_related("person").filter(pk=number, is_active=True).first()
    if user is None or not default_token_generator.check_token(user, key):
        raise ResetLinkSpentError
    return user
