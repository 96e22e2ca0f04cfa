"""From pages to editions: what learners study is frozen whenever something of a course is published."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.db import transaction
from wagtail.fields import StreamField

from accounts.models import User
from core.events import publish
from courses.errors import AddressTakenError
from courses.events import CoursePublished
from courses.models import CourseEdition, CoursePage, EditionItem, LessonContent, LessonPage, ModulePage


@transaction.atomic
def compile_course(*, course: CoursePage, effect: str, actor: User | None) -> CourseEdition | None:
    """Freeze the live lessons of a course into a new edition, and have learners follow it as far as `effect` says.

    Where nothing differs from the newest edition, that one is returned; a course without a live lesson has none made.
    """
    CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)
    newest = course.editions.first()
    items, contents = _items_of(course)
    digest = _digest([[name, value] for item in items for name, value in _facts(item)])
    if not items or (newest is not None and newest.hash == digest):
        return newest
    LessonContent.objects.bulk_create(contents, ignore_conflicts=True)
    edition = CourseEdition.objects.create(
        course=course,
        number=newest.number + 1 if newest else 1,
        hash=digest,
        effect=effect,
        published_by=actor,
    )
    for item in items:
        item.edition = edition
    EditionItem.objects.bulk_create(items)
    publish(
        CoursePublished(course_id=course.pk, edition_id=edition.pk, number=edition.number, effect=effect), actor=actor
    )
    return edition


def _items_of(course: CoursePage) -> tuple[list[EditionItem], list[LessonContent]]:
    """The items and texts of an edition to be, in the order of the tree."""
    items, contents, slugs = [], [], set()
    for position, (lesson, module_title) in enumerate(_live_lessons(course), start=1):
        if lesson.slug in slugs:
            raise AddressTakenError(course=course.title, slug=lesson.slug)
        slugs.add(lesson.slug)
        content = _content_of(lesson, course.locale.language_code)
        contents.append(content)
        items.append(
            EditionItem(
                key=lesson.key,
                position=position,
                slug=lesson.slug,
                title=lesson.title,
                module_title=module_title,
                kind=lesson.kind,
                minutes=lesson.minutes,
                objective=lesson.objective,
                completion=lesson.completion,
                is_required=lesson.is_required,
                activity=_activity_of(content.body),
                content=content,
            )
        )
    return items, contents


def _live_lessons(course: CoursePage) -> Iterator[tuple[LessonPage, str]]:
    """The lessons that are live and stand under what is live, each with the title of its module."""
    modules = {module.path: module for module in ModulePage.objects.child_of(course)}
    for lesson in LessonPage.objects.descendant_of(course).live().order_by("path"):
        module = modules.get(lesson.path[: -LessonPage.steplen])
        if module is None or module.live:
            yield lesson, module.title if module else ""


def _content_of(lesson: LessonPage, language: str) -> LessonContent:
    text = {
        "language": language,
        "body": _raw(lesson, "body"),
        "legal_basis": _raw(lesson, "legal_basis"),
    }
    return LessonContent(hash=_digest(text), **text)


def _raw(lesson: LessonPage, name: str) -> list[dict[str, Any]]:
    """A stream as it is stored, whether the lesson came from the database or was made just now."""
    field: StreamField = LessonPage._meta.get_field(name)  # noqa: SLF001 -- Django's documented door
    stored: list[dict[str, Any]] = json.loads(field.value_to_string(lesson))
    return stored


def _activity_of(body: Iterable[dict[str, Any]]) -> str:
    """The first activity of a body, or nothing."""
    return next((block["value"]["activity"] for block in body if block["type"] == "activity"), "")


def _facts(item: EditionItem) -> Iterator[tuple[str, str]]:
    """Everything an item says, but for the edition it is in."""
    for field in item._meta.concrete_fields:  # noqa: SLF001 -- Django's documented door
        if field.name not in {"id", "edition"}:
            yield field.name, str(field.value_from_object(item))


def _digest(value: Any) -> str:  # noqa: ANN401 -- JSON
    """SHA-256 of a value's canonical JSON."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return sha256(text.encode()).hexdigest()
