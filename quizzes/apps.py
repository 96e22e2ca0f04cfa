"""Start-up of the quizzes app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    """The quizzes app."""

    name = "quizzes"
    verbose_name = _("Bài kiểm tra")

    def ready(self) -> None:
        """Register who may take quizzes, and what lower apps show of them."""
        from quizzes import plugs, rules  # noqa: F401, PLC0415 -- models must be loaded first
