"""Filling banks, setting up quizzes, and who may edit them. Saving the same thing again changes nothing."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.contrib.auth.models import Permission
from django.db import transaction

from accounts.models import User
from courses.models import CoursePage
from organisation.models import Role, Unit
from organisation.services import wagtail_group
from quizzes.calculations import Policy, QuestionContent
from quizzes.models import Question, QuestionBank, QuestionVersion, Quiz


class Saved(Enum):
    """What saving came to."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@transaction.atomic
def open_bank(
    *,
    code: str,
    title: str,
    course: CoursePage | None,
    owner_unit: Unit | None = None,
    actor: User | None,  # noqa: ARG001
) -> QuestionBank:
    """The bank under this code, made if there is none; one that has an owner keeps it where none is named."""
    facts: dict[str, Any] = {"title": title, "course": course}
    if owner_unit is not None:
        facts["owner_unit"] = owner_unit
    return QuestionBank.objects.update_or_create(code=code, defaults=facts)[0]


@transaction.atomic
def save_question(
    *, bank: QuestionBank, code: str, content: QuestionContent, actor: User | None
) -> tuple[Question, Saved]:
    """Give a question this content: as its first version, as its next one, or not at all when it says so already."""
    question, is_new = Question.objects.select_for_update().get_or_create(bank=bank, code=code)
    latest = QuestionVersion.objects.filter(question=question).order_by("-number").first()
    if latest is not None and latest.hash == content.hash:
        return question, Saved.UNCHANGED
    number = latest.number + 1 if latest else 1
    version = QuestionVersion.objects.create(question=question, number=number, author=actor, **content.values())
    if not keeps_current(question, bank):
        question.current = version
        question.save(update_fields=["current"])
    return question, Saved.CREATED if is_new else Saved.UPDATED


def keeps_current(question: Question, bank: QuestionBank) -> bool:
    """Whether what is in use stays so when something new is written: others approved it, and have to approve that."""
    return bank.requires_approval and question.current is not None and question.current.approved_at is not None


@transaction.atomic
def save_quiz(*, code: str, values: Mapping[str, Any], actor: User | None) -> tuple[Quiz, Saved]:  # noqa: ARG001
    """Set up the quiz under this code; attempts under way keep the rules they began with."""
    quiz = Quiz.objects.select_for_update().filter(code=code).first()
    if quiz is None:
        quiz = Quiz.objects.create(code=code, **values)
        _note_fixed_questions(quiz)
        return quiz, Saved.CREATED
    changed = [name for name, value in values.items() if getattr(quiz, name) != value]
    if not changed:
        return quiz, Saved.UNCHANGED
    for name in changed:
        setattr(quiz, name, values[name])
    quiz.save(update_fields=changed)
    if "blueprint" in changed:
        _note_fixed_questions(quiz)
    return quiz, Saved.UPDATED


def _note_fixed_questions(quiz: Quiz) -> None:
    """Keep beside the blueprint which questions it names, so that each knows where it is used."""
    named = [question for section in Policy.of(quiz).sections for question in section.questions]
    if named or quiz.fixed_questions.exists():
        quiz.fixed_questions.set(Question.objects.filter(pk__in=named))


@transaction.atomic
def open_banks_to_roles() -> None:
    """Let trainers and editors add to and change banks, questions and quizzes; nobody may delete them."""
    models = ("questionbank", "question", "quiz")
    verbs = ("add", "change", "view")
    permissions = Permission.objects.filter(
        content_type__app_label="quizzes", codename__in=[f"{verb}_{model}" for verb in verbs for model in models]
    )
    for role in (Role.TRAINER, Role.EDITOR, Role.ADMINISTRATOR):
        wagtail_group(role).permissions.add(*permissions)
