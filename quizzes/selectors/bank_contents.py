"""What the questions of a bank say, for files that carry it elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.images import get_image_model

from accounts.models import User
from courses.selectors.authoring import WRITERS, courses_written_by
from organisation.selectors import scope_of
from quizzes.calculations import QuestionContent
from quizzes.formats import Output, OutputFormat, Stored, draft_of, write_bank
from quizzes.models import Category, QuestionBank, QuestionType, QuestionVersion


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
        .select_related("question")
        .prefetch_related("question__tags")
        .order_by("question__code")
    )
    files, drawers = _files(image for version in versions for image in _images(version.body)), paths_of_drawers(bank)
    stored = [
        Stored(
            code=version.question.code,
            content=content_in(version),
            category=drawers.get(version.question.category_id or 0, ()),
            tags=sorted(tag.title for tag in version.question.tags.all()),
            files=files,
        )
        for version in versions
    ]
    return sorted(stored, key=lambda question: (question.category, question.code))


def paths_of_drawers(bank: QuestionBank) -> Mapping[int, tuple[str, ...]]:
    """The drawers of a bank by their keys, each with the titles on the way to it, the outermost first."""
    drawers = {drawer.pk: drawer for drawer in Category.objects.filter(bank=bank)}
    paths = {}
    for key in drawers:
        path, inner = list[str](), key
        while inner in drawers and len(path) < len(drawers):
            path.insert(0, drawers[inner].title)
            inner = drawers[inner].parent_id or 0
        paths[key] = tuple(path)
    return paths


def _images(body: Mapping[str, Any]) -> Iterator[int]:
    """The keys of every image that a body names."""
    yield from (picture["image"] for picture in body.get("pictures", ()))
    if body.get("picture"):
        yield body["picture"]["image"]
    yield from (option["image"] for option in body.get("options", ()) if "image" in option)


def _files(keys: Iterable[int]) -> Mapping[int, bytes]:
    """The bytes of images by their keys; one that was deleted is missing."""
    images: Sequence[Any] = get_image_model().objects.filter(pk__in=set(keys))
    files = {}
    for image in images:
        with image.open_file() as file:
            files[image.pk] = file.read()
    return files


def bank_as_file(bank: QuestionBank, form: OutputFormat) -> tuple[int, Output]:
    """How many questions the bank has, and the file of them."""
    drafts = [draft_of(stored) for stored in stored_questions(bank)]
    return len(drafts), write_bank(drafts, form)
