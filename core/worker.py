"""The worker: claims tasks from the database queue and ticks the periodic jobs.

Embedded it is two threads of the web process, started with the server; scaled it is `manage.py run_worker`.
"""

import logging
import threading
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from core.models import PeriodicRun
from core.periodic import run_due_jobs

logger = logging.getLogger(__name__)

HEARTBEAT = "worker"
TICK_SECONDS = 15
POLL_SECONDS = 0.5
ALIVE_FOR = timedelta(seconds=6 * TICK_SECONDS)


def start_worker() -> threading.Event:
    """Start both loops as daemon threads; set the returned event to stop them."""
    stop = threading.Event()
    threading.Thread(target=work, args=(stop,), name="task-worker", daemon=True).start()
    threading.Thread(target=tick, args=(stop,), name="periodic-ticker", daemon=True).start()
    return stop


def work(stop: threading.Event) -> None:
    """Run tasks until told to stop; a failure of the loop itself (a locked database) is logged and the loop goes on."""
    worker = Worker(
        queue_names=["*"],
        interval=POLL_SECONDS,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    while not stop.wait(POLL_SECONDS):
        try:
            worker.run()
        except Exception:
            logger.exception("the task loop stumbled")


def tick(stop: threading.Event) -> None:
    """Beat the heart and run what is due until told to stop."""
    while True:
        try:
            PeriodicRun.objects.update_or_create(name=HEARTBEAT, defaults={"finished_at": timezone.now()})
            run_due_jobs()
            close_old_connections()
        except Exception:
            logger.exception("the periodic loop stumbled")
        if stop.wait(TICK_SECONDS):
            return


def is_worker_alive() -> bool:
    """Whether some worker's heart beat lately."""
    return PeriodicRun.objects.filter(name=HEARTBEAT, finished_at__gt=timezone.now() - ALIVE_FOR).exists()
