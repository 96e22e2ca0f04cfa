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
from tests.bench.servers import AS_AN_OPERATOR, ROOT, Server
from tests.browser.conftest import PASSWORD

CLIENTS = 8
FINAL_TEST = "/kiem-tra/attt-cb-01-final/"
QUESTIONS = 20
ATTEMPTS = 150
WHOLE_ATTEMPT = "whole attempt (start, 20 answers, submit, result)"
PAGES = {"home": "/hoc-tap/", "catalogue": "/khoa-hoc/", "course": COURSE, "lesson": LESSON}


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


def figures(server: Server, data: Path, *, seconds: float) -> list[Figure]:
    """The floor first, then each page and write."""
    guests = [Client(server) for _number in range(CLIENTS)]
    found = [measure(server, "hello (floor)", lambda n: guests[n].get("/healthz")[0] == 200, seconds=seconds)]
    found.append(measure(server, "sign-in with landing page", lambda _n: _sign_in(server), seconds=seconds))
    members = _members(server)
    for name, path in PAGES.items():
        found.append(measure(server, name, lambda n, path=path: members[n].get(path)[0] == 200, seconds=seconds))
    examinees = _examinees(server, data)
    papers = [Paper(examinees.pop()) for _number in range(CLIENTS)]
    found.append(measure(server, "answer save", lambda n: papers[n].save(1), seconds=seconds))
    found.append(measure(server, "answer save, 10 in a batch", lambda n: papers[n].save(10), seconds=seconds))
    left = len(examinees) - CLIENTS
    found.append(
        measure(server, WHOLE_ATTEMPT, lambda _n: _attempt(examinees), clients=2, seconds=seconds, at_most=left)
    )
    return found


def _examinees(server: Server, data: Path) -> list[Client]:
    """Learners who stand before the final test, each with a session of their own."""
    answer = in_the_project(data, "tests.bench.people", str(ATTEMPTS))
    clients = []
    for key in json.loads(answer)["sessions"]:
        client = Client(server)
        client.cookies["sessionid"] = key
        clients.append(client)
    return clients


def _sign_in(server: Server) -> bool:
    client = Client(server)
    client.sign_in("hocvien", PASSWORD)
    return client.get("/hoc-tap/")[0] == 200


class Paper:
    """An attempt at the final test of twenty questions."""

    def __init__(self, client: Client) -> None:
        self.client = client
        client.get(FINAL_TEST)
        status, _body, headers = client.post(f"{FINAL_TEST}bat-dau/", {})
        if status != 302:
            raise RuntimeError(f"no attempt: {status}")
        self.address = re.match(r"(.*/lam-bai/[0-9a-f-]+/)", headers["Location"])[1]

    def save(self, count: int, first: int = 1) -> bool:
        """Send answers as the phone's journal does."""
        answers = [
            {
                "id": str(uuid.uuid4()),
                "position": 1 + (first - 1 + number) % QUESTIONS,
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
            "X-CSRFToken": self.client.cookies["csrftoken"],
            "Referer": self.client.address,
        }
        body = json.dumps({"sent_at": datetime.now(UTC).isoformat(), "answers": answers})
        return self.client.request("POST", f"{self.address}tra-loi/", body, **headers)[0] == 200

    def submit(self) -> bool:
        """Hand in and look at the result."""
        status, _body, headers = self.client.post(f"{self.address}nop/", {"accepts_gaps": "on"})
        return status == 302 and self.client.get(headers["Location"])[0] == 200


def _attempt(examinees: list[Client]) -> bool:
    paper = Paper(examinees.pop())
    return all(paper.save(5, first) for first in (1, 6, 11, 16)) and paper.submit()


def queries(data: Path) -> dict[str, int]:
    """How many queries each page asks once its caches are warm, counted in a process of its own."""
    return json.loads(in_the_project(data, "tests.bench.queries"))


def in_the_project(data: Path, module: str, *arguments: str, environment: dict[str, str] | None = None) -> str:
    """The last line that a module prints, run on the bench's data."""
    answer = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **AS_AN_OPERATOR, **(environment or {}), "DATA_DIR": str(data)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return answer.stdout.splitlines()[-1]
