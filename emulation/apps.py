"""Start-up of the emulation app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmulationConfig(AppConfig):
    """The emulation app."""

    name = "emulation"
    verbose_name = _("Thi đua")

    def ready(self) -> None:
        """Take a place in the navigation."""
        from emulation import plugs  # noqa: F401, PLC0415 -- models must be loaded first
