"""What frames a page: its own style sheet, where one can go, what the apps above put in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.components.registry import register
from core.navigation import Area, Place, areas_of, places_of
from core.panels import panels_at


@register.simple_tag
def page_css(*names: str) -> SafeString:
    """Link the style sheets `static/css/pages/<name>.css`; for the block `styles`."""
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(f"css/pages/{n}.css"),) for n in names))


@register.simple_tag(takes_context=True)
def panels(context: Context, place: str, /, **about: Any) -> SafeString:  # noqa: ANN401 -- the place's own
    """Show what the apps above registered for the place."""
    assert context.template is not None  # noqa: S101 -- a tag is always rendered by a template
    engine = context.template.engine
    shown = (
        engine.get_template(name).render(context.new(dict(content))) for name, content in panels_at(place, **about)
    )
    return mark_safe("".join(shown))  # noqa: S308 -- each was rendered, and so escaped, by its own template


@dataclass(frozen=True)
class Link:
    """A place with its address."""

    place: Place
    url: str
    is_current: bool


@dataclass(frozen=True)
class Navigation:
    """Where a person can go from this page."""

    area: Area | None
    links: Sequence[Link]
    has_choice: bool

    @property
    def tabs(self) -> Sequence[Link]:
        """The places of the tab bar: at most four fit a phone."""
        return [link for link in self.links if link.place.on_tab_bar][:4]


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> Navigation:
    """Find where this page lies: at the place with the longest address that this page's address begins with.

    A page needs to say nothing for it. One that lies at no place of the person's areas shows their first area.
    """
    request: HttpRequest = context["request"]
    areas = areas_of(request.user)
    offered = [
        (area, place, url) for area in areas for place in places_of(area.key) if (url := address_of(place.url_name))
    ]
    around = [entry for entry in offered if request.path.startswith(entry[2])]
    area, here = max(around, key=lambda e: len(e[2]))[:2] if around else (next(iter(areas), None), None)
    links = [Link(place, url, place is here) for of, place, url in offered if of is area]
    return Navigation(area, links, len(areas) > 1)


def address_of(url_name: str) -> str:
    """The address of a place, or nothing while its app has no addresses yet."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""
