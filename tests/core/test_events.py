"""The log is written with the change; handlers hear once, in transactions of their own."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction

from core import events
from core.events import Event, publish, redeliver_events, subscribe
from core.models import Delivery, LogEntry

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    """A fact of these tests."""

    cups: int


@pytest.fixture(autouse=True)
def no_one_listens():
    yield
    events._subscriptions.pop(KettleBoiled.name, None)


def boil(commits, cups=2):
    with commits(execute=True), transaction.atomic():
        publish(KettleBoiled(cups=cups), actor=None)
    return LogEntry.objects.get(event=KettleBoiled.name)


def test_a_fact_without_handlers_is_logged_and_done(django_capture_on_commit_callbacks):
    entry = boil(django_capture_on_commit_callbacks)
    assert entry.payload == {"cups": 2}
    assert entry.delivered_at


def test_what_concerns_no_handler_costs_no_delivery(django_capture_on_commit_callbacks):
    heard = []

    @subscribe(KettleBoiled, when=lambda event: event.cups > 2)
    def many(event):
        heard.append(event.cups)

    assert boil(django_capture_on_commit_callbacks, cups=1).delivered_at
    LogEntry.objects.filter(event=KettleBoiled.name).delete()
    assert boil(django_capture_on_commit_callbacks, cups=3).delivered_at or Delivery.objects.exists()
    assert heard == [3]


def test_a_failing_handler_stops_no_other_and_is_told_again(django_capture_on_commit_callbacks, caplog):
    heard, broken = [], [True]

    @subscribe(KettleBoiled)
    def fragile(event):
        if broken:
            raise RuntimeError
        heard.append(("fragile", event.cups))

    @subscribe(KettleBoiled)
    def sturdy(event):
        heard.append(("sturdy", event.cups))

    entry = boil(django_capture_on_commit_callbacks)
    assert heard == [("sturdy", 2)]
    assert entry.delivered_at is None
    broken.clear()
    assert redeliver_events(older_than=timedelta(0)) == 1
    assert heard == [("sturdy", 2), ("fragile", 2)]
    assert redeliver_events(older_than=timedelta(0)) == 0
    assert Delivery.objects.count() == 2


def test_what_a_failing_handler_wrote_is_rolled_back(django_capture_on_commit_callbacks, caplog):
    @subscribe(KettleBoiled)
    def writes_then_fails(event):
        Delivery.objects.create(entry_id=event.event_id, handler="half done")
        raise RuntimeError

    boil(django_capture_on_commit_callbacks)
    assert not Delivery.objects.exists()


def test_a_slow_handler_is_told_by_the_worker(django_capture_on_commit_callbacks):
    heard = []

    @subscribe(KettleBoiled, slow=True)
    def slow(event):
        heard.append(event.cups)

    entry = boil(django_capture_on_commit_callbacks)
    assert heard == [2]
    assert LogEntry.objects.get(pk=entry.pk).delivered_at


def test_a_rolled_back_change_leaves_no_fact(django_capture_on_commit_callbacks):
    heard = []
    subscribe(KettleBoiled)(heard.append)

    def boil_and_fail():
        with transaction.atomic():
            publish(KettleBoiled(cups=1), actor=None)
            raise RuntimeError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        boil_and_fail()
    assert heard == []
    assert not LogEntry.objects.exists()
