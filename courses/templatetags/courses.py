"""Lessons in rows, days of the week and lengths of time.

The rows are written in Python: they stand on every page of a course, a course may be long, and a template takes four
times as long for them.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.components.actions import icon
from courses.calculations import OutlineItem
from courses.selectors import OutlineRow

register = template.Library()

# Django's own catalogue writes "Thứ 3".
WEEKDAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))
MINUTES_IN_HOUR = 60

WORDS = '<span class="grow"><span class="ti">{}</span><span class="me">{}</span></span>'
PLAIN = f'<li><div class="li">{{}}{WORDS}</div></li>'
LINK = f'<li><a class="li" href="{{}}/">{{}}{WORDS}{{}}</a></li>'
BESIDE = '<li><a class="li" href="{}{}/">{}<span class="ti">{}</span></a></li>'


def _here(pattern: str, what: str) -> str:
    """The same row where the learner is."""
    return pattern.replace('class="li"', f'class="li current" aria-current="{what}"')


LINK_HERE, BESIDE_HERE = _here(LINK, "step"), _here(BESIDE, "page")


@register.simple_tag
def lesson_list(rows: Iterable[OutlineRow]) -> SafeString:
    """The lessons of a course for somebody who is not on it."""
    return _joined(format_html(PLAIN, _number(row.item.number), row.title, row.meta) for row in rows)


@register.simple_tag
def lesson_links(rows: Iterable[OutlineRow]) -> SafeString:
    """The lessons of a course for its learner, on the page of the course."""
    onward = icon("chevron-right")
    return _joined(
        format_html(LINK_HERE if row.is_current else LINK, row.item.slug, _sign(row), row.title, row.meta, onward)
        for row in rows
    )


@register.simple_tag
def lessons_beside(rows: Iterable[OutlineRow], here: OutlineItem, course_url: str) -> SafeString:
    """The lessons of a course beside the text of one of them."""
    return _joined(
        format_html(BESIDE_HERE if row.item is here else BESIDE, course_url, row.item.slug, _sign(row), row.item.title)
        for row in rows
    )


@register.filter
def weekday(day: date) -> str:
    """Thứ Ba."""
    return str(WEEKDAYS[day.weekday()])


@register.filter
def duration(minutes: int) -> str:
    """1 giờ 29 phút; 2 giờ; 40 phút."""
    hours, rest = divmod(minutes, MINUTES_IN_HOUR)
    if not hours:
        return gettext("{minutes} phút").format(minutes=rest)
    if not rest:
        return gettext("{hours} giờ").format(hours=hours)
    return gettext("{hours} giờ {minutes} phút").format(hours=hours, minutes=rest)


def _joined(rows: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(rows))  # noqa: S308 -- each was made by format_html


def _sign(row: OutlineRow) -> SafeString:
    """What stands before a lesson: the number of one still to do, the symbol of any other state."""
    return _number(row.item.number) if row.state == "todo" else _signs(get_language())[row.state]


@lru_cache(maxsize=256)
def _number(number: int) -> SafeString:
    return format_html('<span class="st o" aria-hidden="true">{}</span>', number)


@lru_cache
def _signs(_language: str | None) -> dict[str, SafeString]:
    return {
        "done": format_html('<span class="st d">{}</span>', icon("check", label=gettext("Đã xong"))),
        "current": format_html('<span class="st n">{}</span>', icon("play", label=gettext("Đang học"))),
        "locked": format_html('<span class="st k">{}</span>', icon("lock", label=gettext("Chưa mở"))),
    }
