"""A small closed-loop load: some clients, each asking again as soon as it is answered."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.bench.servers import Server


class Client:
    """A browser without a screen: one kept connection, cookies, CSRF."""

    def __init__(self, server: Server) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.address = server.address
        self.cookies: dict[str, str] = {}

    def request(
        self, method: str, path: str, body: str | bytes | None = None, **headers: str
    ) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Ask once; redirects are answers, not followed."""
        sent = {"Accept-Encoding": "gzip", "Host": self.address.removeprefix("http://"), **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        content = answer.read()
        for header in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
        return answer.status, content, answer.headers

    def get(self, path: str) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Fetch a page."""
        return self.request("GET", path)

    def post(self, path: str, form: dict[str, object]) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Send a form with the CSRF token that the cookie holds."""
        fields = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **form}
        kind = "application/x-www-form-urlencoded"
        return self.request(
            "POST", path, urlencode(fields, doseq=True), **{"Content-Type": kind, "Referer": self.address + path}
        )

    def sign_in(self, name: str, password: str) -> None:
        """Sign in as one of the cast."""
        self.get("/dang-nhap/")
        status, _body, _headers = self.post("/dang-nhap/", {"login": name, "password": password})
        if status != 302:
            raise RuntimeError(f"{name} could not sign in: {status}")


@dataclass(frozen=True)
class Figure:
    """What a load showed: rate, waiting times in ms, server CPU in ms a request, errors."""

    name: str
    count: int
    rate: float
    p50: float
    p95: float
    cpu_ms: float
    errors: int


def measure(
    server: Server,
    name: str,
    ask: Callable[[int], bool],
    *,
    clients: int = 8,
    seconds: float = 4.0,
    at_most: int = 1_000_000,
) -> Figure:
    """Let clients call `ask(client_number)` for a while or so many times; it returns whether the answer was right."""
    waits: list[float] = []
    wrong: list[int] = []
    end = time.monotonic() + seconds

    def run(number: int) -> None:
        while time.monotonic() < end and len(waits) < at_most:
            began = time.monotonic()
            if not ask(number):
                wrong.append(number)
            waits.append(time.monotonic() - began)

    for number in range(min(clients, 2)):
        ask(number)
    cpu, began = server.cpu_seconds(), time.monotonic()
    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, used = time.monotonic() - began, server.cpu_seconds() - cpu
    waits.sort()
    return Figure(
        name=name,
        count=len(waits),
        rate=len(waits) / took,
        p50=waits[len(waits) // 2] * 1000,
        p95=waits[int(len(waits) * 0.95)] * 1000,
        cpu_ms=used / len(waits) * 1000,
        errors=len(wrong),
    )
