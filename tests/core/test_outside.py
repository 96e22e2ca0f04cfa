"""Asking whether an address answers: only public ones, whatever a name, a redirect or a slow server tries.

Nothing leaves this machine: what is let pass is one server here, named to `may_reach` by the test.
"""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from threading import Thread
from time import monotonic, sleep

import pytest

from core.outside import NoAnswerError, NotAskedError, is_public, status_of


class Answering(BaseHTTPRequestHandler):
    """/200, /404 …: that status; /to?<address>: there; /drip: a head that never ends; /flood: a body that never does."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        name, _, query = self.path.strip("/").partition("?")
        if name == "drip":
            self._drip()
        else:
            self.send_response(302 if name == "to" else int(name) if name.isdecimal() else 200)
            if name == "to":
                self.send_header("Location", query)
            self.end_headers()
            self._flood(name == "flood")

    def _drip(self):
        for _n in range(40):
            self.wfile.write(b"H")
            sleep(0.05)

    def _flood(self, is_flood):
        while is_flood:
            try:
                self.wfile.write(bytes(65536))
            except OSError:
                return

    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    """A server of this machine."""
    with HTTPServer(("127.0.0.1", 0), Answering) as running:
        running.asked = []
        running.url = f"http://127.0.0.1:{running.server_port}"
        thread = Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def ask(server):
    """Ask it, and nobody else."""

    def here(address, port):
        return (str(address), port) == ("127.0.0.1", server.server_port)

    return lambda path, seconds=5.0: status_of(f"{server.url}{path}", seconds=seconds, may_reach=here)


@pytest.mark.parametrize("status", [200, 204, 403, 404, 410, 500, 503])
def test_the_status_is_told(ask, status):
    assert ask(f"/{status}") == status


def test_redirects_are_followed_and_the_address_is_escaped(ask, server):
    assert ask("/to?/to?/404") == 404
    assert ask("/Văn bản/số 12#phần-2") == 200
    assert server.asked[-1] == ("/V%C4%83n%20b%E1%BA%A3n/s%E1%BB%91%2012", f"127.0.0.1:{server.server_port}")


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "//localhost:2/",
        "gopher://127.0.0.1/",
    ],
)
def test_a_redirect_leads_nowhere_that_may_not_be_asked(ask, onward):
    with pytest.raises(NotAskedError):
        ask(f"/to?{onward}")


def test_redirects_that_never_end_are_no_answer(ask):
    with pytest.raises(NoAnswerError):
        ask("/to?" * 7 + "/200")


def test_who_drags_an_answer_out_is_hung_up_on(ask):
    begun = monotonic()
    with pytest.raises(NoAnswerError):
        ask("/drip", seconds=0.3)
    assert monotonic() - begun < 1.5


def test_of_an_endless_answer_only_the_head_is_read(ask):
    assert ask("/flood") == 200


def test_a_closed_door_is_no_answer():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        with pytest.raises(NoAnswerError):
            status_of(url, may_reach=lambda _address, _port: True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:10.1.2.3]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://1.1.1.1:22/",
        "https://1.1.1.1:6379/",
        "http://ai@1.1.1.1/",
        "ftp://1.1.1.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http:///",
        "http://1.1.1.1:99999/",
        "http://[nonsense/",
        "",
    ],
)
def test_no_address_of_ours_is_ever_asked(url):
    with pytest.raises((NotAskedError, NoAnswerError)) as refused:
        status_of(url, seconds=0.5)
    assert refused.type is NotAskedError


def test_a_name_that_means_one_of_ours_beside_a_public_one_is_not_asked(monkeypatch):
    both = [(0, 0, 0, "", (one, 80)) for one in ("1.1.1.1", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: both)
    with pytest.raises(NotAskedError):
        status_of("http://hai-mat.example/")


@pytest.mark.parametrize("public", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_the_open_internet_may_be_asked(public):
    assert is_public(ip_address(public), 443)
    assert not is_public(ip_address(public), 25)
