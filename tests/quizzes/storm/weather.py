"""The server is killed at random moments, in part (as want of memory does) or whole (as a power cut does)."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.bench.servers import Server


class Killed:
    """A server that is killed: every other time only its worker, whose place the server fills itself, else all of it."""

    def __init__(self, start: Callable[[], Server]) -> None:
        self.start, self.server, self.times = start, start(), 0

    def kill(self) -> None:
        """End it between two instructions; the whole is started again, on the same port."""
        main, *workers = self.server.processes()
        is_whole = bool(self.times % 2)
        self.times += 1
        for process in [main, *workers] if is_whole else workers:
            os.kill(process, signal.SIGKILL)
        if is_whole:
            self.server.process.wait()
            self.server = self.start()

    def stop(self) -> None:
        """End it as an operator would."""
        self.server.stop()


def sit_through(killed: Killed, sittings: Sequence[Callable[[], None]], *, kills: int, seed: int) -> float:
    """All sit at once while the server is killed so many times, at random moments; seconds until the last one is done."""
    dice, began, done = random.Random(seed), time.monotonic(), threading.Event()

    def storm() -> None:
        for _kill in range(kills):
            if done.wait(0.3 + 1.2 * dice.random()):
                return
            killed.kill()

    with ThreadPoolExecutor(len(sittings) + 1) as crowd:
        weather = crowd.submit(storm)
        finished = [crowd.submit(sitting) for sitting in sittings]
        try:
            for sitting in finished:
                sitting.result()
        finally:
            done.set()
            weather.result()
    return time.monotonic() - began
