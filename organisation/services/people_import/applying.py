"""Taking in what was approved, a batch of rows at a time: each batch whole or not at all, the next goes on from there."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone

from core.events import publish
from organisation.events import PeopleImported
from organisation.models import ImportRow, ImportState, PeopleImport, RowAction, RowState
from organisation.services.people_import.writing import Writing

ROWS_AT_ONCE = 500


def apply_people_import(*, batch: PeopleImport, most_batches: int | None = None) -> Iterator[int]:
    """Take in the approved rows that still wait; yields how many rows each batch took, so that callers may stop between.

    Whoever stops, or is stopped, loses nothing: a row and what it changed commit together, and the next call goes on
    with the rows that wait. Two at once take turns.
    """
    done = 0
    while most_batches is None or done < most_batches:
        taken = _apply_batch(batch.pk)
        if taken is None:
            return
        done += 1
        yield taken


@transaction.atomic
def _apply_batch(batch_id: int) -> int | None:
    """One batch of rows; None when the import is not under way or this was the last of it."""
    batch = PeopleImport.objects.select_for_update().get(pk=batch_id)
    if batch.state != ImportState.APPLYING:
        return None
    rows = list(batch.rows.filter(state=RowState.WAITING).order_by("pk")[:ROWS_AT_ONCE])
    if not rows:
        _finish(batch)
        return None
    Writing(batch, rows).write()
    return len(rows)


def set_aside(batch: PeopleImport) -> None:
    """Leave out what nobody answered, forget proposals that nobody ticked; what changes nothing is done already."""
    waiting = batch.rows.filter(state=RowState.WAITING)
    waiting.filter(action=RowAction.LEAVE, answer="").delete()
    waiting.filter(action__in=(RowAction.UNCLEAR, RowAction.REFUSED)).update(state=RowState.LEFT_OUT)
    waiting.filter(action=RowAction.UNCHANGED).update(state=RowState.APPLIED, cells={})


def _finish(batch: PeopleImport) -> None:
    batch.state, batch.finished_at = ImportState.DONE, timezone.now()
    batch.save(update_fields=["state", "finished_at"])
    counts = tally(batch.rows.filter(state=RowState.APPLIED))
    left_out = batch.rows.filter(state=RowState.LEFT_OUT).exclude(action=RowAction.LEAVE).count()
    publish(
        PeopleImported(
            import_id=batch.pk,
            unit_id=batch.unit_id,
            as_of=batch.as_of.isoformat(),
            created=counts.get(RowAction.CREATE, 0),
            changed=sum(counts.get(action, 0) for action in (RowAction.CHANGE, RowAction.ADD_SEAT, RowAction.MOVE)),
            left=counts.get(RowAction.LEAVE, 0),
            left_out=left_out,
        ),
        actor=batch.approved_by,
    )


def tally(rows: QuerySet[ImportRow]) -> dict[str, int]:
    """How many rows there are of each action."""
    return dict(rows.order_by().values_list("action").annotate(Count("pk")))
