"""From what is known of a learner to how far they are: items completed, counts, and with the last item the course."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from core.events import publish
from courses import calculations
from courses.calculations import Facts
from courses.events import CourseCompleted, LessonCompleted
from courses.models import Enrolment, ItemProgress
from courses.selectors import outline_of
from courses.selectors.progress import facts_in
from organisation.selectors import primary_seat_of

DERIVED = (
    "started_at",
    "last_studied_at",
    "last_item_key",
    "score_percent",
    "done",
    "total",
    "percent",
    "completed_at",
    "seat",
    "source",
)
FACTS = ("opened_at", "read_percent", "watched", "played", "checks_passed", "met_at", "completed_at")

Rows = dict[UUID, ItemProgress]


def lock(enrolments: QuerySet[Enrolment]) -> dict[UUID, Enrolment]:
    """The enrolments by uid, held until the transaction ends; in one order, so that two batches cannot deadlock.

    Locked before they are read with their editions: PostgreSQL leaves out a row for which it had to wait if the edition
    to which it was joined is not the row's any more.
    """
    held = list(enrolments.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    locked = Enrolment.objects.filter(pk__in=held).select_related("edition", "learner").order_by("pk")
    return {enrolment.uid: enrolment for enrolment in locked}


def rows_of(enrolments: Iterable[Enrolment]) -> dict[int, Rows]:
    """What is known of each item, by enrolment."""
    rows: dict[int, Rows] = defaultdict(dict)
    for row in ItemProgress.objects.filter(enrolment__in=[enrolment.pk for enrolment in enrolments]):
        rows[row.enrolment_id][row.item_key] = row
    return rows


def settle(
    enrolment: Enrolment,
    rows: Rows,
    *,
    changed: Collection[UUID] = (),
    decided: Collection[UUID] = (),
    actor: User | None,
) -> None:
    """Save what changed in a locked enrolment's rows, with the items and the counts that follow from it.

    Items that are `decided` are completed by being met, whatever should come before them. With nothing missing any more
    the course is completed, which is said once: when its last required item was, and for the seat held then.
    """
    finished = _follow(enrolment, rows, decided=decided, actor=actor)
    _save(rows[key] for key in {*changed, *finished})
    enrolment.save(update_fields=DERIVED)


def _follow(enrolment: Enrolment, rows: Rows, *, decided: Collection[UUID] = (), actor: User | None) -> list[UUID]:
    """Bring an enrolment and its rows to what follows from them, unsaved; the items that are completed by it."""
    items = outline_of(enrolment.edition).items
    completed = calculations.completions(items, {key: _facts(row, decided) for key, row in rows.items()})
    finished = [key for key, row in rows.items() if row.completed_at is None and key in completed]
    for key in finished:
        rows[key].completed_at = completed[key]
        rows[key].met_at = rows[key].met_at or completed[key]
        publish(_lesson_completed(enrolment, key), actor=actor)
    _count(enrolment, completed)
    if enrolment.completed_at is None and calculations.is_finished(items, completed):
        enrolment.completed_at = max(completed[item.key] for item in items if item.is_required)
        finish(enrolment, actor=actor)
    return finished


def finish(enrolment: Enrolment, *, actor: User | None) -> None:
    """Give a locked enrolment whose `completed_at` was just set what goes with it, and say so; saving is the caller's."""
    assert enrolment.completed_at is not None  # noqa: S101 -- the caller set it
    enrolment.percent = 100
    day = timezone.localdate(enrolment.completed_at)
    enrolment.seat = primary_seat_of(enrolment.learner, day) or enrolment.seat
    publish(
        CourseCompleted(enrolment_id=enrolment.pk, learner_id=enrolment.learner_id, course_id=enrolment.course_id),
        actor=actor,
    )


def settle_all(enrolments: QuerySet[Enrolment], *, actor: User | None) -> int:
    """Settle many enrolments anew, saving only what that changes; how many were looked at."""
    locked = list(lock(Enrolment.objects.filter(pk__in=enrolments.values("pk"))).values())
    rows, changed, touched = rows_of(locked), [], []
    for enrolment in locked:
        before = _counts(enrolment)
        own = rows[enrolment.pk]
        touched += [own[key] for key in _follow(enrolment, own, actor=actor)]
        if _counts(enrolment) != before:
            changed.append(enrolment)
    _save(touched)
    Enrolment.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=DERIVED)
    return len(locked)


def _counts(enrolment: Enrolment) -> tuple[object, ...]:
    return enrolment.done, enrolment.total, enrolment.percent, enrolment.completed_at


def _facts(row: ItemProgress, decided: Collection[UUID]) -> Facts:
    facts = facts_in(row)
    return replace(facts, completed_at=facts.completed_at or facts.met_at) if row.item_key in decided else facts


def _count(enrolment: Enrolment, completed: Mapping[UUID, object]) -> None:
    """The counts anew; the share never falls and is whole only for who completed the course."""
    items = outline_of(enrolment.edition).items
    enrolment.done, enrolment.total = calculations.done_and_total(items, completed.keys())
    enrolment.percent = max(enrolment.percent, calculations.percent_of(items, completed.keys()))


def _save(rows: Iterable[ItemProgress]) -> None:
    new: list[ItemProgress] = []
    known: list[ItemProgress] = []
    for row in rows:
        (known if row.pk else new).append(row)
    ItemProgress.objects.bulk_create(new)
    if known:
        ItemProgress.objects.bulk_create(known, update_conflicts=True, unique_fields=["id"], update_fields=FACTS)


def _lesson_completed(enrolment: Enrolment, key: UUID) -> LessonCompleted:
    return LessonCompleted(
        enrolment_id=enrolment.pk, learner_id=enrolment.learner_id, course_id=enrolment.course_id, item_key=str(key)
    )
