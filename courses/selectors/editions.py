"""Past and present editions of a course: who studies which, what each held, what differs between two."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from django.db.models import Count, Q, QuerySet

from courses.models import CourseEdition, CoursePage, EditionItem, Enrolment, LessonContent
from courses.selectors.changes import ChangedLesson, changes_between
from courses.selectors.compiling import outline_of_items
from courses.selectors.lesson_parts import parts_of
from courses.selectors.outline import Outline


@dataclass(frozen=True, kw_only=True)
class EditionRow:
    """An edition in the list of its course: who is on it, and what it changed."""

    edition: CourseEdition
    lessons: int
    finished: int
    under_way: int
    changes: Sequence[ChangedLesson]
    is_first: bool
    is_newest: bool


class Line(NamedTuple):
    """A paragraph of one of two texts, or of both."""

    sign: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True)
class LessonComparison:
    """A lesson that differs, with its paragraphs where the text does."""

    lesson: ChangedLesson
    lines: Sequence[Line]


@dataclass(frozen=True)
class Move:
    """Those under way on an older edition, and what would differ for them."""

    edition: CourseEdition
    learners: int
    changes: Sequence[ChangedLesson]


@dataclass(frozen=True)
class FrozenLesson:
    """A lesson as an edition keeps it."""

    edition: CourseEdition
    item: EditionItem

    @property
    def course(self) -> CoursePage:
        """That of the edition."""
        return self.edition.course


@dataclass(frozen=True)
class Comparison:
    """Two editions of a course side by side."""

    course: CoursePage
    before: CourseEdition
    after: CourseEdition
    lessons: Sequence[LessonComparison]


def editions_of(course: CoursePage) -> QuerySet[CourseEdition]:
    """The editions, newest first, each with how many people are on it."""
    finished, under_way = Q(enrolments__completed_at__isnull=False), Q(enrolments__completed_at__isnull=True)
    return (
        CourseEdition.objects.filter(course=course)
        .select_related("published_by__person")
        .annotate(
            finished=Count("enrolments", filter=finished),
            under_way=Count("enrolments", filter=under_way & Q(enrolments__isnull=False)),
        )
        .order_by("-number")
    )


def edition_rows(editions: Sequence[CourseEdition]) -> list[EditionRow]:
    """The editions as a list shows them, each against the one before it: three queries however many."""
    if not editions:
        return []
    course, oldest = editions[-1].course_id, editions[-1].number
    before = CourseEdition.objects.filter(course=course, number__lt=oldest).order_by("-number")[:1]
    shown = [*editions, *before]
    outlines = _outlines(shown)
    newest = CourseEdition.objects.filter(course=course).order_by("-number").values_list("pk", flat=True).first()
    empty = Outline(())
    pairs = pairwise([*(outlines[edition.pk] for edition in shown), empty])
    return [
        EditionRow(
            edition=edition,
            lessons=len(new.items),
            finished=edition.finished,  # type: ignore[attr-defined]  # annotated by `editions_of`
            under_way=edition.under_way,  # type: ignore[attr-defined]
            changes=changes_between(old, new),
            is_first=old is empty,
            is_newest=edition.pk == newest,
        )
        for edition, (new, old) in zip(editions, pairs, strict=False)
    ]


def learners_behind(course: CoursePage) -> int:
    """How many people are under way on an edition that is not the newest."""
    newest = CourseEdition.objects.filter(course=course).order_by("-number").values("pk")[:1]
    return Enrolment.objects.filter(course=course, completed_at=None).exclude(edition__in=newest).count()


def edition_numbered(course: CoursePage, number: int) -> CourseEdition | None:
    """One edition, with its course."""
    edition = course.editions.filter(number=number).select_related("published_by__person").first()
    if edition:
        edition.course = course
    return edition


def frozen_lesson(edition: CourseEdition, slug: str) -> FrozenLesson | None:
    """A lesson of an edition with its text."""
    item = edition.items.filter(slug=slug).select_related("content").first()
    return FrozenLesson(edition, item) if item else None


def comparison_of(before: CourseEdition, after: CourseEdition) -> Comparison:
    """What differs between two editions of one course, paragraph by paragraph where a text does."""
    outlines = _outlines([before, after])
    old, new = outlines[before.pk], outlines[after.pk]
    changed = changes_between(old, new)
    pairs = {lesson.key: _hashes(lesson, old, new) for lesson in changed}
    texts = LessonContent.objects.in_bulk([one for pair in pairs.values() for one in pair])
    lessons = [LessonComparison(lesson, _lines(*(texts.get(one) for one in pairs[lesson.key]))) for lesson in changed]
    return Comparison(after.course, before, after, lessons)


def moves_to(edition: CourseEdition) -> list[Move]:
    """The older editions on which people are under way, each with what the given one asks of them besides."""
    older = editions_of(edition.course).filter(number__lt=edition.number)
    left = [old for old in older if old.under_way]  # type: ignore[attr-defined]
    outlines = _outlines([edition, *left])
    return [
        Move(old, old.under_way, changes_between(outlines[old.pk], outlines[edition.pk]))  # type: ignore[attr-defined]
        for old in left
    ]


def _hashes(lesson: ChangedLesson, old: Outline, new: Outline) -> tuple[str, str]:
    """The texts of a lesson in both; nothing is compared with where it was not, nor with itself."""
    one, other = old.by_key.get(lesson.key), new.by_key.get(lesson.key)
    if one is None or other is None or one.content_hash == other.content_hash:
        return "", ""
    return one.content_hash, other.content_hash


def _lines(before: LessonContent | None, after: LessonContent | None) -> list[Line]:
    if before is None or after is None:
        return []
    old, new = (parts_of(text).text.splitlines() for text in (before, after))
    lines: list[Line] = []
    for kind, *(a, b, c, d) in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += (Line("same", text) for text in old[a:b])
        else:
            lines += [*(Line("gone", text) for text in old[a:b]), *(Line("new", text) for text in new[c:d])]
    return lines


def _outlines(editions: Sequence[CourseEdition]) -> dict[int, Outline]:
    """The outlines of these editions in one query, without the texts."""
    items: dict[int, list[EditionItem]] = {edition.pk: [] for edition in editions}
    rows = EditionItem.objects.filter(edition__in=items).select_related("content").order_by("edition", "position")
    for item in rows.defer("content__body", "content__legal_basis"):
        items[item.edition_id].append(item)
    return {pk: outline_of_items(own) for pk, own in items.items()}
