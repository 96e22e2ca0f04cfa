"""Start-up of the feedback app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    """The feedback app."""

    name = "feedback"
    verbose_name = _("Hỏi đáp, góp ý")

    def ready(self) -> None:
        """Register who may ask, answer and rate, and what lower apps show of it."""
        from feedback import plugs, rules  # noqa: F401, PLC0415 -- models must be loaded first
