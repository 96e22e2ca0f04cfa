"""What the page says of itself: advice, refusals, nothing yet, the network."""

from typing import Literal

from django.utils.safestring import SafeString

from core.components.registry import block_component, component


@block_component
def note(
    content: SafeString,
    *,
    tone: Literal["cham", "nghe", "la", "son"] = "cham",
    icon: str = "info",
    title: str = "",
) -> None:
    """Tell something beside the text."""


@block_component
def disclosure(
    content: SafeString,
    *,
    summary: str,
    meta: str = "",
    icon: str = "",
    icon_label: str = "",
    open: bool = False,  # noqa: A002 -- HTML's own name
    id: str = "",  # noqa: A002
    classes: str = "",
) -> None:
    """Keep details out of the way until they are asked for; works without JavaScript."""


@component
def empty(
    *, title: str, text: str = "", href: str = "", action: str = "", icon: str = "circle-help", level: int = 2
) -> None:
    """Say what belongs here and the one thing to do about it; `level` is that of the heading."""


@component
def net_strip() -> None:
    """Say when the network is gone, slow or back; silent otherwise."""
