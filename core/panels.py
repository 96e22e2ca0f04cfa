"""Named places on a page which apps above may fill.

A lower page renders `{% panels "course.sidebar" course=course viewer=user %}`; an app above registers a function for
that name in its `plugs.py`. The function gets the place's keywords and returns a template name and its context, or
None to show nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

PanelContent = tuple[str, Mapping[str, Any]] | None
Panel = Callable[..., PanelContent]

_panels: dict[str, list[tuple[int, Panel]]] = defaultdict(list)


def register_panel(place: str, *, order: int = 100) -> Callable[[Panel], Panel]:
    """Show what the decorated function returns at the named place."""

    def register(panel: Panel) -> Panel:
        _panels[place].append((order, panel))
        _panels[place].sort(key=lambda entry: entry[0])
        return panel

    return register


def panels_at(place: str, **about: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ANN401 -- the place's own
    """The templates and contexts to render at a place, in order."""
    for _order, panel in _panels[place]:
        content = panel(**about)
        if content is not None:
            yield content
