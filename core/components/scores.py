"""How points came about."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

from django.utils.safestring import SafeString

from core.components.registry import block_component, component

OPERATORS = frozenset("÷×=+−")


@block_component
def criterion(
    content: SafeString,
    *,
    title: str,
    points: Decimal | float,
    of: Decimal | float,
    state: str = "",
    state_tone: Literal["plain", "info", "ok", "warn", "bad"] = "ok",
    state_icon: str = "",
    tone: Literal["cham", "nghe"] = "cham",
    open: bool = False,  # noqa: A002 -- HTML's own name
    id: str = "",  # noqa: A002
) -> dict[str, Any]:
    """Open a score to what it was computed from; the summary says name, points and state."""
    return {"percent": 100 * float(points) / float(of) if of else 0}


@component
def formula(terms: Sequence[str]) -> dict[str, Any]:
    """Write arithmetic in words: "47 hoàn thành", "÷", "52 cán bộ", "×", "8 điểm", "=", "7,2 điểm", "(tối đa 8)"."""
    words = [str(term) for term in terms]
    return {
        "terms": [
            {
                "text": word,
                "is_quiet": word in OPERATORS or word.startswith("("),
                "is_result": words[i - 1 : i] == ["="],
            }
            for i, word in enumerate(words)
        ]
    }
