"""Reads of people and accounts."""

from django.db.models import QuerySet

from accounts.calculations import sign_in_name, token_digest
from accounts.models import ApiToken, Person, User
from core.text.search import fold


def account_named(typed: str) -> User | None:
    """The account that signs in with this name, or with this telephone number of its person if only one person has it."""
    name = sign_in_name(typed)
    account = User.objects.select_related("person").filter(username=name).first()
    if account or not name:
        return account
    with_phone = User.objects.select_related("person").filter(person__phone=name, person__merged_into=None)[:2]
    return with_phone[0] if len(with_phone) == 1 else None


def people_matching(query: str) -> QuerySet[Person]:
    """People in the order of their given names whose name holds the words, typed with or without marks."""
    people = Person.objects.filter(merged_into=None)
    for word in fold(query).split():
        people = people.filter(search_key__contains=word)
    return people


def live_token(secret: str) -> ApiToken | None:
    """The token with this secret, unless it was revoked or its account closed."""
    tokens = ApiToken.objects.select_related("owner__person")
    return tokens.filter(digest=token_digest(secret), revoked_at=None, owner__is_active=True).first()
