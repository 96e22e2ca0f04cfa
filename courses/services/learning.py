"""What a learner does with a course: every write is a fact with a UUID, taken once, in absolute values, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import identity_ids
from core.errors import DomainError
from core.events import publish
from courses import calculations
from courses.calculations import OutlineItem
from courses.errors import ItemNeedsActivityError, NoSuchItemError, NotYourEventError
from courses.events import CourseCompleted, LessonCompleted
from courses.models import Enrolment, ItemProgress, LearnerEvent
from courses.selectors import completed_items, outline_of
from organisation.selectors import primary_seat_of

Verb = LearnerEvent.Verb
DERIVED = (
    "started_at",
    "last_studied_at",
    "last_item_key",
    "score_percent",
    "done",
    "total",
    "completed_at",
    "seat",
)


@dataclass(frozen=True, kw_only=True)
class LearnerWrite:
    """A learner event as a phone sent it: read, but not yet believed."""

    id: UUID
    enrolment: UUID
    item_key: UUID
    verb: str
    value: int | None = None
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
    for uid, writes in accepted.items():
        _record(enrolments[uid], writes, actor=actor)
    return receipt


@transaction.atomic
def complete_reading(*, enrolment: Enrolment, item_key: UUID, event_id: UUID, actor: User | None) -> Enrolment:
    """The learner says that they have read the item; refused where an activity decides."""
    if _item_of(enrolment, item_key).activity:
        raise ItemNeedsActivityError
    return complete_item(enrolment=enrolment, item_key=item_key, event_id=event_id, actor=actor)


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
    """Complete an item for its learner, and with the last required one the course, in one transaction.

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
    _record(locked, [write], actor=actor)
    return locked


def lock(enrolments: QuerySet[Enrolment]) -> dict[UUID, Enrolment]:
    """The enrolments by uid, held until the transaction ends; in one order, so that two batches cannot deadlock."""
    locked = enrolments.select_for_update(of=("self",)).select_related("edition", "learner").order_by("pk")
    return {enrolment.uid: enrolment for enrolment in locked}


def settle(enrolment: Enrolment, *, actor: User | None) -> None:
    """Recount and save a locked enrolment; with nothing missing any more, complete its course and say so.

    The course counts as completed when its last required item was, and for the seat held then.
    """
    items = outline_of(enrolment.edition).items
    completed = completed_items(enrolment)
    enrolment.done, enrolment.total = calculations.done_and_total(items, completed)
    if enrolment.completed_at is None and calculations.is_finished(items, completed):
        enrolment.completed_at = max(completed[item.key] for item in items if item.is_required)
        day = timezone.localdate(enrolment.completed_at)
        enrolment.seat = primary_seat_of(enrolment.learner, day) or enrolment.seat
        publish(
            CourseCompleted(enrolment_id=enrolment.pk, learner_id=enrolment.learner_id, course_id=enrolment.course_id),
            actor=actor,
        )
    enrolment.save(update_fields=DERIVED)


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
    if event.verb == Verb.COMPLETED and item.activity:
        return ItemNeedsActivityError()
    return None


def _record(enrolment: Enrolment, writes: Iterable[LearnerWrite], *, actor: User | None) -> None:
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
    finished = _absorb(enrolment, facts)
    _move_bookmark(enrolment, facts)
    for key in finished:
        publish(
            LessonCompleted(
                enrolment_id=enrolment.pk,
                learner_id=enrolment.learner_id,
                course_id=enrolment.course_id,
                item_key=str(key),
            ),
            actor=actor,
        )
    settle(enrolment, actor=actor)


def _absorb(enrolment: Enrolment, facts: Sequence[LearnerEvent]) -> list[UUID]:
    """Merge facts into the progress of their items; returns the items completed by them for the first time."""
    rows = ItemProgress.objects.filter(enrolment=enrolment, item_key__in={fact.item_key for fact in facts})
    progress = {row.item_key: row for row in rows}
    finished = []
    for fact in facts:
        row = progress.setdefault(
            fact.item_key, ItemProgress(enrolment=enrolment, item_key=fact.item_key, opened_at=fact.occurred_at)
        )
        row.opened_at = min(row.opened_at, fact.occurred_at)
        if fact.verb == Verb.READ:
            row.read_percent = max(row.read_percent, fact.value or 0)
        elif fact.verb == Verb.COMPLETED and row.completed_at is None:
            row.completed_at = fact.occurred_at
            finished.append(fact.item_key)
    changed = [row for row in progress.values() if row.pk]
    ItemProgress.objects.bulk_create([row for row in progress.values() if not row.pk])
    ItemProgress.objects.bulk_update(changed, ["opened_at", "read_percent", "completed_at"])
    return finished


def _move_bookmark(enrolment: Enrolment, facts: Sequence[LearnerEvent]) -> None:
    """Keep when the learner began and where they were last; late news of an earlier moment moves nothing forward."""
    first, last = facts[0], facts[-1]
    enrolment.started_at = min(enrolment.started_at or first.occurred_at, first.occurred_at)
    if enrolment.last_studied_at is None or last.occurred_at >= enrolment.last_studied_at:
        enrolment.last_studied_at, enrolment.last_item_key = last.occurred_at, last.item_key
