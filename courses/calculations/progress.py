"""How far a learner is, worked out from plain values: what the pages show and what the services decide is the same."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

EXAM = "exam"
# The values of `CompletesBy`, which this room may not know of.
OPENED, READ, WATCHED, CHECKED = "opened", "read", "watched", "checked"
ACTIVITY, SUBMITTED, CONFIRMED = "activity", "submitted", "confirmed"
BY_SAYING_SO = frozenset({OPENED, READ})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """One lesson of an edition as an outline shows it: everything but its text."""

    key: UUID
    number: int
    slug: str
    title: str
    module_title: str
    kind: str
    minutes: int
    objective: str
    completion: str
    is_required: bool
    activity: str
    content_hash: str
    language: str
    completes_by: str = READ
    threshold_percent: int = 90
    weight: int = 1
    prerequisites: tuple[UUID, ...] = ()
    checks: tuple[str, ...] = ()
    media: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def condition(self) -> str:
        """What completes the item; one with an activity is never completed by reading alone."""
        return ACTIVITY if self.activity and self.completes_by in BY_SAYING_SO else self.completes_by


def items_missing(items: Iterable[OutlineItem], completed: Collection[UUID]) -> list[OutlineItem]:
    """The items that stand between the learner and the end of the course, in order."""
    return [item for item in items if item.is_required and item.key not in completed]


def done_and_total(items: Iterable[OutlineItem], completed: Collection[UUID]) -> tuple[int, int]:
    """How many required items are completed, and how many there are; always `0 <= done <= total`."""
    required = [item for item in items if item.is_required]
    return len(required) - len(items_missing(required, completed)), len(required)


def is_finished(items: Sequence[OutlineItem], completed: Collection[UUID]) -> bool:
    """Whether nothing required is missing; a course that requires nothing is never finished."""
    done, total = done_and_total(items, completed)
    return 0 < total == done


def percent_of(items: Iterable[OutlineItem], completed: Collection[UUID]) -> int:
    """The share of the required items' weights that is completed, rounded down: 100 only when nothing is missing."""
    required = [item for item in items if item.is_required]
    whole = sum(item.weight for item in required)
    return 100 * sum(item.weight for item in required if item.key in completed) // whole if whole else 0


def items_in_the_way(item: OutlineItem, items: Iterable[OutlineItem], completed: Collection[UUID]) -> list[OutlineItem]:
    """What must be completed before this item opens: what its trainer put before it, and all that an exam asks for.

    Before an exam that is every required item that precedes it.
    """
    if item.key in completed or not (item.prerequisites or item.kind == EXAM):
        return []
    return [other for other in items if _precedes(other, item) and other.key not in completed]


def _precedes(other: OutlineItem, item: OutlineItem) -> bool:
    """Whether the other item must be completed first."""
    if item.kind == EXAM and other.is_required and other.number < item.number:
        return True
    return other.key in item.prerequisites and other.key != item.key


def next_item(
    items: Sequence[OutlineItem],
    completed: Collection[UUID],
    last_opened: UUID | None,
    waiting: Collection[UUID] = (),
) -> OutlineItem | None:
    """What to study next; None once nothing is missing.

    The missing item left half-way if it may be studied, else the first missing one that may, else what leads to it. What
    waits for somebody else comes after everything that the learner can do.
    """
    missing = items_missing(items, completed)
    may = [item for item in missing if not items_in_the_way(item, items, completed)]
    mine = [item for item in may if item.key not in waiting]
    for item in mine:
        if item.key == last_opened:
            return item
    if mine:
        return mine[0]
    leading = (_first_open(item, items, completed) for item in missing)
    return next((item for item in leading if item.key not in waiting), next(iter([*may, *missing]), None))


def _first_open(item: OutlineItem, items: Sequence[OutlineItem], completed: Collection[UUID]) -> OutlineItem:
    """The item that may be studied on the way to one that may not yet; itself where they wait for each other."""
    seen = {item.key}
    while way := [other for other in items_in_the_way(item, items, completed) if other.key not in seen]:
        item = way[0]
        seen.add(item.key)
    return item


def minutes_left(items: Iterable[OutlineItem], completed: Collection[UUID]) -> int:
    """About how long the missing items take."""
    return sum(item.minutes for item in items_missing(items, completed))


def best_of(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The better of two scores, where either may not exist."""
    known = [score for score in (one, other) if score is not None]
    return max(known, default=None)


def moment_within(moment: datetime, earliest: datetime, latest: datetime) -> datetime:
    """The moment a phone claims, or the nearest possible one when its clock is wrong."""
    return min(max(moment, earliest), latest)
