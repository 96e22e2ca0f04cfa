"""Start-up of the reports app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """The reports app."""

    name = "reports"
    verbose_name = _("Báo cáo")

    def ready(self) -> None:
        """Take a place in the navigation."""
        from reports import plugs  # noqa: F401, PLC0415 -- models must be loaded first
