"""Banks, their questions and the quizzes that draw from them."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from core.prepared import prepared
from quizzes.calculations import Candidate, Section
from quizzes.models import Question, QuestionBank, QuestionVersion, Quiz


def quiz_by_code(code: str) -> Quiz | None:
    """The quiz under its code."""
    return next(iter(_quiz_by_code(code=code)), None)


@prepared
def _quiz_by_code(*, code: str) -> QuerySet[Quiz]:
    return Quiz.objects.select_related("course", "bank").filter(code=code)


def quiz_choices() -> Sequence[tuple[str, str]]:
    """The code and title of every quiz, for authors who put one into a lesson."""
    quizzes = Quiz.objects.order_by("course__title", "code").values_list("code", "course__title", "title")
    return [(code, f"{course}: {title}") for code, course, title in quizzes]


def drawable_questions(bank: QuestionBank, sections: Sequence[Section]) -> list[Candidate]:
    """The current questions that a paper may contain, in the order of their codes: those of the bank, and those it names.

    Where the bank asks for approval, only versions that have it.
    """
    named = [question for section in sections for question in section.questions]
    is_meant = Q(current_of__bank=bank) | Q(current_of__in=named) if named else Q(current_of__bank=bank)
    versions = QuestionVersion.objects.filter(is_meant, current_of__retired_at__isnull=True)
    if bank.requires_approval:
        versions = versions.filter(approved_at__isnull=False)
    rows = versions.order_by("question__code", "pk").values_list(
        "pk", "lesson_key", "level", "question_id", "question__category_id", "competence"
    )
    tags = _tags_by_question(bank) if any(group.tags for s in sections for group in s.drawing.groups) else {}
    return [
        Candidate(pk, str(lesson), level, question, category, competence, frozenset(tags.get(question, ())))
        for pk, lesson, level, question, category, competence in rows
    ]


def _tags_by_question(bank: QuestionBank) -> dict[int, set[int]]:
    tags: dict[int, set[int]] = {}
    for question, tag in Question.objects.filter(bank=bank, tags__isnull=False).values_list("pk", "tags"):
        tags.setdefault(question, set()).add(tag)
    return tags
