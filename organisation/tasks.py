"""Work on the register that the worker does."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from accounts.selectors import account_with_id
from organisation import services
from organisation.selectors.drafts import reorganisation_with_id
from organisation.selectors.imports import forgotten_imports, import_with_id, interrupted_imports
from organisation.services import people_import

# Other work waits its turn behind a long list: after so many batches the rest queues up again.
BATCHES_AT_ONCE = 10
INTERRUPTED_AFTER = timedelta(minutes=10)
FORGOTTEN_AFTER = timedelta(days=30)


@task()
def apply_people_import(import_id: int) -> None:
    """Take in some batches of an approved list, and queue up for the rest."""
    batch = import_with_id(import_id)
    done = sum(1 for _rows in people_import.apply_people_import(batch=batch, most_batches=BATCHES_AT_ONCE))
    if done == BATCHES_AT_ONCE:
        apply_people_import.enqueue(import_id)


def resume_people_imports() -> int:
    """Go on with imports that a crash interrupted; returns how many."""
    waiting = list(interrupted_imports(timezone.now() - INTERRUPTED_AFTER))
    for batch in waiting:
        apply_people_import.enqueue(batch.pk)
    return len(waiting)


def drop_forgotten_imports() -> int:
    """Drop lists that waited a month for somebody to approve them: what they say of people is not kept for nothing."""
    forgotten = list(forgotten_imports(timezone.now() - FORGOTTEN_AFTER))
    for batch in forgotten:
        people_import.cancel_people_import(batch=batch, actor=None)
    return len(forgotten)


@task()
def apply_reorganisation(reorganisation_id: int, user_id: int) -> None:
    """Carry out a reorganisation too large for a request."""
    services.apply_reorganisation(
        reorganisation=reorganisation_with_id(reorganisation_id), actor=account_with_id(user_id)
    )
