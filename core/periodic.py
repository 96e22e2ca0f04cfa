"""Periodic jobs: a name, a cron text, a function; at most one process runs a job at a time.

Apps register jobs in their `plugs.py`; the worker ticks; `manage.py run_periodic NAME` runs one by hand. A lease row
in the database keeps two processes from running the same job, and says when it last ran and how it ended.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cronsim import CronSim
from django.db.models import Q
from django.utils import timezone

from core.models import PeriodicRun

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=30)


@dataclass(frozen=True)
class Job:
    """Work to repeat; `run` returns one line about what it did."""

    name: str
    cron: str
    run: Callable[[], object]

    def is_due(self, last: datetime | None, now: datetime) -> bool:
        """Whether a moment named by the cron text lies between the last start and now (local time)."""
        if last is None:
            return True
        return next(CronSim(self.cron, timezone.localtime(last))) <= timezone.localtime(now)


_jobs: dict[str, Job] = {}


def register_job(name: str, cron: str, run: Callable[[], object]) -> None:
    """Make a job known under a unique name."""
    _jobs[name] = Job(name, cron, run)


def jobs() -> Mapping[str, Job]:
    """Every job by name."""
    return dict(_jobs)


def run_due_jobs() -> list[str]:
    """Run every job whose time has come and which no other process holds; the names of those run."""
    now = timezone.now()
    last_starts = dict(PeriodicRun.objects.values_list("name", "started_at"))
    due = [job for job in _jobs.values() if job.is_due(last_starts.get(job.name), now)]
    return [job.name for job in due if run_job(job)]


def run_job(job: Job) -> bool:
    """Run a job under its lease; False when another process holds it."""
    now = timezone.now()
    PeriodicRun.objects.get_or_create(name=job.name)
    free = PeriodicRun.objects.filter(Q(lease_until=None) | Q(lease_until__lt=now), name=job.name)
    if not free.update(lease_until=now + LEASE, started_at=now):
        return False
    try:
        result = str(job.run())
    except Exception as error:
        logger.exception("periodic job %s failed", job.name)
        result = f"{type(error).__name__}: {error}"
    PeriodicRun.objects.filter(name=job.name).update(lease_until=None, finished_at=timezone.now(), result=result[:1000])
    return True
