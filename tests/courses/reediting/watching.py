"""How far everybody is at a moment, and what must not lie between two moments whatever was edited."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from courses.models import Enrolment

COMPLETED = Count("progress", filter=Q(progress__completed_at__isnull=False))


@dataclass(frozen=True, slots=True)
class Standing:
    """One learner as the lists show them."""

    percent: int
    done: int
    total: int
    completed_at: datetime | None
    edition: int
    items: int


def standings(course):
    """Everybody's standing by the id of their place, read in one statement: of one moment, on both databases."""
    rows = Enrolment.objects.filter(course=course).annotate(items=COMPLETED)
    facts = ("pk", "percent", "done", "total", "completed_at", "edition__number", "items")
    return {pk: Standing(*told) for pk, *told in rows.values_list(*facts)}


def faults(before, after):
    """Whatever should never be, in words."""
    return [f"{pk}: {words}" for pk, now in after.items() for words in _wrong(before.get(pk), now)]


def _wrong(was, now):
    if not 0 <= now.percent <= 100 or not 0 <= now.done <= now.total:
        yield f"beyond its bounds: {now}"
    if (now.percent == 100) != (now.completed_at is not None):
        yield f"whole without being completed, or completed without being whole: {now}"
    if was is None:
        return
    if now.percent < was.percent or now.items < was.items or now.edition < was.edition:
        yield f"fell: {was} -> {now}"
    if was.completed_at and (was.completed_at, was.edition) != (now.completed_at, now.edition):
        yield f"a completed course changed: {was} -> {now}"
