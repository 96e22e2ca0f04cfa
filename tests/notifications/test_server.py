"""News on the really started server, which sits idle until the worker's thread has something to tell."""

import time
from datetime import datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db import DatabaseBackend

from core.events import tell_slow_handler
from core.ids import uuid7
from core.models import LogEntry
from organisation.models import Level
from tests.bench.servers import Server, embedded
from tests.factories.accounts import make_person, make_user
from tests.factories.certificates import make_certificate
from tests.factories.organisation import make_seat, make_units
from tests.notifications.socket_client import Socket

SOON = 0.5


@pytest.fixture
def learner(own_database):
    """A person with a certificate, of which they have been told."""
    units = make_units(("40", "Tỉnh Nghệ An", Level.PROVINCE, None))
    user = make_user("hocvien", make_person("Nguyễn Thị Hòa"))
    make_seat(user.person, units["40"])
    make_certificate(user.person)
    return user


@pytest.fixture
def server(own_database, learner, tmp_path, monkeypatch):
    """The embedded server on this test's database."""
    monkeypatch.setenv("SECRET_KEY", settings.SECRET_KEY)
    if connection.vendor == "postgresql":
        monkeypatch.setenv("DATABASE_URL", f"{settings.DATABASE_URL.rpartition('/')[0]}/{own_database}")
    else:
        (tmp_path / "database.sqlite3").symlink_to(own_database)
    with embedded(tmp_path) as running:
        yield running


def revoked_in_the_worker(certificate):
    """Have the server's worker tell the holder, as it tells of slow events; nothing happens in this process."""
    payload = {"certificate_id": certificate.pk, "holder_id": certificate.holder_id, "reason": "Thi hộ"}
    entry = LogEntry.objects.create(id=uuid7(), event="certificates.certificate_revoked", payload=payload)
    told_by = "notifications.handlers.tell_holder_of_revocation"
    DatabaseBackend("default", {"QUEUES": []}).enqueue(tell_slow_handler, [str(entry.pk), told_by], {})


def test_a_thread_of_an_idle_server_is_heard_at_once(server: Server, learner):
    client = Client()
    client.force_login(learner)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    with Socket(server.port, "/ws/thong-bao/", cookie=cookie) as socket:
        assert socket.status == 101
        assert len(socket.hear()["items"]) == 1
        time.sleep(1)
        revoked_in_the_worker(learner.person.certificates.get())
        newest = socket.hear()["items"][0]
        late = timezone.now() - datetime.fromisoformat(newest["at"])
    assert "đã bị thu hồi" in newest["text"]
    assert late.total_seconds() < SOON
    with Socket(server.port, "/ws/thong-bao/") as guest:
        assert (guest.status, guest.hear()) == (101, 4401)
    with Socket(server.port, "/ws/thong-bao/", cookie=cookie, origin="https://example.org") as foreign:
        assert foreign.status == 403
