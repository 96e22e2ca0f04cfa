"""What a learner answers with."""

from collections.abc import Iterable
from typing import Any, Literal

from django.utils.translation import gettext as _

from core.components.registry import component


@component
def opt(
    text: str,
    *,
    letter: str,
    name: str,
    value: str | int,
    kind: Literal["radio", "checkbox"] = "radio",
    checked: bool = False,
) -> None:
    """Offer one answer: a whole card over a native radio button or check box."""


@component
def opt_result(text: str, *, state: Literal["right", "wrong", "plain"], lead: str = "") -> None:
    """Show an answer after the paper was marked; `lead` says whose it was."""


@component
def qmap(items: Iterable[Any], *, label: str, form: str = "") -> dict[str, Any]:
    """Lead to every question of a paper: each item has `number`, `url`, `is_answered`, `is_flagged`, `is_current`.

    With the id of a `form` the signs are its submit buttons `go=<number>`: what is chosen is saved on the way.
    """
    return {"signs": [{"item": i, "said": _said(i), "css": "a" * i.is_answered + " f" * i.is_flagged} for i in items]}


def _said(item: Any) -> str:  # noqa: ANN401 -- whatever has the five attributes
    state = _("đã trả lời") if item.is_answered else _("chưa trả lời")
    if item.is_current:
        state = _("đang làm")
    said = _("Câu %(number)s, %(state)s") % {"number": item.number, "state": state}
    return _("%(question)s, đánh dấu xem lại") % {"question": said} if item.is_flagged else said


@component
def qmap_legend() -> None:
    """Say what the signs of the question map mean."""
