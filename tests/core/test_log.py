"""Whoever touches a sealed log is noticed."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from core.ids import uuid7
from core.log import broken_seals, seal_log
from core.models import LogEntry

pytestmark = pytest.mark.django_db
NOW = timedelta(0)


def write(count):
    return [LogEntry.objects.create(id=uuid7(), event="tests.written", payload={"số": n}) for n in range(count)]


def test_health(capsys):
    write(3)
    assert seal_log(settled_after=NOW) == 3
    write(2)
    assert seal_log(settled_after=NOW) == 2
    assert seal_log(settled_after=NOW) == 0
    assert broken_seals() == []
    call_command("verify_log")


def test_what_may_still_be_committing_is_left_for_later():
    write(1)
    assert seal_log() == 0


@pytest.mark.parametrize(
    "touch",
    [
        lambda row: LogEntry.objects.filter(pk=row.pk).update(payload={"số": 99}),
        lambda row: LogEntry.objects.filter(pk=row.pk).update(occurred_at=row.occurred_at - timedelta(days=1)),
        lambda row: LogEntry.objects.filter(pk=row.pk).delete(),
        lambda _row: LogEntry.objects.create(id=uuid7(), event="tests.slipped_in", payload={}, seal_id=1),
    ],
    ids=["changed", "moved in time", "removed", "added"],
)
def test_tampering_shows(touch):
    rows = write(3)
    seal_log(settled_after=NOW)
    touch(rows[1])
    assert broken_seals() == [1]
    with pytest.raises(CommandError, match="không khớp"):
        call_command("verify_log")
