"""Asking an address on the open internet whether it answers, without ever being led into a network of our own.

Names are resolved here and the connection goes to the very address that was looked at; every redirect is looked at anew.
Of an answer only the head is read.
"""

import socket
import ssl
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

Address = IPv4Address | IPv6Address
MayReach = Callable[[Address, int], bool]

PORTS = {"http": 80, "https": 443}
MOST_REDIRECTS = 4
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; kiem-tra-lien-ket)", "Accept": "*/*", "Connection": "close"}
# Addresses of the new kind in which one of the old kind travels: 6to4, the two of NAT64, Teredo.
_CARRIERS = tuple(map(IPv6Network, ("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32")))


class NotAskedError(Exception):
    """The address leads to where nothing of ours may go, or is none."""


class NoAnswerError(Exception):
    """Nobody answered, or not in time."""


def is_public(address: Address, port: int) -> bool:
    """Whether it is a web server on the open internet."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped, port)
        if any(address in carrier for carrier in _CARRIERS):
            return False
    return address.is_global and not address.is_multicast and port in PORTS.values()


def status_of(url: str, *, seconds: float = 10.0, may_reach: MayReach = is_public) -> int:
    """The status with which the address answers in the end, redirects followed.

    Raises `NotAskedError` where an address on the way is not one that `may_reach` lets pass, `NoAnswerError` where nobody
    answers within the seconds or the redirects never end.
    """
    until = monotonic() + seconds
    for _step in range(MOST_REDIRECTS + 1):
        status, onward = _ask(url, until, may_reach)
        if not onward:
            return status
        url = onward
    raise NoAnswerError


def _ask(url: str, until: float, may_reach: MayReach) -> tuple[int, str]:
    """The status, and where the answer leads on."""
    parts, host, port = _taken_apart(url)
    left = until - monotonic()
    if left <= 0:
        raise NoAnswerError
    try:
        connection = _connected(parts.scheme, host, _resolved(host, port, may_reach), port, left)
    except (OSError, ValueError) as error:
        raise NoAnswerError from error
    assert connection.sock is not None  # noqa: S101 -- just connected
    alarm = Timer(max(0.0, until - monotonic()), _hang_up, [connection.sock])
    alarm.start()
    try:
        answer = _head_of(connection, parts)
        onward = answer.headers.get("Location", "") if answer.status in REDIRECTS else ""
        return answer.status, urljoin(url, onward) if onward else ""
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswerError from error
    finally:
        alarm.cancel()
        connection.close()


def _taken_apart(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise NotAskedError from None
    if parts.scheme not in PORTS or not host or "@" in parts.netloc:
        raise NotAskedError
    return parts, host, port


def _resolved(host: str, port: int, may_reach: MayReach) -> str:
    """One address of the host, if all of them may be reached."""
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(may_reach(ip_address(one.partition("%")[0]), port) for one in found):
        raise NotAskedError
    return found[0]


def _connected(scheme: str, host: str, address: str, port: int, seconds: float) -> HTTPConnection:
    """A connection to the address that was looked at, whatever the name means by now."""
    connection = HTTPConnection(host, port, timeout=seconds)
    connection.sock = socket.create_connection((address, port), timeout=seconds)
    if scheme == "https":
        try:
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        except BaseException:
            connection.close()
            raise
    return connection


def _head_of(connection: HTTPConnection, parts: SplitResult) -> HTTPResponse:
    path = parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()
    name = f"[{connection.host}]" if ":" in connection.host else connection.host
    host = f"{name}:{parts.port}" if parts.port else name
    connection.request("GET", _escaped(path), headers=HEADERS | {"Host": host})
    return connection.getresponse()


def _escaped(path: str) -> str:
    """Letters with marks and spaces as a request may carry them; what is escaped already stays."""
    return "".join(char if "!" <= char <= "~" else quote(char) for char in path)


def _hang_up(connected: socket.socket) -> None:
    """End a conversation that somebody drags out byte by byte."""
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
