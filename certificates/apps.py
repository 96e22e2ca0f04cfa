"""Start-up of the certificates app."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """The certificates app."""

    name = "certificates"

    def ready(self) -> None:
        """Subscribe to events and fill the registries of lower apps."""
        from certificates import handlers, plugs  # noqa: F401, PLC0415 -- models must be loaded first
