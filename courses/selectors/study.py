"""A course and a lesson as one learner sees them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Literal, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import calculations
from courses.activities import Invitation, activity_of
from courses.calculations import OutlineItem
from courses.calculations.progress import ACTIVITY, SUBMITTED
from courses.models import CourseEdition, CoursePage, Enrolment, LessonKind, Topic
from courses.selectors.catalogue import COVERS, Cover, Due, due_of
from courses.selectors.content import rendered_item_body
from courses.selectors.outline import Outline, outline_of
from courses.selectors.progress import Place, Trace, completed_in, current_edition, traces_of
from courses.selectors.standing import facts_of_item, words_of

RowState = Literal["done", "current", "todo", "locked"]
MINUTES_IN_HOUR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """An item in a list of lessons, with how far the learner is."""

    item: OutlineItem
    state: RowState
    completed_at: datetime | None = None

    @property
    def title(self) -> str:
        """Lessons are numbered, tests are not."""
        if is_test(self.item):
            return self.item.title
        return _("Bài %(number)s. %(title)s") % {"number": self.item.number, "title": self.item.title}

    @property
    def is_current(self) -> bool:
        """Whether this is where the learner goes on."""
        return self.state == "current"

    @property
    def meta(self) -> str:
        """How long it takes and where the learner stands, in words."""
        parts = [_("{minutes} phút").format(minutes=self.item.minutes)]
        if self.completed_at:
            parts.append(_("đã xong {day}").format(day=f"{timezone.localdate(self.completed_at):%d/%m}"))
        elif self.state == "locked":
            parts.append(_("mở khi học xong các bài trước"))
        elif self.state == "current":
            parts.append(_("đang học dở"))
        if not self.item.is_required:
            parts.append(_("không bắt buộc"))
        return ", ".join(parts)


class Readings(NamedTuple):
    """How many required items that reading completes are done, and how many there are."""

    done: int
    total: int

    @property
    def is_met(self) -> bool:
        """Whether all are."""
        return self.done == self.total


@dataclass(frozen=True, kw_only=True)
class CourseSheet:
    """The page of a course; without an enrolment, as a visitor sees it."""

    course: CoursePage
    edition: CourseEdition
    outline: Outline
    enrolment: Enrolment | None
    rows: Sequence[OutlineRow]
    missing: Sequence[OutlineItem]
    next: OutlineItem | None

    @cached_property
    def modules(self) -> list[tuple[str, list[OutlineRow]]]:
        """The rows under the headings of their modules."""
        return [(title, list(rows)) for title, rows in groupby(self.rows, key=lambda row: row.item.module_title)]

    @cached_property
    def minutes_left(self) -> int:
        """About how long the missing items take."""
        return sum(item.minutes for item in self.missing)

    @property
    def size(self) -> str:
        """How many lessons there are and how long they take, in words."""
        count, length = len(self.rows), length_in_words(self.outline.minutes)
        words = ngettext("%(lessons)s bài, %(length)s", "%(lessons)s bài, %(length)s", count)
        return words % {"lessons": count, "length": length}

    @property
    def progress(self) -> str:
        """How far the learner is, in words."""
        enrolment = self.enrolment
        return _("Xong {done}/{total} bài").format(done=enrolment.done, total=enrolment.total) if enrolment else ""

    @property
    def left(self) -> str:
        """How long what is missing takes, in words."""
        return _("Còn %(length)s") % {"length": length_in_words(self.minutes_left)}

    @cached_property
    def activities(self) -> list[OutlineRow]:
        """The required items that something other than reading completes."""
        return [row for row in self.rows if row.item.is_required and not _is_read(row.item)]

    @cached_property
    def readings(self) -> Readings:
        """The required items that reading completes."""
        required = [row for row in self.rows if row.item.is_required and _is_read(row.item)]
        return Readings(sum(row.state == "done" for row in required), len(required))

    @property
    def cover(self) -> Cover:
        """The colour and symbol of its topic."""
        return COVERS[Topic(self.course.topic)]

    @cached_property
    def due(self) -> Due:
        """Until when, in words."""
        return due_of(self.enrolment.due_on if self.enrolment else None)

    @property
    def call(self) -> str:
        """What the filled button says."""
        return call_to(self.next, is_started=bool(self.enrolment and self.enrolment.started_at)) if self.next else ""


@dataclass(frozen=True, kw_only=True)
class LessonSheet:
    """The page of a lesson."""

    enrolment: Enrolment
    item: OutlineItem
    rows: Sequence[OutlineRow]
    trace: Trace | None
    body: SafeString
    invitation: Invitation | None
    in_the_way: Sequence[OutlineItem]
    asks: str
    previous: OutlineItem | None
    following: OutlineItem | None

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return self.rows[self.item.number - 1].title

    @property
    def finishes_by_reading(self) -> bool:
        """Whether it is for the learner to say that they are done."""
        return _is_read(self.item) and not (self.is_completed or self.in_the_way)

    @property
    def hands_in(self) -> bool:
        """Whether it is for the learner to hand something in."""
        return self.item.condition == SUBMITTED and not (self.is_completed or self.in_the_way)

    @property
    def is_completed(self) -> bool:
        """Whether the learner has done what the item asks."""
        return bool(self.trace and self.trace.completed_at)

    @property
    def onward(self) -> str:
        """What the button that leads on says; to finish this item it says "Xong", before a closed one what comes first."""
        if self.in_the_way:
            return call_to(self.in_the_way[0], is_started=True)
        if self.following is None:
            return _("Xong bài này") if self.finishes_by_reading else _("Về trang khóa học")
        words = _("Xong, sang bài {number}") if self.finishes_by_reading else _("Sang bài {number}")
        return words.format(number=self.following.number)


def _is_read(item: OutlineItem) -> bool:
    """Whether the learner completes the item by saying so."""
    return item.condition in calculations.BY_SAYING_SO


def is_test(item: OutlineItem) -> bool:
    """Whether the item is a quiz or an exam."""
    return item.kind in {LessonKind.QUIZ, LessonKind.EXAM}


def length_in_words(minutes: int) -> str:
    """1 giờ 29 phút; 2 giờ; 40 phút."""
    hours, rest = divmod(minutes, MINUTES_IN_HOUR)
    if not hours:
        return _("{minutes} phút").format(minutes=rest)
    if not rest:
        return _("{hours} giờ").format(hours=hours)
    return _("{hours} giờ {minutes} phút").format(hours=hours, minutes=rest)


def call_to(item: OutlineItem, *, is_started: bool) -> str:
    """What a button that leads to the item says."""
    if item.kind == LessonKind.EXAM:
        return _("Làm bài thi")
    if item.kind == LessonKind.QUIZ:
        return _("Làm bài kiểm tra")
    words = _("Học tiếp bài {number}") if is_started else _("Bắt đầu học bài {number}")
    return words.format(number=item.number)


def course_outline(course: CoursePage, enrolment: Enrolment | None) -> CourseSheet:
    """The course with its lessons: of the edition that is studied, or for visitors of the current one."""
    edition = enrolment.edition if enrolment else current_edition(course)
    assert edition is not None  # noqa: S101 -- `course_of` finds compiled courses only
    items = outline_of(edition).items
    completed = completed_in(traces_of(enrolment)) if enrolment else {}
    coming = calculations.next_item(items, completed, enrolment.last_item_key) if enrolment else None
    return CourseSheet(
        course=course,
        edition=edition,
        outline=outline_of(edition),
        enrolment=enrolment,
        rows=_rows(items, completed, coming.key if coming else None),
        missing=calculations.items_missing(items, completed),
        next=coming,
    )


def lesson_sheet(place: Place) -> LessonSheet:
    """The lesson with its text and what stands beside it: one query or two however long the course is."""
    enrolment, item = place.enrolment, place.item
    items = outline_of(enrolment.edition).items
    traces = traces_of(enrolment)
    completed = completed_in(traces)
    in_the_way = calculations.items_in_the_way(item, items, completed)
    return LessonSheet(
        enrolment=enrolment,
        item=item,
        rows=_rows(items, completed, item.key),
        trace=traces.get(item.key),
        body=rendered_item_body(item.content_hash),
        invitation=None if in_the_way else _invitation(item, enrolment),
        in_the_way=in_the_way,
        asks="" if in_the_way else _asks(item, enrolment, traces.get(item.key)),
        previous=_beside(place, -1),
        following=_beside(place, +1),
    )


def following_item(place: Place) -> OutlineItem | None:
    """The item after the one the learner is at."""
    return _beside(place, +1)


def _beside(place: Place, step: int) -> OutlineItem | None:
    return outline_of(place.enrolment.edition).by_number.get(place.item.number + step)


def _asks(item: OutlineItem, enrolment: Enrolment, trace: Trace | None) -> str:
    """What the item still asks beside reading, in words; nothing where reading is all, or an activity tells it itself."""
    if _is_read(item) or item.condition == ACTIVITY or (trace and trace.completed_at):
        return ""
    return words_of(calculations.standing([item], {item.key: facts_of_item(enrolment, item.key)}).items[0])


def _invitation(item: OutlineItem, enrolment: Enrolment) -> Invitation | None:
    found = activity_of(item.activity)
    if found is None:
        return None
    activity, code = found
    return activity.invitation(code, enrolment)


def _rows(items: Sequence[OutlineItem], completed: dict[UUID, datetime], current: UUID | None) -> list[OutlineRow]:
    return [
        OutlineRow(item=item, state=_state(item, items, completed, current), completed_at=completed.get(item.key))
        for item in items
    ]


def _state(
    item: OutlineItem, items: Sequence[OutlineItem], completed: Collection[UUID], current: UUID | None
) -> RowState:
    if item.key in completed:
        return "done"
    if calculations.items_in_the_way(item, items, completed):
        return "locked"
    return "current" if item.key == current else "todo"
