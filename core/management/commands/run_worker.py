"""`manage.py run_worker`: the worker of the scaled deployment."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from core.worker import tick, work


class Command(BaseCommand):
    help = "Chạy các việc nền và việc định kỳ cho đến khi nhận tín hiệu dừng."

    def handle(self, **_options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_about: stop.set())
        ticker = threading.Thread(target=tick, args=(stop,), name="periodic-ticker", daemon=True)
        ticker.start()
        work(stop)
        ticker.join(timeout=10)
