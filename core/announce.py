"""The only way from ordinary code to the sockets.

Consumers wait inside the server's event loop. A message put into the in-memory channel layer from any other thread
does not wake that loop: it was seen to arrive five seconds late. So the loop is remembered when the server starts, and
every announcement is handed to it. A process without sockets (a scaled web or task worker) sends through Redis.
"""

import asyncio
import logging
from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer

logger = logging.getLogger(__name__)

_loop: asyncio.AbstractEventLoop | None = None


def remember_loop() -> None:
    """Have announcements handed to the loop that is running now: the one that serves the sockets."""
    global _loop  # noqa: PLW0603 -- one per process, like the loop itself
    _loop = asyncio.get_running_loop()


def announce(group: str, message: Mapping[str, Any]) -> None:
    """Send a message to a group of consumers, from any thread, without waiting for it.

    `message["type"]` names the consumer's method, with dots for underscores. An announcement is news, not truth: where
    it cannot be delivered that is logged, and whoever missed it reads the same from the database.
    """
    layer = get_channel_layer()
    try:
        if _loop is not None and not _loop.is_closed():
            sending = asyncio.run_coroutine_threadsafe(layer.group_send(group, dict(message)), _loop)
            sending.add_done_callback(_log_failure)
        elif not isinstance(layer, InMemoryChannelLayer):
            async_to_sync(layer.group_send)(group, dict(message))
    except Exception:
        logger.exception("could not announce to %s", group)


def _log_failure(sending: Future[None]) -> None:
    if not sending.cancelled() and sending.exception():
        logger.error("an announcement was lost", exc_info=sending.exception())
