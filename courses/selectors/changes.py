"""What a change of a course would do to those who study it, told before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from courses.calculations.differences import Change, Difference, demands, differences
from courses.errors import AddressTakenError
from courses.models import CourseEdition, CoursePage, EffectOnLearners, Enrolment, LessonPage, ModulePage, course_above
from courses.selectors.compiling import edition_to_be, outline_of_items
from courses.selectors.outline import Outline, outline_of
from courses.selectors.progress import current_edition

WORDS: dict[Change, str | Promise] = {
    Change.ADDED: gettext_lazy("bài mới"),
    Change.REMOVED: gettext_lazy("gỡ khỏi khóa"),
    Change.TEXT: gettext_lazy("sửa nội dung"),
    Change.TITLE: gettext_lazy("đổi tên bài hoặc chuyên đề"),
    Change.ORDER: gettext_lazy("đổi thứ tự"),
    Change.REQUIRED: gettext_lazy("thành bắt buộc"),
    Change.OPTIONAL: gettext_lazy("thành không bắt buộc"),
    Change.CONDITION: gettext_lazy("đổi điều kiện hoàn thành"),
    Change.PREREQUISITES: gettext_lazy("đổi bài phải học trước"),
    Change.WEIGHT: gettext_lazy("đổi trọng số"),
    Change.ABOUT: gettext_lazy("đổi thời lượng, mục tiêu hoặc địa chỉ"),
}


@dataclass(frozen=True)
class ChangedLesson:
    """A lesson that differs, and how, in words."""

    key: UUID
    title: str
    words: str
    is_required: bool
    number: int

    @classmethod
    def of(cls, difference: Difference) -> "ChangedLesson":
        """The same, said."""
        item = difference.item
        words = ", ".join(str(WORDS[change]) for change in difference.changes)
        if difference.changes == (Change.ADDED,):
            words = _("bài mới, bắt buộc") if item.is_required else _("bài mới, không bắt buộc")
        return cls(item.key, item.title, words, item.is_required, item.number)


class Consequence(NamedTuple):
    """What one answer to "what does this do to learners" would mean: how many would be moved."""

    effect: str
    label: str
    moved: int
    stay: int


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """A change before it is published."""

    finished: int
    under_way: int
    lessons: Sequence[ChangedLesson]
    consequences: Sequence[Consequence]
    asks_more: int
    asks_less: int

    @property
    def is_change(self) -> bool:
        """Whether learners would notice anything."""
        return bool(self.lessons)

    @property
    def learners(self) -> int:
        """Everybody on the course."""
        return self.finished + self.under_way


def forecast_of(page: Page, *, is_withdrawn: bool = False) -> Forecast | None:
    """What publishing this draft, or withdrawing this page, would do; None for a page outside every course, and for a translation.

    A draft whose address another lesson has cannot be published at all: then there is nothing to foretell either.
    """
    if not page.path or not isinstance(page, LessonPage | ModulePage | CoursePage):
        return None
    course = course_above(page)
    if course.is_translation:
        return None
    drafts, without = ((), frozenset({page.pk})) if is_withdrawn else ((page,), frozenset())
    try:
        after = outline_of_items(edition_to_be(course, drafts=drafts, without=without))
    except AddressTakenError:
        return None
    return _forecast(course, after)


def changes_between(before: Outline, after: Outline) -> list[ChangedLesson]:
    """The lessons that differ, in words."""
    return [ChangedLesson.of(difference) for difference in differences(before.items, after.items)]


def _forecast(course: CoursePage, after: Outline) -> Forecast:
    current = current_edition(course)
    before = outline_of(current, settings.LANGUAGE_CODE) if current else Outline(())
    counts = course.enrolments.aggregate(
        finished=Count("pk", filter=~Q(completed_at=None)), under_way=Count("pk", filter=Q(completed_at=None))
    )
    found = differences(before.items, after.items)
    asked, asked_before = demands(after.items), demands(before.items)
    return Forecast(
        **counts,
        lessons=[ChangedLesson.of(difference) for difference in found],
        consequences=_consequences(course, after, counts["under_way"]),
        asks_more=len(asked - asked_before),
        asks_less=len(asked_before - asked),
    )


def _consequences(course: CoursePage, after: Outline, under_way: int) -> list[Consequence]:
    asks_the_same = 0
    studied = Enrolment.objects.filter(course=course, completed_at=None).order_by()
    by_edition = dict(studied.values_list("edition").annotate(count=Count("pk")))
    for edition in CourseEdition.objects.filter(pk__in=by_edition):
        if demands(outline_of(edition).items) == demands(after.items):
            asks_the_same += by_edition[edition.pk]
    moved = {
        EffectOnLearners.NONE: asks_the_same,
        EffectOnLearners.REQUIRED_FOR_UNFINISHED: under_way,
        EffectOnLearners.NEW_EDITION: 0,
    }
    return [Consequence(effect, str(effect.label), count, under_way - count) for effect, count in moved.items()]
