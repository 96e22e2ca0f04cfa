"""The log kept honest: sealed in hashed batches, so that it costs a learner's request nothing."""

import hashlib
import json
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.models import LogEntry, LogSeal

# An entry's transaction may commit a little after its moment; none takes this long.
SETTLED_AFTER = timedelta(minutes=5)
BATCH = 5000


@transaction.atomic
def seal_log(*, settled_after: timedelta = SETTLED_AFTER) -> int:
    """Seal what is not sealed yet and old enough; returns how many entries."""
    previous = LogSeal.objects.select_for_update().order_by("-number").first()
    waiting = LogEntry.objects.filter(seal=None, occurred_at__lt=timezone.now() - settled_after)
    entries = sorted(waiting.order_by("occurred_at")[:BATCH], key=lambda entry: entry.pk)
    if not entries:
        return 0
    seal = LogSeal.objects.create(
        number=previous.number + 1 if previous else 1,
        count=len(entries),
        hash=_hash(previous.hash if previous else "", entries),
    )
    LogEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(seal=seal)
    return len(entries)


def entries_of(*events: str) -> QuerySet[LogEntry]:
    """Every fact of these names, the latest first."""
    return LogEntry.objects.filter(event__in=events).order_by("-occurred_at")


def broken_seals() -> list[int]:
    """The numbers of the seals that no longer fit what they sealed; empty in health."""
    broken, previous, expected = [], "", 1
    for seal in LogSeal.objects.all():
        entries = seal.entries.order_by("pk").iterator(chunk_size=1000)
        if seal.number != expected or _hash(previous, entries) != seal.hash:
            broken.append(seal.number)
        previous, expected = seal.hash, seal.number + 1
    return broken


def _hash(previous: str, entries: Iterable[LogEntry]) -> str:
    digest = hashlib.sha256(previous.encode())
    for entry in entries:
        moment = entry.occurred_at.astimezone(timezone.get_fixed_timezone(0)).isoformat()
        row = [str(entry.pk), entry.event, entry.payload, entry.actor_id, moment]
        digest.update(json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
    return digest.hexdigest()
