"""The socket on which an open page hears of news."""

from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.conf import settings
from django.utils import translation

from accounts.models import Person
from notifications.selectors import Item, group_of, news_for

NOT_SIGNED_IN = 4401


class NewsConsumer(AsyncJsonWebsocketConsumer):
    """Sends a signed-in person what they have not read: on connecting, and whenever there is more."""

    person: Person | None = None

    async def connect(self) -> None:
        """Let in who is signed in; a refusal is an opened and closed socket, so that the page learns its code."""
        await self.accept()
        self.person = getattr(self.scope["user"], "person", None)
        if self.person is None:
            await self.close(code=NOT_SIGNED_IN)
            return
        await self.channel_layer.group_add(group_of(self.person), self.channel_name)
        await self.news()

    async def disconnect(self, _code: int) -> None:
        """Listen no longer."""
        if self.person is not None:
            await self.channel_layer.group_discard(group_of(self.person), self.channel_name)

    async def news(self, _message: dict[str, Any] | None = None) -> None:
        """Send what is unread, as the poll would answer."""
        await self.send_json({"items": await database_sync_to_async(self._items)()})

    def _items(self) -> list[Item]:
        """The unread, worded in the language of the page: the socket's address has none."""
        assert self.person is not None  # noqa: S101 -- only who was let in hears of news
        language = self.scope["query_string"].decode().removeprefix("lang=")
        with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            return news_for(self.person)

    async def receive_json(self, content: object, **_options: Any) -> None:  # noqa: ANN401 -- Channels' own
        """Nothing is expected from the page."""
