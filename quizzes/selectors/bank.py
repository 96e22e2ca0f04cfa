"""Banks, their questions and the quizzes that draw from them."""

from collections.abc import Sequence

from quizzes.calculations import GRADABLE_TYPES, Candidate
from quizzes.models import QuestionBank, QuestionVersion, Quiz


def quiz_by_code(code: str) -> Quiz | None:
    """The quiz under its code."""
    return Quiz.objects.select_related("course", "bank").filter(code=code).first()


def quiz_choices() -> Sequence[tuple[str, str]]:
    """The code and title of every quiz, for authors who put one into a lesson."""
    quizzes = Quiz.objects.order_by("course__title", "code").values_list("code", "course__title", "title")
    return [(code, f"{course}: {title}") for code, course, title in quizzes]


def drawable_questions(bank: QuestionBank) -> list[Candidate]:
    """The current questions of a bank that a paper may contain, in the order of their codes.

    Those with pictures wait until papers show them: without its picture a question cannot be answered.
    """
    rows = (
        QuestionVersion.objects.filter(
            current_of__bank=bank, current_of__retired_at__isnull=True, type__in=GRADABLE_TYPES
        )
        .exclude(body__has_key="pictures")
        .order_by("question__code")
        .values_list("pk", "lesson_key", "level")
    )
    return [Candidate(pk, str(lesson), level) for pk, lesson, level in rows]
