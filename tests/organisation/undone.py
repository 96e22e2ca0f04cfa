"""A block whose writes are taken back, for properties that run many histories in one test."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone(*, on_error_only=False):
    """Take back what the block wrote: always, or only when it raised."""
    with transaction.atomic():
        yield
        transaction.set_rollback(not on_error_only)
