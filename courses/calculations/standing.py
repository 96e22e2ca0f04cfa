"""When an item is completed, and what is missing: the services decide by it, the pages explain by it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import Literal
from uuid import UUID

from courses.calculations.intervals import Interval, seconds_in
from courses.calculations.progress import (
    CHECKED,
    CONFIRMED,
    OPENED,
    READ,
    SUBMITTED,
    WATCHED,
    OutlineItem,
    done_and_total,
    items_in_the_way,
    next_item,
    percent_of,
)

# Nobody plays a video faster than this and follows it.
FASTEST = 2

State = Literal["done", "open", "waiting", "locked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a learner and one item; `work` is the state of what was handed in last."""

    opened_at: datetime | None = None
    read_percent: int = 0
    watched: Mapping[str, Sequence[Interval]] = field(default_factory=dict)
    played: Sequence[Interval] = ()
    checks_passed: Sequence[str] = ()
    met_at: datetime | None = None
    completed_at: datetime | None = None
    work: str = ""


NOTHING = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What an item's condition still asks: `has` of `needs`, in percent, in questions, or one of one."""

    condition: str
    has: int
    needs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStanding:
    """How a learner stands with one item; `missing` is None once its own condition is met."""

    item: OutlineItem
    state: State
    completed_at: datetime | None
    missing: Missing | None
    in_the_way: Sequence[OutlineItem]
    work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseStanding:
    """How a learner stands with a course; `percent` is by weight and 100 only when nothing is missing."""

    items: Sequence[ItemStanding]
    next: OutlineItem | None
    done: int
    total: int
    percent: int

    @property
    def missing(self) -> list[ItemStanding]:
        """The required items that are not completed."""
        return [standing for standing in self.items if standing.item.is_required and standing.state != "done"]

    @property
    def completed(self) -> dict[UUID, datetime]:
        """When each completed item was."""
        return {one.item.key: one.completed_at for one in self.items if one.completed_at}


def standing(
    items: Sequence[OutlineItem], facts: Mapping[UUID, Facts], last_opened: UUID | None = None
) -> CourseStanding:
    """Everything about a learner on a course: which items are completed, what the others ask, what comes next."""
    completed = completions(items, facts)
    told = [_standing_of(item, items, facts.get(item.key, NOTHING), completed) for item in items]
    waiting = {one.item.key for one in told if one.state == "waiting"}
    done, total = done_and_total(items, completed)
    return CourseStanding(
        items=told,
        next=next_item(items, completed, last_opened, waiting),
        done=done,
        total=total,
        percent=percent_of(items, completed),
    )


def completions(items: Sequence[OutlineItem], facts: Mapping[UUID, Facts]) -> dict[UUID, datetime]:
    """When each completed item was: with its condition met, and what must come first completed.

    What was completed once stays so, whatever became of the item since. An item whose condition was met too early
    counts from the moment at which the last of those before it is completed: the order of arrival makes no difference.
    """
    completed = {key: known.completed_at for key, known in facts.items() if known.completed_at is not None}
    met = {
        item.key: moment
        for item in items
        if item.key not in completed and (moment := met_at(item, facts.get(item.key, NOTHING))) is not None
    }
    known_keys = {item.key for item in items}
    before = {item.key: {key for key in item.prerequisites if key in known_keys} - {item.key} for item in items}
    while ready := [key for key in met if before[key] <= completed.keys()]:
        for key in ready:
            completed[key] = max([met.pop(key), *(completed[first] for first in before[key])])
    return completed


def met_at(item: OutlineItem, facts: Facts) -> datetime | None:
    """When the item's own condition was met: as was noted then, or at its opening where what is known now suffices."""
    if facts.met_at is not None:
        return facts.met_at
    return facts.opened_at if is_met_by_facts(item, facts) else None


def is_met_by_facts(item: OutlineItem, facts: Facts) -> bool:
    """Whether what the learner did meets the condition, without anybody saying so."""
    if item.condition not in {OPENED, WATCHED, CHECKED}:
        return False
    missing = missing_of(item, facts)
    return missing.has >= missing.needs


def percent_watched(item: OutlineItem, facts: Facts) -> int:
    """The share of the item's videos and sound that was really played, and could be in the time that passed."""
    length = sum(item.media.values())
    if not length or facts.opened_at is None:
        return 0
    seen = sum(seconds_in(facts.watched.get(block, ()), since=0, until=end) for block, end in item.media.items())
    passed = seconds_in(facts.played, since=int(facts.opened_at.timestamp()))
    return 100 * min(seen, FASTEST * passed) // length


def _standing_of(
    item: OutlineItem, items: Iterable[OutlineItem], facts: Facts, completed: Mapping[UUID, datetime]
) -> ItemStanding:
    in_the_way = items_in_the_way(item, items, completed)
    missing = None if item.key in completed or facts.met_at else missing_of(item, facts)
    return ItemStanding(
        item=item,
        state=_state(item, facts, completed, is_locked=bool(in_the_way)),
        completed_at=completed.get(item.key),
        missing=missing,
        in_the_way=in_the_way,
        work=facts.work,
    )


def _state(item: OutlineItem, facts: Facts, completed: Mapping[UUID, datetime], *, is_locked: bool) -> State:
    if item.key in completed:
        return "done"
    if is_locked:
        return "locked"
    is_with_somebody = item.condition == CONFIRMED and facts.opened_at is not None
    return "waiting" if is_with_somebody or (item.condition == SUBMITTED and facts.work == "waiting") else "open"


def missing_of(item: OutlineItem, facts: Facts) -> Missing:
    """What the item's condition asks, and how much of it is known to be done."""
    has, needs = 0, 1
    if item.condition == OPENED:
        has = int(facts.opened_at is not None)
    elif item.condition == READ:
        has, needs = facts.read_percent, 100
    elif item.condition == WATCHED:
        has, needs = percent_watched(item, facts), item.threshold_percent
    elif item.condition == CHECKED:
        has = len(set(facts.checks_passed).intersection(item.checks))
        needs = ceil(len(item.checks) * item.threshold_percent / 100) or 1
    return Missing(condition=item.condition, has=has, needs=needs)
