"""How far someone has come; the same is always said in words beside it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from django.utils.safestring import SafeString, mark_safe

from core.components.registry import component, written_component

MOST_PETALS = 9
OUTERMOST_DEGREES = 68


@component
def lotus(
    *, label: str, done: int = 0, total: int = MOST_PETALS, current: bool = False, bloom: bool = False
) -> dict[str, Any]:
    """Show a person's own course as petals, one a lesson; beyond nine lessons a petal stands for several.

    `bloom` opens the whole flower in red and gold: passed.
    """
    petals = min(max(total, 1), MOST_PETALS)
    full = petals if bloom else done * petals // max(total, 1)
    return {"petals": _petals(petals, full, current and not bloom, bloom)}


@lru_cache(maxsize=256)
def _petals(count: int, full: int, current: bool, bloom: bool) -> tuple[dict[str, str], ...]:  # noqa: FBT001 -- a cache key
    """The petals from the outermost to the innermost, so that the inner ones lie above; they fill from the left."""
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
        petals.append((-abs(degrees), place, {"state": state, "transform": transform}))
    return tuple(petal for _depth, _place, petal in sorted(petals, key=lambda p: p[:2]))


@component
def segments(*, done: int, total: int, current: bool = False) -> dict[str, Any]:
    """Show the lessons of a course as a row of short bars."""
    states = ["d"] * min(done, total) + ["n"] * (current and done < total)
    return {"states": [*states, *[""] * (total - len(states))]}


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
