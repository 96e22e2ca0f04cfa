"""What a learner answers with."""

from collections.abc import Iterable
from typing import Any, Literal

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
def qmap(items: Iterable[Any], *, label: str, form: str = "") -> None:
    """Lead to every question of a paper: each item has `number`, `url`, `is_answered`, `is_flagged`, `is_current`.

    With the id of a `form` the signs are its submit buttons `go=<number>`: what is chosen is saved on the way.
    """


@component
def qmap_legend() -> None:
    """Say what the signs of the question map mean."""
