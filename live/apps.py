"""Start-up of the live app."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """The live app."""

    name = "live"

    def ready(self) -> None:
        """Name what classes hold about people; register permissions and activities."""
        from live import plugs, rules  # noqa: F401, PLC0415 -- models must be loaded first
