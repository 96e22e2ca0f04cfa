"""What the questions of a bank say, for files that carry it elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.images import get_image_model

from accounts.models import User
from courses.selectors.authoring import WRITERS, courses_written_by
from organisation.selectors import scope_of
from quizzes.calculations import QuestionContent
from quizzes.formats import Output, OutputFormat, Picture, Stored, draft_of, write_bank
from quizzes.models import QuestionBank, QuestionType, QuestionVersion


def bank_by_code(code: str) -> QuestionBank | None:
    """The bank under its code."""
    return QuestionBank.objects.filter(code=code).first()


def banks_kept_by(user: User) -> QuerySet[QuestionBank]:
    """The banks of the user's branch, and those of no unit and no course; `used` says how many questions each has."""
    in_use = Count("questions", filter=Q(questions__retired_at__isnull=True))
    units = scope_of(user, *WRITERS).unit_ids(timezone.localdate())
    kept = QuestionBank.objects.filter(
        Q(course=None) | Q(course__in=courses_written_by(user)), Q(owner_unit=None) | Q(owner_unit__in=units)
    )
    return kept.select_related("course").annotate(used=in_use).order_by("title", "pk")


def counts_by_type(bank: QuestionBank) -> list[tuple[str, int]]:
    """How many questions in use the bank has of each type."""
    rows = (
        QuestionVersion.objects.filter(current_of__bank=bank, current_of__retired_at__isnull=True)
        .values_list("type")
        .annotate(count=Count("pk"))
    )
    found = dict(rows)
    return [(str(kind.label), found[kind]) for kind in QuestionType if kind in found]


def content_in(version: QuestionVersion) -> QuestionContent:
    """What a version says, as plain values."""
    return QuestionContent(
        type=version.type,
        stem=version.stem,
        body=version.body,
        key=version.key,
        explanation=version.explanation,
        level=version.level,
        lesson_key=str(version.lesson_key) if version.lesson_key else None,
        competence=version.competence,
        legal_reference=version.legal_reference,
    )


def stored_questions(bank: QuestionBank) -> list[Stored]:
    """The questions in use of a bank in the order of their categories and codes, with their pictures."""
    versions = list(
        QuestionVersion.objects.filter(current_of__bank=bank, current_of__retired_at__isnull=True)
        .select_related("question__category")
        .order_by("question__code")
    )
    pictures = _files(picture for version in versions for picture in version.body.get("pictures", ()))
    stored = [
        Stored(
            code=version.question.code,
            content=content_in(version),
            category=version.question.category.title if version.question.category else "",
            pictures=tuple(
                _picture(said, pictures) for said in version.body.get("pictures", ()) if said["image"] in pictures
            ),
        )
        for version in versions
    ]
    return sorted(stored, key=lambda question: (question.category, question.code))


def _picture(said: Mapping[str, Any], pictures: Mapping[int, bytes]) -> Picture:
    return Picture(said["name"], said["alt"], pictures[said["image"]])


def _files(pictures: Iterable[Mapping[str, Any]]) -> Mapping[int, bytes]:
    """The bytes of the pictures by the keys of their images; one that was deleted is missing."""
    images: Sequence[Any] = get_image_model().objects.filter(pk__in={picture["image"] for picture in pictures})
    files = {}
    for image in images:
        with image.open_file() as file:
            files[image.pk] = file.read()
    return files


def bank_as_file(bank: QuestionBank, form: OutputFormat) -> tuple[int, Output]:
    """How many questions the bank has, and the file of them."""
    drafts = [draft_of(stored) for stored in stored_questions(bank)]
    return len(drafts), write_bank(drafts, form)
