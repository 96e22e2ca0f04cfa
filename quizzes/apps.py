"""Start-up of the quizzes app."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    """The quizzes app."""

    name = "quizzes"
