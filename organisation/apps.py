"""Start-up of the organisation app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """The organisation app."""

    name = "organisation"

    def ready(self) -> None:
        """Plug in."""
        from organisation import plugs  # noqa: F401, PLC0415 -- models must be loaded first
