"""Lessons in rows, days of the week and lengths of time.

The rows are joined in Python: they stand on every page of a course, and a course may be long.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.components.lists import list_row
from courses.calculations import OutlineItem
from courses.models import CoursePage
from courses.selectors import Bearings, OutlineRow, bearings_of
from courses.selectors.study import RowState, length_in_words
from courses.selectors.translations import CourseTexts, texts_of, title_of

register = template.Library()

# Django's own catalogue writes "Thứ 3".
WEEKDAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))


@register.simple_tag
def lesson_list(rows: Iterable[OutlineRow]) -> SafeString:
    """The lessons of a course for somebody who is not on it."""
    return _joined(list_row(title=r.title, state="todo", number=r.item.number, meta=r.meta) for r in rows)


@register.simple_tag
def lesson_links(rows: Iterable[OutlineRow]) -> SafeString:
    """The lessons of a course for its learner, on the page of the course."""
    return _joined(_row(row, title=row.title, meta=row.meta, current=row.is_current) for row in rows)


@register.simple_tag
def lessons_beside(rows: Iterable[OutlineRow], here: OutlineItem, course_url: str) -> SafeString:
    """The lessons of a course beside the text of one of them."""
    return _joined(_row(row, course_url, title=row.item.title, current=row.item is here) for row in rows)


@register.filter
def bearings(course: CoursePage) -> Bearings:
    """Who teaches the course and what it teaches towards."""
    return bearings_of(course)


@register.filter
def titled(course: CoursePage) -> str:
    """The title of a course in the reader's language."""
    return title_of(course)


@register.filter
def texts(course: CoursePage) -> CourseTexts:
    """What a course says of itself in the reader's language."""
    return texts_of(course)


@register.filter
def weekday(day: date) -> str:
    """Thứ Ba."""
    return str(WEEKDAYS[day.weekday()])


@register.filter
def duration(minutes: int) -> str:
    """1 giờ 29 phút; 2 giờ; 40 phút."""
    return length_in_words(minutes)


def _joined(rows: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(rows))  # noqa: S308 -- each is a component


def _row(row: OutlineRow, course_url: str = "", *, title: str, meta: str = "", current: bool) -> SafeString:
    address = f"{course_url}{row.item.slug}/"
    return _drawn(address, row.state, row.item.number, title, meta, current, get_language())


@lru_cache(maxsize=4096)
def _drawn(
    href: str,
    state: RowState,
    number: int,
    title: str,
    meta: str,
    current: bool,  # noqa: FBT001
    _language: str | None,
) -> SafeString:
    """A row as every learner at this place of the course sees it; its words are plain text, never markup."""
    return list_row(href=href, state=state, number=number, title=title, meta=meta, current=current)
