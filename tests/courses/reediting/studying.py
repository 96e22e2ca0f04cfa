"""What learners do meanwhile, and how phones tell of it: late, doubled, shuffled, from the future, of what is gone."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from core.ids import uuid7
from courses.models import Enrolment
from courses.selectors import outline_of
from courses.services import LearnerWrite, complete_item, record_learner_events
from courses.services.corrections import confirm_item
from tests.courses.reediting.editing import CHECKS, SECONDS, VIDEO

VERBS = ("opened", "read", "watched", "checked", "completed")
GONE = UUID(int=9)


@dataclass(frozen=True)
class Deed:
    """One thing done: of which item, what, and how many seconds before now (after it where negative) by the phone's clock."""

    verb: str
    pick: int
    value: int
    ago: int = 0


def journal(place, deeds):
    """The deeds as the phone of this learner wrote them down, each known by its own id."""
    items = outline_of(place.edition).items
    return [_write(place, items[deed.pick % len(items)], deed) for deed in deeds]


def send(place, writes):
    """Hand a batch in; what was refused for good is named, and nothing else is lost."""
    receipt = record_learner_events(person=place.learner, events=writes, actor=None)
    assert {*receipt.received, *(UUID(refusal.id) for refusal in receipt.refused)} == {write.id for write in writes}
    assert {refusal.code for refusal in receipt.refused} <= {"no_such_item", "item_needs_more"}
    return receipt


def decide(place, pick):
    """Somebody else completes an item of the learner: a test that was passed, a trainer who confirms."""
    fresh = Enrolment.objects.select_related("edition").get(pk=place.pk)
    items = outline_of(fresh.edition).items
    item = items[pick % len(items)]
    if pick % 2:
        complete_item(enrolment=fresh, item_key=item.key, event_id=uuid7(), actor=None)
    else:
        confirm_item(course=fresh.course, item_key=item.key, enrolments=[fresh.pk], actor=None)


def decide_all(place):
    """Somebody has the learner finish: what is required at this moment, unless more is the next."""
    fresh = Enrolment.objects.select_related("edition").get(pk=place.pk)
    for number in range(len(outline_of(fresh.edition).items)):
        decide(place, number)


def _write(place, item, deed):
    values = {
        "read": deed.value % 101,
        "watched": {"block": VIDEO, "from": deed.value % SECONDS // 2, "to": SECONDS - deed.value % 5},
        "checked": {"block": CHECKS[deed.value % len(CHECKS)], "right": bool(deed.value % 3)},
    }
    return LearnerWrite(
        id=uuid7(),
        enrolment=place.uid,
        item_key=item.key if deed.value % 23 else GONE,
        verb=deed.verb,
        value=values.get(deed.verb),
        occurred_at=timezone.now() - timedelta(seconds=deed.ago),
    )
