"""A day of tests: what a whole attempt costs, how long an answer waits at a hundred saves a second, and a thousand who begin at once.

Pages come from two WSGI workers, as scaled deployments start them, on an empty database with one test of twenty questions:
SQLite with synchronous=FULL, or a fresh PostgreSQL database beside the one named. The last two figures are of an open loop: people
press when they press, whether or not the server has answered the one before.
"""

import json
import re
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.databases import Databases
from tests.bench.load import Client
from tests.bench.servers import ROOT, Server, prepare, scaled

QUESTIONS, BATCH = 20, 5
WHOLE, SAVERS, STARTERS = 60, 50, 1000
SAVES_A_SECOND, STARTS_A_SECOND, SECONDS = 100, 100, 10
AIMS = {"attempt CPU ms": 63.0, "save p95 ms": 30.0, "first question s": 2.0}
MODULE = "tests.bench.quiz_attempts"


@dataclass(frozen=True)
class AttemptFigure:
    """What tests cost on one database; `first` is the longest wait of a thousand for their first question, in seconds."""

    database: str
    cpu_ms: float
    save_p50: float
    save_p95: float
    first_p95: float
    first: float
    errors: int


def figures(databases: Databases) -> list[AttemptFigure]:
    """Measure on every database."""
    return [_measured(databases, name) for name in databases.names]


