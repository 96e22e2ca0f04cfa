"""Keeping the closure table in step with the parents that unit versions name."""

from collections.abc import Collection
from datetime import date

from organisation.calculations import FOREVER, CycleError, Link, Reach, batches, closure
from organisation.errors import CyclicUnitError
from organisation.models import Unit, UnitClosure, UnitVersion


def refresh_closure(unit_ids: Collection[int]) -> int:
    """Bring the closure rows of these units, and of all that ever lay below them, in step with their versions.

    Only rows that differ are written; how many. Raises `CyclicUnitError`.
    """
    affected = set(unit_ids)
    for batch in batches(unit_ids):
        affected.update(UnitClosure.objects.filter(ancestor_id__in=batch).values_list("descendant_id", flat=True))
    links = _links_of(affected)
    parents_outside = {link.parent for link in links if link.parent is not None} - affected
    try:
        wanted = closure(links, above=_reaches_to(parents_outside))
    except CycleError as error:
        raise CyclicUnitError from error
    present = _reaches_to(affected)
    stale, missing = present.keys() - wanted, wanted - present.keys()
    for batch in batches(present[reach] for reach in stale):
        UnitClosure.objects.filter(pk__in=batch).delete()
    UnitClosure.objects.bulk_create(_row_of(reach) for reach in sorted(missing))
    return len(stale) + len(missing)


def rederive_closure() -> int:
    """Compare the whole closure with the versions; how many rows were wrong."""
    return refresh_closure(Unit.objects.values_list("pk", flat=True))


def _links_of(unit_ids: Collection[int]) -> list[Link]:
    fields = ("unit_id", "parent_id", "valid_from", "valid_to")
    return [
        Link(unit, parent, start, end or FOREVER)
        for batch in batches(unit_ids)
        for unit, parent, start, end in UnitVersion.objects.filter(unit_id__in=batch).values_list(*fields)
    ]


def _reaches_to(unit_ids: Collection[int]) -> dict[Reach, int]:
    """The stored reaches that end at these units, each with its row's key."""
    fields = ("pk", "ancestor_id", "descendant_id", "depth", "valid_from", "valid_to")
    return {
        Reach(ancestor, descendant, depth, start, end or FOREVER): pk
        for batch in batches(unit_ids)
        for pk, ancestor, descendant, depth, start, end in UnitClosure.objects.filter(
            descendant_id__in=batch
        ).values_list(*fields)
    }


def _row_of(reach: Reach) -> UnitClosure:
    return UnitClosure(
        ancestor_id=reach.ancestor,
        descendant_id=reach.descendant,
        depth=reach.depth,
        valid_from=reach.start,
        valid_to=open_end(reach.end),
    )


def open_end(end: date) -> date | None:
    """NULL where an interval has no end."""
    return None if end == FOREVER else end
