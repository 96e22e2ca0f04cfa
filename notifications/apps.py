"""Start-up of the notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The notifications app."""

    name = "notifications"

    def ready(self) -> None:
        """Subscribe to events and fill the registries of lower apps."""
        from notifications import handlers, plugs  # noqa: F401, PLC0415 -- models must be loaded first
