"""A phone without a screen: it keeps what is tapped until the server has said that it has it, and tries again for ever."""

import http.client
import json
import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from tests.bench.load import Client
from tests.bench.servers import Server

PATIENCE = 60
TOKEN = "x" * 32
Answer = dict[str, object]


class Sitter:
    """Somebody at the test: what they tapped last at each question, and what the server said that it has."""

    def __init__(self, server: Server, session: str, *, seed: int, questions: int) -> None:
        self.server, self.session, self.questions = server, session, questions
        self.dice = random.Random(seed)
        # A clock may be hours wrong, either way.
        self.clock = timedelta(hours=self.dice.randint(-30, 30))
        self.journal: list[Answer] = []
        self.acknowledged: dict[str, Answer] = {}
        self.tapped: dict[int, list[str]] = {}
        self.saw_result = False
        self.refused: list[object] = []
        self.sequence = 0
        self._connect()

    def leave(self) -> None:
        """Hang up."""
        self.client.connection.close()

    def _connect(self) -> None:
        self.client = Client(self.server)
        self.client.cookies["sessionid"] = self.session
        self.client.cookies["csrftoken"] = TOKEN

    def _reconnect(self) -> None:
        self.leave()
        self._connect()

    def sit(self, quiz: str, *, hands_in: bool) -> None:
        """Begin, answer everything, now and then differently, and hand in, whatever becomes of the server."""
        address = self._until(lambda: self._begin(quiz))
        for position in self._taps():
            self._tap(position)
            if self.dice.random() < 0.4:
                self._send(address)
        while self.journal:
            self._until(lambda: self._send(address))
        if hands_in:
            self._until(lambda: self._hand_in(address))

    def _taps(self) -> list[int]:
        """Every question, and some of them again."""
        every = list(range(1, self.questions + 1))
        return self.dice.sample(every, len(every)) + self.dice.sample(every, len(every) // 4)

    def _tap(self, position: int) -> None:
        said = [self.dice.choice("ab")]
        self.tapped[position] = said
        self.journal.append(
            {
                "id": str(uuid4()),
                "position": position,
                "fields": {"chosen": said},
                "is_flagged": False,
                "base": self.sequence,
                "client_time": (datetime.now(UTC) + self.clock).isoformat(),
            }
        )

    def _begin(self, quiz: str) -> str:
        status, _body, headers = self.client.post(f"/kiem-tra/{quiz}/bat-dau/", {})
        found = re.match(r"(.*/lam-bai/[0-9a-f-]+/)", headers["Location"] or "")
        return found[1] if status == 302 and found else ""

    def _send(self, address: str) -> bool:
        """Send the oldest of what is kept; sometimes the reply does not arrive."""
        batch = self.journal[: self.dice.randint(1, 6)]
        if not batch:
            return True
        body = json.dumps({"sent_at": (datetime.now(UTC) + self.clock).isoformat(), "answers": batch})
        kind = {"Content-Type": "application/json", "X-CSRFToken": TOKEN, "Accept-Encoding": "identity"}
        try:
            status, content, _headers = self.client.request("POST", f"{address}tra-loi/", body, **kind)
        except (OSError, http.client.HTTPException):
            self._reconnect()
            return False
        if status not in {200, 409}:
            return False
        receipt = json.loads(content)
        self.refused += receipt["refused"]
        self.acknowledged |= {entry["id"]: entry for entry in batch if entry["id"] in receipt["received"]}
        if self.dice.random() < 0.1:  # the server has it, the phone does not know
            return False
        self.sequence = receipt["sequence"]
        self.journal = [entry for entry in self.journal if entry["id"] not in receipt["received"]]
        return True

    def _hand_in(self, address: str) -> bool:
        status, _body, headers = self.client.post(f"{address}nop/", {"accepts_gaps": "on"})
        if status != 302:
            return False
        self.saw_result = self.client.get(headers["Location"])[0] == 200
        return self.saw_result

    def _until(self, act: Callable[[], str | bool]) -> str:
        """Try until it works; the server may be away for a while, but not for ever."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if done := act():
                    return str(done)
            except (OSError, http.client.HTTPException):
                self._reconnect()
            time.sleep(0.1 + 0.2 * self.dice.random())
        raise TimeoutError(self.session)
