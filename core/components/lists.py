"""What stands in rows and cards."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.components.actions import draw
from core.components.progress import bar
from core.components.registry import component, written_component
from core.components.text import vn_number, vn_percent

Tone = Literal["plain", "info", "ok", "warn", "bad"]

ROW = '<li><{tag} class="li{{}}"{href}>{{}}<span class="grow"><span class="ti{{}}">{{}}</span>{{}}</span>{{}}</{tag}></li>'
PLAIN_ROW, LINKED_ROW = ROW.format(tag="div", href="{}"), ROW.format(tag="a", href=' href="{}"')
SILENT_CELL = '<td class="{}"><span aria-hidden="true">{}{}</span><span class="vh">{}</span></td>'
HERE = mark_safe(' current" aria-current="step')


@written_component
def tag(text: str, *, tone: Tone = "plain", icon: str = "") -> SafeString:
    """Say a state in two or three words."""
    return format_html('<span class="tag {}">{}{}</span>', tone, draw(icon) if icon else "", text)


@written_component
def list_row(
    *,
    title: str,
    href: str = "",
    icon: str = "",
    state: Literal["", "done", "current", "todo", "locked"] = "",
    number: int | str = "",
    meta: str = "",
    tag: str = "",
    tag_tone: Tone = "plain",
    current: bool = False,
) -> SafeString:
    """Lead to one thing of a list, the whole row a link; a `<li>` for `<ul class="list card pad0">`.

    The sign in front is the `state`, the `number` of something still to do, or the `icon`.
    """
    return format_html(
        LINKED_ROW if href else PLAIN_ROW,
        HERE if current else "",
        href,
        _sign(state, number, icon, get_language()),
        "" if state and not current else " fw6",
        title,
        format_html('<span class="me">{}</span>', meta) if meta else "",
        _row_end(tag, tag_tone, leads_on=bool(href and state)),
    )


@lru_cache(maxsize=512)
def _row_end(state: str, tone: str, *, leads_on: bool) -> SafeString:
    if state:
        return tag(state, tone=tone)
    return draw("chevron-right") if leads_on else SafeString()


@lru_cache(maxsize=512)
def _sign(state: str, number: int | str, icon: str, _language: str | None) -> SafeString:
    """What stands before a row: said to screen readers where it is a state."""
    states = {
        "done": ("d", "check", _("Đã xong")),
        "current": ("n", "play", _("Đang học")),
        "locked": ("k", "lock", _("Chưa mở")),
    }
    if state in states:
        css, symbol, said = states[state]
        return format_html('<span class="st {}">{}</span>', css, draw(symbol, label=said))
    if icon:
        return format_html('<span class="st k">{}</span>', draw(icon))
    return format_html('<span class="st o" aria-hidden="true">{}</span>', number) if state else SafeString()


@component
def course_card(
    *,
    href: str,
    title: str,
    topic_tone: Literal["cham", "son", "la", "nghe", "muc"] = "cham",
    icon: str = "book-open",
    meta: str = "",
    state: str = "",
    state_tone: Tone = "info",
) -> None:
    """Offer a course; a `<article>` for `<div class="cgrid">` inside something of the class `cq`."""


@written_component
def unit_row(*, href: str, title: str, percent: Decimal | float, meta: str = "") -> SafeString:
    """Show a unit's share where there is no room for the table; a `<li>` for `<ul class="list card pad0">`."""
    return format_html(
        '<li><a class="ur" href="{}"><span>{}</span><b class="num">{}</b>{}{}</a></li>',
        href,
        title,
        vn_percent(percent),
        bar(percent=percent),
        format_html('<span class="me">{}</span>', meta) if meta else "",
    )


@component
def key_values(rows: Iterable[tuple[str, Any]], *, tight: bool = False) -> None:
    """Name and value, row by row; `tight` puts the value at the end of the line."""


@component
def stat(
    *,
    label: str,
    value: str | int,
    note: str = "",
    tone: Literal["plain", "up", "down"] = "plain",
    icon: str = "",
    href: str = "",
) -> None:
    """Show one figure, opening to the list behind it; for `<dl class="stats">` inside something of the class `cq`."""


@written_component
def heat_cell(*, percent: Decimal | float | None, label: str, href: str = "", note: str = "") -> SafeString:
    """Show a share in a cell of `<table class="heat">`, in five steps of one hue; `label` names unit and course.

    `note` stands below in small print: "22/25".
    """
    if percent is None:
        said = _("%(label)s: không có ai phải học") % {"label": label}
        return format_html(SILENT_CELL, "none", "–", "", said)
    number = vn_number(percent, 0)
    said = _("%(label)s: %(percent)s phần trăm") % {"label": label, "percent": number}
    said = f"{said}, {note}" if note else said
    small = format_html("<small>{}</small>", note) if note else ""
    step = f"h{heat_step(percent)}"
    if href:
        return format_html('<td class="{}"><a href="{}" aria-label="{}">{}{}</a></td>', step, href, said, number, small)
    return format_html(SILENT_CELL, step, number, small, said)


@component
def heat_legend() -> None:
    """Say what the five steps of the heat table mean."""


def heat_step(percent: Decimal | float) -> int:
    """0 under 40, 1 from 40, 2 from 60, 3 from 75, 4 from 90."""
    return sum(round(percent) >= floor for floor in (40, 60, 75, 90))


@component
def steps(items: Sequence[str]) -> None:
    """Say what to do, one after the other."""
