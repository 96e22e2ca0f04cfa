"""Trying a change out before it is made: whatever refuses the change refuses the trial."""

from collections.abc import Callable

from django.db import transaction

from core.errors import DomainError


def refusal_of(change: Callable[[], object]) -> DomainError | None:
    """What the change would be refused for; None if it could be made. Nothing of it stays, nobody is told.

    Only the database forgets: the change works on rows that it fetches itself.
    """
    try:
        with transaction.atomic():
            change()
            transaction.set_rollback(True)
    except DomainError as refusal:
        return refusal
    return None
