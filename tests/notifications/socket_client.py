"""Two ends of a WebSocket: to a real server (RFC 6455, as much as it takes to listen), and to the application itself."""

import base64
import json
import os
import socket
import struct

from asgiref.testing import ApplicationCommunicator


class Socket:
    """An open WebSocket; `hear` waits for the next message."""

    def __init__(self, port, path, *, cookie="", origin=None):
        self._connection = socket.create_connection(("127.0.0.1", port), timeout=20)
        request = [
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            "Sec-WebSocket-Version: 13",
            f"Origin: {origin or f'http://127.0.0.1:{port}'}",
            f"Cookie: {cookie}",
        ]
        self._connection.sendall(("\r\n".join(request) + "\r\n\r\n").encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._read(1)
        self.status = int(head.split()[1])

    def _read(self, count):
        received = b""
        while len(received) < count:
            more = self._connection.recv(count - len(received))
            if not more:
                raise ConnectionError
            received += more
        return received

    def hear(self):
        """The next message, read as JSON; the code of a close."""
        kind, length = self._read(2)
        if length == 126:
            (length,) = struct.unpack(">H", self._read(2))
        content = self._read(length)
        return struct.unpack(">H", content[:2])[0] if kind & 15 == 8 else json.loads(content)

    def __enter__(self):
        return self

    def __exit__(self, *_about):
        self._connection.close()


class Talk(ApplicationCommunicator):
    """A socket inside this process: the application is called as a server would call it."""

    def __init__(self, application, path, headers):
        path, _mark, query = path.partition("?")
        scope = {
            "type": "websocket",
            "path": path,
            "query_string": query.encode(),
            "headers": headers,
            "subprotocols": [],
        }
        super().__init__(application, scope)

    async def open(self):
        """Knock; whether the socket was opened."""
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(timeout=5))["type"] == "websocket.accept"

    async def hear(self):
        """The next message, read as JSON."""
        return json.loads((await self.receive_output(timeout=5))["text"])

    async def say(self, content):
        """What a page would send."""
        await self.send_input({"type": "websocket.receive", "text": json.dumps(content)})

    async def close(self):
        """Leave."""
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait()
