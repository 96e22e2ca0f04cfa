"""Who may: what every app asks first."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User


@rules.predicate
def is_signed_in(user: User | AnonymousUser, _found: object = None) -> bool:
    """Whether there is an account at all."""
    return user.is_authenticated


@rules.predicate
def is_person(user: User | AnonymousUser, _found: object = None) -> bool:
    """Whether the account belongs to a person, who alone can learn and hold certificates."""
    return getattr(user, "person_id", None) is not None


rules.add_perm("accounts.take_back_request", is_person)
