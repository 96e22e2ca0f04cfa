"""Start-up of the cms app."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """The cms app."""

    name = "cms"

    def ready(self) -> None:
        """Name what Wagtail keeps about people."""
        from cms import plugs  # noqa: F401, PLC0415 -- models must be loaded first
