"""What frames a page: its own style sheet, where one can go, what the apps above put in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

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


@register.tag
def once(parser: Parser, token: Token) -> "Once":
    """Render what stands up to `endonce` the first time a page comes to this name, and show the same again after."""
    _tag, name = token.split_contents()
    content = parser.parse(["endonce"])
    parser.delete_first_token()
    return Once(name, content)


_SHOWN = "shown once"


class Once(Node):
    """What a page shows in two places: one for phones, one for desks."""

    def __init__(self, name: str, content: NodeList) -> None:
        self.name = name
        self.nodelist = content

    def render(self, context: Context) -> SafeString:
        """The same markup at every place of the name."""
        shown: dict[str, SafeString] = context.render_context.setdefault(_SHOWN, {})  # type: ignore[arg-type, assignment]
        if self.name not in shown:
            shown[self.name] = self.nodelist.render(context)
        return shown[self.name]


@register.tag
def kept(parser: Parser, token: Token) -> "Kept":
    """Keep in the process what stands up to `endkept`: the same for everybody for whom the values named are the same.

    `{% kept "name" value value %}`. Nothing personal, no form and no address of this page belongs in it.
    """
    _tag, *values = token.split_contents()
    content = parser.parse(["endkept"])
    parser.delete_first_token()
    return Kept([parser.compile_filter(value) for value in values], content)


class Kept(Node):
    """What changes with a few values and the language only."""

    most = 1024
    shown: ClassVar[dict[tuple[Any, ...], SafeString]] = {}

    def __init__(self, values: Sequence[FilterExpression], content: NodeList) -> None:
        self.values = values
        self.nodelist = content

    def render(self, context: Context) -> SafeString:
        """From memory, where it was rendered before."""
        key = (get_language(), *(value.resolve(context) for value in self.values))
        if key not in self.shown:
            if len(self.shown) >= self.most:
                self.shown.clear()
            self.shown[key] = self.nodelist.render(context)
        return self.shown[key]


@dataclass(frozen=True)
class Link:
    """A place with its address."""

    area: Area
    place: Place
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Navigation:
    """Where a person can go from this page."""

    area: Area | None
    links: Sequence[Link]
    has_choice: bool

    @property
    def key(self) -> tuple[tuple[str, bool], ...]:
        """What tells it from every other: which places, and which of them this is."""
        return tuple((link.url, link.is_current) for link in self.links)

    @property
    def tabs(self) -> Sequence[Link]:
        """The places of the tab bar: at most four fit a phone, and one alone leads nowhere."""
        tabs = [link for link in self.links if link.place.on_tab_bar][:4]
        return tabs if len(tabs) > 1 else []


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> Navigation:
    """Find where this page lies: at the place with the longest address that this page's address begins with.

    A page needs to say nothing for it. One that lies at no place of the person's areas shows their first area.
    """
    request: HttpRequest = context["request"]
    language = get_language() or settings.LANGUAGE_CODE
    areas = areas_of(request.user)
    open_places = [(a, p) for a in areas for p in places_of(a.key) if p.is_open_to(request.user)]
    links = [Link(area, place, address_of(place.url_name, language)) for area, place in open_places]
    around = [link for link in links if request.path.startswith(link.url)]
    here = max(around, key=lambda link: len(link.url), default=None)
    area = here.area if here else next(iter(areas), None)
    shown = [replace(link, is_current=link is here) for link in links if link.area is area]
    return Navigation(area, shown, len(areas) > 1)


@cache
def address_of(url_name: str, language: str) -> str:
    """The address of a place in a language; the same for the life of the process."""
    with override(language):
        return reverse(url_name)


@register.inclusion_tag("components/other_language.html", takes_context=True)
def other_language(context: Context) -> dict[str, str]:
    """Lead to the same page in the other language, where it has one."""
    language = get_language()
    code, name = next(entry for entry in settings.LANGUAGES if entry[0] != language)
    here = context["request"].get_full_path()
    there = _address_in(code, here, language)
    return {"code": code, "name": name, "href": "" if there == here else there}


@lru_cache(maxsize=1024)
def _address_in(code: str, here: str, _language: str | None) -> str:
    """The address in another language: asked twice on every page, for the side and for the foot."""
    return str(translate_url(here, code))
