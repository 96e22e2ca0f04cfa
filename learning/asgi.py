"""The way in for sockets, and in the embedded default for HTTP too.

HTTP goes through WSGI threads: the same page through Django's ASGI handler takes several times as long.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learning.settings")

# Django is set up by the import of `learning.wsgi`, before anything that needs its apps.
from learning.wsgi import application as wsgi_application  # isort: skip

from a2wsgi import WSGIMiddleware
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator

from core.announce import remember_loop
from core.worker import start_worker
from notifications.routing import websocket_urlpatterns

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

WSGI_THREADS = 8


async def lifespan(_scope: Message, receive: Receive, send: Send) -> None:
    """Start what lives as long as the server: the way to the sockets, and where asked for the embedded worker."""
    await receive()
    remember_loop()
    stop = start_worker() if os.environ.get("EMBEDDED_WORKER") else None
    await send({"type": "lifespan.startup.complete"})
    await receive()
    if stop:
        stop.set()
    await send({"type": "lifespan.shutdown.complete"})


def speaking_coroutines(application: Application) -> Application:
    """Hand the application real coroutines: granian's `receive()` and `send()` answer futures, which a2wsgi cannot read a body from."""

    async def wrapped(scope: Message, receive: Receive, send: Send) -> None:
        async def hear() -> Message:
            return await receive()

        async def say(message: Message) -> None:
            await send(message)

        await application(scope, hear, say)

    return wrapped


application = ProtocolTypeRouter(
    {
        "lifespan": lifespan,
        "http": speaking_coroutines(WSGIMiddleware(wsgi_application, workers=WSGI_THREADS)),  # type: ignore[arg-type]
        "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns))),
    }
)
