"""What stands in rows and cards."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal

from core.components.registry import component

Tone = Literal["plain", "info", "ok", "warn", "bad"]


@component
def tag(text: str, *, tone: Tone = "plain", icon: str = "") -> None:
    """Say a state in two or three words."""


@component
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
) -> None:
    """Lead to one thing of a list, the whole row a link; a `<li>` for `<ul class="list card pad0">`.

    The sign in front is the `state`, the `number` of something still to do, or the `icon`.
    """


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


@component
def unit_row(*, href: str, title: str, percent: Decimal | float, meta: str = "") -> None:
    """Show a unit's share where there is no room for the table; a `<li>` for `<ul class="list card pad0">`."""


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


@component
def heat_cell(*, percent: Decimal | float | None, label: str, href: str = "") -> dict[str, Any]:
    """Show a share in a cell of `<table class="heat">`, in five steps of one hue; `label` names unit and course."""
    return {"step": None if percent is None else heat_step(percent)}


@component
def heat_legend() -> None:
    """Say what the five steps of the heat table mean."""


def heat_step(percent: Decimal | float) -> int:
    """0 under 40, 1 from 40, 2 from 60, 3 from 75, 4 from 90."""
    return sum(round(percent) >= floor for floor in (40, 60, 75, 90))


@component
def steps(items: Sequence[str]) -> None:
    """Say what to do, one after the other."""
