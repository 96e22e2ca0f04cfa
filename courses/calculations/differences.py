"""What differs between two states of a course, and what that asks of those who study it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from courses.calculations.progress import OutlineItem


class Change(StrEnum):
    """One way in which a lesson differs."""

    ADDED = "added"
    REMOVED = "removed"
    TEXT = "text"
    TITLE = "title"
    ORDER = "order"
    REQUIRED = "required"
    OPTIONAL = "optional"
    CONDITION = "condition"
    PREREQUISITES = "prerequisites"
    WEIGHT = "weight"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Difference:
    """A lesson that differs, and how; the lesson as it is after, or was before it was removed."""

    item: OutlineItem
    changes: tuple[Change, ...]


# What of an item is compared, beside its being there, being required and its place among the others.
_COMPARED: dict[Change, tuple[str, ...]] = {
    Change.TITLE: ("title", "module_title"),
    Change.TEXT: ("content_hash",),
    Change.CONDITION: ("condition", "threshold_percent", "activity"),
    Change.PREREQUISITES: ("prerequisites",),
    Change.WEIGHT: ("weight",),
    Change.ABOUT: ("slug", "kind", "minutes", "objective", "completion"),
}


def differences(before: Sequence[OutlineItem], after: Sequence[OutlineItem]) -> list[Difference]:
    """Every lesson that differs: those of the new state in its order, then those that are gone."""
    old, new = {item.key: item for item in before}, {item.key: item for item in after}
    moved = _moved([item.key for item in before if item.key in new], [item.key for item in after if item.key in old])
    found = []
    for item in after:
        if item.key not in old:
            found.append(Difference(item, (Change.ADDED,)))
        elif changes := _changes(old[item.key], item, is_moved=item.key in moved):
            found.append(Difference(item, changes))
    gone = [Difference(item, (Change.REMOVED,)) for item in before if item.key not in new]
    return found + gone


def demands(items: Iterable[OutlineItem]) -> frozenset[tuple[Any, ...]]:
    """What a course asks of a learner: which lessons, and what completes and opens each."""
    return frozenset(
        (item.key, item.condition, item.activity, item.threshold_percent, frozenset(item.prerequisites))
        for item in items
        if item.is_required
    )


def _changes(old: OutlineItem, new: OutlineItem, *, is_moved: bool) -> tuple[Change, ...]:
    changes = [
        change for change, names in _COMPARED.items() if any(getattr(old, name) != getattr(new, name) for name in names)
    ]
    if old.is_required != new.is_required:
        changes.insert(0, Change.REQUIRED if new.is_required else Change.OPTIONAL)
    if is_moved:
        changes.append(Change.ORDER)
    return tuple(changes)


def _moved(before: Sequence[UUID], after: Sequence[UUID]) -> set[UUID]:
    """The fewest lessons that one would have to take out and put elsewhere: all but a longest rising run."""
    place = {key: n for n, key in enumerate(before)}
    runs: list[tuple[int, tuple[UUID, ...]]] = []
    for key in after:
        head = max((run for last, run in runs if last < place[key]), key=len, default=())
        runs.append((place[key], (*head, key)))
    longest = max((run for _last, run in runs), key=len, default=())
    return set(after) - set(longest)
