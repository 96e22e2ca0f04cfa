"""The pages and writes of a learner's day, loaded in the scaled deployment; and how many queries each asks."""

import json
import os
import re
import subprocess
import sys
import threading
import uuid
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.load import Client, Figure, measure
from tests.bench.phone import COURSE, LESSON
from tests.bench.servers import ROOT, Server
from tests.browser.conftest import PASSWORD

CLIENTS = 8
PRE_TEST = "/kiem-tra/attt-cb-01-pre/"


def _members(server: Server) -> list[Client]:
    """Clients signed in as the learner of the cast, each with a session of its own."""
    clients = [Client(server) for _number in range(CLIENTS)]
    for client in clients:
        client.sign_in("hocvien", PASSWORD)
    return clients


def warm(server: Server) -> None:
    """Ask every page a few times, as a morning would."""
    clients = _members(server)
    for path in ("/", "/hoc-tap/", "/khoa-hoc/", COURSE, LESSON, "/giay-chung-nhan/"):
        threads = [threading.Thread(target=client.get, args=(path,)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def figures(server: Server, *, seconds: float) -> list[Figure]:
    """The floor first, then each page and write."""
    guests = [Client(server) for _number in range(CLIENTS)]
    found = [measure(server, "hello (floor)", lambda n: guests[n].get("/healthz")[0] == 200, seconds=seconds)]
    found.append(measure(server, "sign-in with landing page", lambda _n: _sign_in(server), seconds=seconds))
    members = _members(server)
    for name, path in (("home", "/hoc-tap/"), ("catalogue", "/khoa-hoc/"), ("course", COURSE), ("lesson", LESSON)):
        found.append(measure(server, name, lambda n, path=path: members[n].get(path)[0] == 200, seconds=seconds))
    paper = Paper(members[0])
    found.append(measure(server, "answer save", lambda n: paper.save(members[n], 1), seconds=seconds))
    found.append(measure(server, "answer save, 10 in a batch", lambda n: paper.save(members[n], 10), seconds=seconds))
    lock = threading.Lock()
    found.append(
        measure(
            server,
            "whole attempt (start, answers, submit, result)",
            lambda _n: _attempt(members[0], lock),
            clients=1,
            seconds=seconds,
        )
    )
    return found


def _sign_in(server: Server) -> bool:
    client = Client(server)
    client.sign_in("hocvien", PASSWORD)
    return client.get("/hoc-tap/")[0] == 200


class Paper:
    """An attempt at the entrance test: not graded, any number of tries."""

    def __init__(self, client: Client) -> None:
        client.get(PRE_TEST)
        status, _body, headers = client.post(f"{PRE_TEST}bat-dau/", {})
        if status != 302:
            raise RuntimeError(f"no attempt: {status}")
        self.address = re.match(r"(.*/lam-bai/[0-9a-f-]+/)", headers["Location"])[1]
        self.length = len(set(re.findall(rb"/lam-bai/[0-9a-f-]+/(\d+)/", client.get(headers["Location"])[1])) or {1})

    def save(self, client: Client, count: int) -> bool:
        """Send answers as the phone's journal does."""
        answers = [
            {
                "id": str(uuid.uuid4()),
                "position": 1 + number % self.length,
                "response": None,
                "is_flagged": bool(number % 2),
                "base": 0,
                "client_time": datetime.now(UTC).isoformat(),
            }
            for number in range(count)
        ]
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-CSRFToken": client.cookies["csrftoken"],
            "Referer": client.address,
        }
        status, _body, _headers = client.request(
            "POST",
            f"{self.address}tra-loi/",
            json.dumps({"sent_at": datetime.now(UTC).isoformat(), "answers": answers}),
            **headers,
        )
        return status == 200

    def submit(self, client: Client) -> bool:
        """Hand in and look at the result."""
        status, _body, headers = client.post(f"{self.address}nop/", {"accepts_gaps": "on"})
        return status == 302 and client.get(headers["Location"])[0] == 200


def _attempt(client: Client, lock: threading.Lock) -> bool:
    with lock:
        paper = Paper(client)
        return paper.save(client, 10) and paper.save(client, 10) and paper.submit(client)


def queries(data: Path) -> dict[str, int]:
    """How many queries each page asks once its caches are warm, counted in a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.bench.queries"],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "learning.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout.splitlines()[-1])