def rows_of(found: Sequence[AttemptFigure]) -> list[str]:
    """The figures as a table for docs/benchmarks.md."""
    rows = [
        "| database | whole attempt CPU ms | aim | save p50 ms | p95 ms | aim | first question p95 s | longest s | aim | errors |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for f in found:
        attempt, save, first = (
            _verdict(value, aim) for value, aim in zip((f.cpu_ms, f.save_p95, f.first), AIMS.values(), strict=True)
        )
        rows.append(
            f"| {f.database} | {f.cpu_ms:.1f} | {attempt} | {f.save_p50:.1f} | {f.save_p95:.1f} | {save} "
            f"| {f.first_p95:.2f} | {f.first:.2f} | {first} | {f.errors} |"
        )
    return rows


def _verdict(value: float, aim: float) -> str:
    return f"≤ {aim:g} {'✓' if value <= aim else '✗'}"


def _measured(databases: Databases, database: str) -> AttemptFigure:
    with databases.fresh(database) as environment:
        folder = Path(environment["DATA_DIR"])
        prepare(folder, environment)
        command = [sys.executable, "-m", MODULE]
        made = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        facts = json.loads(made.stdout.splitlines()[-1])
        with scaled(folder, environment) as server:
            return _figure(database, server, facts["quiz"], facts["sessions"])


def _figure(database: str, server: Server, quiz: str, sessions: list[str]) -> AttemptFigure:
    """Warm up, then the three figures one after the other."""
    people = [_Examinee(server, quiz, session) for session in sessions]
    for person in (people.pop() for _number in range(8)):
        person.sit()
    sitting, saving, starting = people[:WHOLE], people[WHOLE : WHOLE + SAVERS], people[WHOLE + SAVERS :]
    cpu = server.cpu_seconds()
    with ThreadPoolExecutor(2) as pair:
        wrong = sum(not was_right for was_right in pair.map(_Examinee.sit, sitting))
    cpu = server.cpu_seconds() - cpu
    for person in saving:
        person.begin()
    acts = [saving[number % SAVERS].save_one for number in range(SAVES_A_SECOND * SECONDS)]
    saves, wrong_saves = _at_rate(acts, SAVES_A_SECOND)
    starts, wrong_starts = _at_rate([person.first_question for person in starting], STARTS_A_SECOND)
    return AttemptFigure(
        database=database,
        cpu_ms=1000 * cpu / WHOLE,
        save_p50=1000 * saves[len(saves) // 2],
        save_p95=1000 * saves[int(len(saves) * 0.95)],
        first_p95=starts[int(len(starts) * 0.95)],
        first=starts[-1],
        errors=wrong + wrong_saves + wrong_starts,
    )


def _at_rate(acts: Sequence[Callable[[], bool]], rate: float) -> tuple[list[float], int]:
    """Let people act, so many a second; how long each waited from the press on, sorted, and how many were answered wrongly."""
    begin = time.monotonic() + 0.1

    def wait(number: int) -> tuple[float, bool]:
        pressed = begin + number / rate
        time.sleep(max(0.0, pressed - time.monotonic()))
        was_right = acts[number]()
        return time.monotonic() - pressed, was_right

    with ThreadPoolExecutor(int(rate)) as crowd:
        waits = list(crowd.map(wait, range(len(acts))))
    return sorted(waited for waited, _right in waits), sum(not was_right for _waited, was_right in waits)


class _Examinee:
    """Somebody before the test, with a session of their own; their phone has the page with the button already."""

    def __init__(self, server: Server, quiz: str, session: str) -> None:
        self.client, self.quiz, self.address, self.position = Client(server), f"/kiem-tra/{quiz}/", "", 0
        self.client.cookies |= {"sessionid": session, "csrftoken": "x" * 32}
        self.alone = threading.Lock()

    def sit(self) -> bool:
        """Look, begin, answer everything in batches, hand in, see the result."""
        is_right = self.client.get(self.quiz)[0] == 200 and self.begin()
        is_right &= all(self.save(range(first, first + BATCH)) for first in range(1, QUESTIONS, BATCH))
        status, _body, headers = self.client.post(f"{self.address}nop/", {})
        return is_right and status == 302 and self.client.get(headers["Location"])[0] == 200

    def begin(self) -> bool:
        """Press the button."""
        status, _body, headers = self.client.post(f"{self.quiz}bat-dau/", {})
        self.first = headers["Location"] or ""
        found = re.match(r"(.*/lam-bai/[0-9a-f-]+/)", self.first)
        self.address = found[1] if found else ""
        return status == 302 and bool(self.address)

    def first_question(self) -> bool:
        """Press the button and have the first question before one."""
        is_right = self.begin() and self.client.get(self.first)[0] == 200
        self.client.connection.close()
        return is_right

    def save_one(self) -> bool:
        """Answer the next question."""
        with self.alone:
            self.position = self.position % QUESTIONS + 1
            return self.save([self.position])

    def save(self, positions: Sequence[int]) -> bool:
        """Send answers as the phone's journal does."""
        now = datetime.now(UTC).isoformat()
        answers = [
            {
                "id": str(uuid.uuid4()),
                "position": position,
                "fields": {"chosen": ["b"]},
                "is_flagged": False,
                "base": 0,
                "client_time": now,
            }
            for position in positions
        ]
        headers = {"Content-Type": "application/json", "Accept": "application/json", "X-CSRFToken": "x" * 32}
        body = json.dumps({"sent_at": now, "answers": answers})
        return self.client.request("POST", f"{self.address}tra-loi/", body, **headers)[0] == 200


def main() -> None:
    """Make the test and those who take it, each signed in; print their session keys."""
    from django.conf import settings  # noqa: PLC0415 -- needs the apps, here and below
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from accounts.models import Person, User  # noqa: PLC0415
    from tests.factories.quizzes import make_exam, make_place  # noqa: PLC0415

    exam, keys = make_exam(questions=QUESTIONS, minutes=45), []
    for number in range(WHOLE + SAVERS + STARTERS + 8):
        person = Person.objects.create(full_name=f"Thí sinh {number}", sort_key=f"{number:05}")
        user = User.objects.create(username=f"thi-sinh-{number}", person=person)
        make_place(exam, user)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        keys.append(session.session_key)
    print(json.dumps({"quiz": exam.quiz.code, "sessions": keys}))


if __name__ == "__main__":
    import django

    django.setup()
    main()
