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
    media: Mapping[str, int] = field(default_factory=dict)

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


def items_in_the_way(item: OutlineItem, items: Iterable[OutlineItem], completed: Collection[UUID]) -> list[OutlineItem]:
    """What must be completed before this item opens: before an exam, every required item that precedes it."""
    if item.kind != EXAM or item.key in completed:
        return []
    return items_missing((other for other in items if other.number < item.number), completed)


def next_item(
    items: Sequence[OutlineItem], completed: Collection[UUID], last_opened: UUID | None
) -> OutlineItem | None:
    """What to study next: the missing item left half-way if it may be studied, else the first missing, else nothing."""
    missing = items_missing(items, completed)
    for item in missing:
        if item.key == last_opened and not items_in_the_way(item, items, completed):
            return item
    return next(iter(missing), None)


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
