"""Periodic jobs run once at a time; the worker's heart is heard; the probes tell the truth."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from core import periodic
from core.models import PeriodicRun
from core.periodic import Job, register_job, run_due_jobs, run_job
from core.worker import HEARTBEAT, is_worker_alive

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_job(monkeypatch):
    """A registry with one job that counts its runs."""
    monkeypatch.setattr(periodic, "_jobs", {})
    runs = []
    register_job("count", "*/10 * * * *", lambda: runs.append(1) or len(runs))
    return runs


def test_a_job_runs_when_due_and_not_again_before(only_job):
    assert run_due_jobs() == ["count"]
    assert run_due_jobs() == []
    assert PeriodicRun.objects.get(pk="count").result == "1"


def test_a_job_is_due_at_the_next_moment_of_its_cron_text(time_machine):
    job = Job("night", "30 2 * * *", lambda: None)
    evening = timezone.now().replace(hour=12)
    assert not job.is_due(evening, evening + timedelta(hours=2))
    assert job.is_due(evening, evening + timedelta(days=1))


def test_two_processes_never_run_the_same_job(only_job):
    PeriodicRun.objects.create(name="count", lease_until=timezone.now() + timedelta(minutes=1))
    assert not run_job(periodic.jobs()["count"])
    assert only_job == []


def test_a_lease_left_by_a_dead_process_expires(only_job):
    PeriodicRun.objects.create(name="count", lease_until=timezone.now() - timedelta(seconds=1))
    assert run_job(periodic.jobs()["count"])


def test_a_failing_job_gives_its_lease_back_and_says_why(monkeypatch, caplog):
    monkeypatch.setattr(periodic, "_jobs", {})
    register_job("broken", "* * * * *", lambda: 1 / 0)
    run_due_jobs()
    row = PeriodicRun.objects.get(pk="broken")
    assert (row.lease_until, row.result) == (None, "ZeroDivisionError: division by zero")


def test_ready_only_with_a_beating_heart(client):
    assert client.get("/readyz").status_code == 503
    PeriodicRun.objects.create(name=HEARTBEAT, finished_at=timezone.now())
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["checks"] == {"database": True, "migrations": True, "worker": True}


def test_a_heart_that_stopped_is_noticed():
    PeriodicRun.objects.create(name=HEARTBEAT, finished_at=timezone.now() - timedelta(minutes=5))
    assert not is_worker_alive()


def test_healthz_needs_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("token", "given", "status"), [("", "", 404), ("t0k", "", 401), ("t0k", "no", 401), ("t0k", "t0k", 200)]
)
def test_metrics_are_for_whoever_knows_the_token(client, settings, token, given, status):
    settings.METRICS_TOKEN = token
    assert client.get("/metrics", headers={"Authorization": f"Bearer {given}"}).status_code == status


def test_reconcile_finds_nothing_to_correct_in_health(capsys):
    call_command("reconcile", "--json")
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["corrections"] == 0
