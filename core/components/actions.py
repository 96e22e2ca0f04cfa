"""What leads on: icons, buttons, chips, breadcrumbs, the pages of a list."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Literal

from django.conf import settings
from django.core.paginator import Page
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.components.registry import component, register, written_component

BUTTON = '<{element} class="{css}"{said}>{sign}{text}{end}</{element}>'


@cache
def icon_names() -> frozenset[str]:
    """Every symbol of the sprite."""
    sprite = (settings.BASE_DIR / "static" / "icons.svg").read_text()
    return frozenset(re.findall(r'<symbol id="([^"]+)"', sprite))


@register.simple_tag(name="sprite")
@cache
def sprite_url() -> str:
    """Where the sprite is; the same for the life of the process."""
    return static("icons.svg")


@register.simple_tag
@lru_cache(maxsize=1024)
def icon(name: str, *, label: str = "") -> SafeString:
    """Draw a symbol: decoration, unless a label says what it means."""
    if name not in icon_names():
        raise ValueError(f"icon: {name!r} is not in static/icons.svg")
    if label:
        pattern = '<svg class="i" role="img" aria-label="{}"><use href="{}#{}"/></svg>'
        return format_html(pattern, label, sprite_url(), name)
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', sprite_url(), name)


draw = icon


@written_component
def button(
    text: str,
    *,
    href: str = "",
    kind: Literal["primary", "secondary", "tertiary"] = "secondary",
    icon: str = "",
    icon_end: str = "",
    large: bool = False,
    block: bool = False,
    type: Literal["submit", "button"] = "submit",  # noqa: A002 -- HTML's own name
    name: str = "",
    value: str = "",
    form: str = "",
    label: str = "",
    folds: bool = False,
    pressed: bool | None = None,
    behaviour: str = "",
    classes: str = "",
) -> SafeString:
    """Act: a link where `href` is given, else a button.

    `label` is read out where the text alone is too short; `folds` leaves only the sign on phones.
    """
    attributes = {
        "href" if href else "type": href or type,
        **({"name": name, "value": value} if name else {}),
        "form": form or None,
        "aria-label": label or (text if folds else None),
        "aria-pressed": None if pressed is None else str(pressed).lower(),
        "data-behaviour": behaviour or None,
    }
    return format_html(
        BUTTON,
        element="a" if href else "button",
        css=" ".join(filter(None, [f"btn btn-{kind[0]}", "btn-lg" * large, "btn-b" * block, classes])),
        said=format_html_join("", ' {}="{}"', (said for said in attributes.items() if said[1] is not None)),
        sign=draw(icon) if icon else "",
        text=format_html('<span class="d-only">{}</span>', text) if folds else text,
        end=draw(icon_end) if icon_end else "",
    )


@component
def icon_button(*, icon: str, label: str, href: str = "", behaviour: str = "", classes: str = "") -> dict[str, str]:
    """Act without a word on the screen; only for the signs that docs/howto-add-component.md lists."""
    return {"element": "a" if href else "button"}


@component
def chips(items: Sequence[tuple[str, str, bool]], *, label: str) -> None:
    """Filter by links: (text, address, whether it is the current one)."""


@component
def breadcrumbs(items: Sequence[tuple[str, str]]) -> None:
    """Lead back up: (text, address) from the top down, without the page itself."""


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], *, parameter: str = "trang") -> dict[str, Any]:
    """Lead to the pages before and after, keeping the rest of the query."""

    def address(number: int) -> str:
        query = context["request"].GET.copy()
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "before": address(page.previous_page_number()) if page.has_previous() else "",
        "after": address(page.next_page_number()) if page.has_next() else "",
    }
