"""How far someone has come; the same is always said in words beside it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.components.registry import component, written_component

PETAL = "M100 108C84 88 82 52 100 18c18 34 16 70 0 90Z"
MOST_PETALS = 9
OUTERMOST_DEGREES = 68


@written_component
def lotus(
    *, label: str, done: int = 0, total: int = MOST_PETALS, current: bool = False, bloom: bool = False
) -> SafeString:
    """Show a person's own course as petals, one a lesson; beyond nine lessons a petal stands for several.

    `bloom` opens the whole flower in red and gold: passed.
    """
    petals = min(max(total, 1), MOST_PETALS)
    full = petals if bloom else done * petals // max(total, 1)
    flower = '<svg class="lotus{}" viewBox="6 14 188 98" role="img" aria-label="{}">{}</svg>'
    return format_html(flower, " bloom" if bloom else "", label, _petals(petals, full, current and not bloom, bloom))


@lru_cache(maxsize=256)
def _petals(count: int, full: int, current: bool, bloom: bool) -> SafeString:  # noqa: FBT001 -- a cache key
    """The petals as paths, from the outermost to the innermost, so that the inner ones lie above; they fill from the left."""
    step = 2 * OUTERMOST_DEGREES / (count - 1) if count > 1 else 0
    petals = []
    for place in range(count):
        degrees = step * (place - (count - 1) / 2)
        scale = 1 - 0.16 * abs(degrees) / OUTERMOST_DEGREES
        if place < full:
            state = "d" + (" o" if bloom and place in {0, count - 1} else " c" if bloom and not degrees else "")
        else:
            state = "n" if current and place == full else ""
        transform = f"rotate({degrees:.1f} 100 108) translate({100 * (1 - scale):.2f} {108 * (1 - scale):.2f}) scale({scale:.3f})"
        class_ = f' class="{state}"' if state else ""
        petals.append((-abs(degrees), place, f'<path{class_} d="{PETAL}" transform="{transform}"/>'))
    return mark_safe("".join(path for _depth, _place, path in sorted(petals)))  # noqa: S308 -- numbers and known words


@written_component
def segments(*, done: int, total: int, current: bool = False) -> SafeString:
    """Show the lessons of a course as a row of short bars."""
    done = min(done, total)
    now = 1 if current and done < total else 0
    bars = '<i class="d"></i>' * done + '<i class="n"></i>' * now + "<i></i>" * (total - done - now)
    return mark_safe(f'<div class="segs" aria-hidden="true">{bars}</div>')  # noqa: S308 -- nothing but numbers went in


@written_component
def bar(*, percent: Decimal | float, tone: Literal["cham", "la", "nghe"] = "cham") -> SafeString:
    """Show a share of a hundred."""
    pattern = '<progress class="bar {}" max="100" value="{:.4g}" aria-hidden="true"></progress>'
    return mark_safe(pattern.format(tone, min(max(float(percent), 0), 100)))  # noqa: S308 -- a known word and a number


@component
def stacked_bar(parts: Sequence[tuple[Decimal | float, str]], *, label: str) -> dict[str, Any]:
    """Show what a sum is made of: (amount, "cham", "nghe" or "gap") from left to right."""
    total = float(sum(Decimal(str(amount)) for amount, _tone in parts)) or 1.0
    start, rects = 0.0, []
    for amount, tone in parts:
        width = 100 * float(amount) / total
        if width:
            rects.append({"x": f"{start:.2f}", "width": f"{width:.2f}", "tone": tone})
        start += width
    return {"rects": rects}
