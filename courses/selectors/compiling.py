"""The edition that a course would become: what is live on its pages, or what a draft would make of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from hashlib import sha256
from itertools import chain
from typing import Any
from uuid import UUID

from wagtail.fields import StreamField
from wagtail.models import Page

from courses.blocks.contents import activity_in, checks_in, media_in
from courses.calculations import OutlineItem
from courses.errors import AddressTakenError
from courses.models import CoursePage, EditionItem, ItemTranslation, LessonContent, LessonPage, ModulePage
from courses.selectors.outline import Outline


def edition_to_be(
    course: CoursePage, *, drafts: Iterable[Page] = (), without: frozenset[int] = frozenset()
) -> list[EditionItem]:
    """The unsaved items of the course's next edition in the order of the tree, each with its unsaved content.

    `drafts` stand in for the lessons and modules of their id, as if published; pages whose ids are in `without` are
    left out, as if withdrawn.
    """
    lessons = list(lessons_shown(course, drafts=drafts, without=without))
    prerequisites = prerequisites_of(lesson for lesson, _module in lessons)
    known = {lesson.key for lesson, _module in lessons}
    items: dict[str, EditionItem] = {}
    for position, (lesson, module) in enumerate(lessons, start=1):
        if lesson.slug in items:
            raise AddressTakenError(course=course.title, slug=lesson.slug)
        item = _item_of(lesson, course.locale.language_code)
        item.position, item.module_title = position, module.title if module else ""
        item.prerequisites = sorted(str(key) for key in prerequisites[lesson.pk] & known)
        items[lesson.slug] = item
    return list(items.values())


def outline_of_items(items: Iterable[EditionItem]) -> Outline:
    """The outline that an edition of these items would have."""
    return Outline(tuple(_outline_item(item) for item in items))


def digest_of(items: Iterable[EditionItem], translations: Iterable[ItemTranslation] = ()) -> str:
    """The hash of an edition: of everything that its items say, in whatever language."""
    said = chain.from_iterable(map(_facts, chain[EditionItem | ItemTranslation](items, translations)))
    return digest([[name, value] for name, value in said])


def digest(value: Any) -> str:  # noqa: ANN401 -- JSON
    """SHA-256 of a value's canonical JSON."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return sha256(text.encode()).hexdigest()


def content_of(lesson: LessonPage, language: str) -> LessonContent:
    """The text of a lesson as editions keep it; unsaved."""
    text = {
        "language": language,
        "body": _raw(lesson, "body"),
        "legal_basis": _raw(lesson, "legal_basis"),
    }
    return LessonContent(hash=digest(text), **text)


def lessons_shown(
    course: CoursePage, *, drafts: Iterable[Page] = (), without: frozenset[int] = frozenset()
) -> Iterator[tuple[LessonPage, ModulePage | None]]:
    """The lessons that are live and stand under what is live, each with its module; `drafts` and `without` as above."""
    drafted = {draft.pk: draft for draft in drafts}
    modules = {module.path: drafted.get(module.pk, module) for module in ModulePage.objects.child_of(course)}
    for page in LessonPage.objects.descendant_of(course).order_by("path"):
        module = modules.get(page.path[: -LessonPage.steplen])
        above = () if module is None else (module,)
        if all(shown.live or shown.pk in drafted for shown in (page, *above)) and without.isdisjoint(
            shown.pk for shown in (page, *above)
        ):
            yield drafted.get(page.pk, page), module


def prerequisites_of(lessons: Iterable[LessonPage]) -> dict[int, set[UUID]]:
    """The keys of what each lesson comes after: of pages as stored, of drafts as they were just chosen."""
    stored: list[int] = []
    chosen: dict[int, set[UUID]] = defaultdict(set)
    for lesson in lessons:
        if "prerequisites" in getattr(lesson, "_cluster_related_objects", ()):
            chosen[lesson.pk] = {other.key for other in lesson.prerequisites.all()}
        else:
            stored.append(lesson.pk)
    through = LessonPage.prerequisites.through.objects.filter(from_lessonpage__in=stored)
    for pk, key in through.values_list("from_lessonpage_id", "to_lessonpage__key"):
        chosen[pk].add(key)
    return chosen


def _item_of(lesson: LessonPage, language: str) -> EditionItem:
    content = content_of(lesson, language)
    return EditionItem(
        key=lesson.key,
        slug=lesson.slug,
        title=lesson.title,
        kind=lesson.kind,
        minutes=lesson.minutes,
        objective=lesson.objective,
        completion=lesson.completion,
        is_required=lesson.is_required,
        completes_by=lesson.completes_by,
        threshold_percent=lesson.threshold_percent,
        weight=lesson.weight,
        checks=checks_in(content.body),
        media=media_in(content.body),
        activity=activity_in(content.body),
        content=content,
    )


def _outline_item(item: EditionItem) -> OutlineItem:
    given = {"number", "content_hash", "language", "prerequisites", "checks"}
    return OutlineItem(
        **{field.name: getattr(item, field.name) for field in fields(OutlineItem) if field.name not in given},
        number=item.position,
        content_hash=item.content.hash,
        language=item.content.language,
        prerequisites=tuple(UUID(key) for key in item.prerequisites),
        checks=tuple(item.checks),
    )


def _raw(lesson: LessonPage, name: str) -> list[dict[str, Any]]:
    """A stream as it is stored, whether the lesson came from the database or was made just now."""
    field: StreamField = LessonPage._meta.get_field(name)  # noqa: SLF001 -- Django's documented door
    stored: list[dict[str, Any]] = json.loads(field.value_to_string(lesson))
    return stored


def _facts(row: EditionItem | ItemTranslation) -> Iterator[tuple[str, str]]:
    """Everything an item says, but for the edition it is in."""
    for field in row._meta.concrete_fields:  # noqa: SLF001 -- Django's documented door
        if field.name not in {"id", "edition", "item"}:
            yield field.name, str(field.value_from_object(row))
