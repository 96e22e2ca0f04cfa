"""What a learner does with a course: every write is a fact with a UUID, taken once, in absolute values, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids
from core.errors import DomainError
from courses import calculations
from courses.calculations import OutlineItem
from courses.errors import ItemClosedError, ItemNeedsMoreError, NoSuchItemError, NotYourEventError
from courses.models import Enrolment, ItemProgress, LearnerEvent
from courses.selectors import outline_of
from courses.selectors.progress import completed_items, facts_in
from courses.services.settling import Rows, lock, rows_of, settle

Verb = LearnerEvent.Verb
Value = int | dict[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class LearnerWrite:
    """A learner event as a phone sent it: read, but not yet believed.

    `value` is the percentage for "read", `{"block", "from", "to"}` in seconds of a video for "watched", and
    `{"block", "right"}` for "checked".
    """

    id: UUID
    enrolment: UUID
    item_key: UUID
    verb: str
    value: Value = None
    occurred_at: datetime


@dataclass(frozen=True)
class Refusal:
    """An event that will never be taken, and why."""

    id: str
    code: str
    message: str

    @classmethod
    def of(cls, event_id: object, error: DomainError) -> "Refusal":
        """The refusal of an event for the reason of an error."""
        return cls(str(event_id), error.code, error.sentence)


@dataclass(frozen=True)
class Receipt:
    """What became of a batch: what the phone may forget, and whose clock was wrong."""

    received: list[UUID] = field(default_factory=list)
    clock_corrected: list[UUID] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


@transaction.atomic
def record_learner_events(*, person: Person, events: Sequence[LearnerWrite], actor: User | None) -> Receipt:
    """Take a batch from a phone's journal: late, doubled and shuffled events do no harm, each gets its answer.

    A moment before the enrolment or after now is moved to the nearest possible one and named in the receipt.
    """
    enrolments = lock(
        Enrolment.objects.filter(learner__in=identity_ids(person), uid__in={event.enrolment for event in events})
    )
    known = dict(LearnerEvent.objects.filter(pk__in={event.id for event in events}).values_list("pk", "enrolment_id"))
    receipt, now = Receipt(), timezone.now()
    accepted: dict[UUID, list[LearnerWrite]] = defaultdict(list)
    for event in events:
        enrolment = enrolments.get(event.enrolment)
        reason = _reason_to_refuse(event, enrolment, known)
        if enrolment is None or reason is not None:
            receipt.refused.append(Refusal.of(event.id, reason or NotYourEventError()))
            continue
        receipt.received.append(event.id)
        if event.id in known:
            continue
        known[event.id] = enrolment.pk
        accepted[event.enrolment].append(event)
        if not enrolment.enrolled_at <= event.occurred_at <= now:
            receipt.clock_corrected.append(event.id)
    rows = rows_of(enrolments[uid] for uid in accepted)
    for uid, writes in accepted.items():
        enrolment = enrolments[uid]
        _record(enrolment, rows[enrolment.pk], writes, actor=actor)
    return receipt


@transaction.atomic
def complete_reading(*, enrolment: Enrolment, item_key: UUID, event_id: UUID, actor: User | None) -> Enrolment:
    """The learner says that they are done with an item; refused where something else decides or others come first."""
    (locked,) = lock(Enrolment.objects.filter(pk=enrolment.pk)).values()
    item = _item_of(locked, item_key)
    if item.condition not in calculations.BY_SAYING_SO:
        raise ItemNeedsMoreError
    if calculations.items_in_the_way(item, outline_of(locked.edition).items, completed_items(locked)):
        raise ItemClosedError
    return complete_item(enrolment=locked, item_key=item_key, event_id=event_id, actor=actor)


@transaction.atomic
def complete_item(
    *,
    enrolment: Enrolment,
    item_key: UUID,
    event_id: UUID,
    occurred_at: datetime | None = None,
    score_percent: Decimal | None = None,
    actor: User | None,
) -> Enrolment:
    """Complete an item for its learner, whatever its condition, and with the last required one the course.

    Repeated with the same `event_id` it does nothing. Of an exam's scores the course keeps the best.
    """
    (locked,) = lock(Enrolment.objects.filter(pk=enrolment.pk)).values()
    if LearnerEvent.objects.filter(pk=event_id).exists():
        return locked
    item = _item_of(locked, item_key)
    if item.kind == calculations.EXAM:
        locked.score_percent = calculations.best_of(locked.score_percent, score_percent)
    write = LearnerWrite(
        id=event_id,
        enrolment=locked.uid,
        item_key=item_key,
        verb=Verb.COMPLETED,
        occurred_at=occurred_at or timezone.now(),
    )
    _record(locked, rows_of([locked])[locked.pk], [write], is_decided=True, actor=actor)
    return locked


def _item_of(enrolment: Enrolment, item_key: UUID) -> OutlineItem:
    item = outline_of(enrolment.edition).by_key.get(item_key)
    if item is None:
        raise NoSuchItemError
    return item


def _reason_to_refuse(
    event: LearnerWrite, enrolment: Enrolment | None, known: Mapping[UUID, int]
) -> DomainError | None:
    """Why an event will never be taken, or None."""
    if enrolment is None or known.get(event.id, enrolment.pk) != enrolment.pk:
        return NotYourEventError()
    item = outline_of(enrolment.edition).by_key.get(event.item_key)
    if item is None:
        return NoSuchItemError()
    if event.verb == Verb.COMPLETED and item.condition not in calculations.BY_SAYING_SO:
        return ItemNeedsMoreError()
    return None


def _record(
    enrolment: Enrolment, rows: Rows, writes: Iterable[LearnerWrite], *, is_decided: bool = False, actor: User | None
) -> None:
    """Add facts to a locked enrolment: the order in which they arrive makes no difference to what is known after."""
    now = timezone.now()
    facts = [
        LearnerEvent(
            pk=write.id,
            enrolment=enrolment,
            item_key=write.item_key,
            verb=write.verb,
            value=write.value,
            occurred_at=calculations.moment_within(write.occurred_at, enrolment.enrolled_at, now),
            received_at=now,
        )
        for write in writes
    ]
    facts.sort(key=lambda fact: fact.occurred_at)
    LearnerEvent.objects.bulk_create(facts)
    items = outline_of(enrolment.edition).by_key
    for fact in facts:
        row = rows.get(fact.item_key)
        if row is None:
            row = ItemProgress(enrolment=enrolment, item_key=fact.item_key, opened_at=fact.occurred_at)
            rows[fact.item_key] = row
        _absorb(row, fact, items[fact.item_key])
    _move_bookmark(enrolment, facts)
    changed = {fact.item_key for fact in facts}
    settle(enrolment, rows, changed=changed, decided=changed if is_decided else (), actor=actor)


def _absorb(row: ItemProgress, fact: LearnerEvent, item: OutlineItem) -> None:
    """Merge a fact into the progress of its item: greater, earlier or joined with what is known, never instead of it."""
    row.opened_at = min(row.opened_at, fact.occurred_at)
    value: Any = fact.value
    if fact.verb == Verb.READ:
        row.read_percent = max(row.read_percent, value or 0)
    elif fact.verb == Verb.WATCHED:
        _absorb_playing(row, fact, item)
    elif fact.verb == Verb.CHECKED and value["right"] and value["block"] in item.checks:
        row.checks_passed = sorted({*row.checks_passed, value["block"]})
    elif fact.verb == Verb.COMPLETED and row.completed_at is None:
        row.met_at = min(row.met_at or fact.occurred_at, fact.occurred_at)
    if row.met_at is None and calculations.is_met_by_facts(item, facts_in(row)):
        row.met_at = fact.occurred_at


def _absorb_playing(row: ItemProgress, fact: LearnerEvent, item: OutlineItem) -> None:
    """Join a stretch of a video with those played before, and with them the time of the clock in which it was played."""
    value: Any = fact.value
    block, start, end = value["block"], value["from"], value["to"]
    if block not in item.media:
        return
    row.watched = row.watched | {block: calculations.union([*row.watched.get(block, ()), (start, end)])}
    moment = int(fact.occurred_at.timestamp())
    row.played = calculations.union([*row.played, (moment - (end - start), moment)])


def _move_bookmark(enrolment: Enrolment, facts: Sequence[LearnerEvent]) -> None:
    """Keep when the learner began and where they were last; late news of an earlier moment moves nothing forward."""
    first, last = facts[0], facts[-1]
    enrolment.started_at = min(enrolment.started_at or first.occurred_at, first.occurred_at)
    if enrolment.last_studied_at is None or last.occurred_at >= enrolment.last_studied_at:
        enrolment.last_studied_at, enrolment.last_item_key = last.occurred_at, last.item_key
