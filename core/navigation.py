"""The places a person can go: each app registers its own, so that no page below knows the apps above."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


def anybody(_user: object) -> bool:
    """Whoever may enter the area may go there."""
    return True


@dataclass(frozen=True, kw_only=True)
class Place:
    """One entry of the side navigation and, for the first four of an area, of the tab bar."""

    area: str
    label: str | Promise
    icon: str
    url_name: str
    order: int
    on_tab_bar: bool = True
    is_open_to: Callable[[Any], bool] = anybody


@dataclass(frozen=True, kw_only=True)
class Area:
    """The work of one role: its name under the user's name, its home, who may enter."""

    key: str
    label: str | Promise
    home: str
    order: int
    is_open_to: Callable[[Any], bool]


_areas: dict[str, Area] = {}
_places: list[Place] = []


def register_area(area: Area) -> None:
    """Add a role's area; called from an app's `plugs.py`."""
    _areas[area.key] = area


def register_place(place: Place) -> None:
    """Add a place to an area; called from an app's `plugs.py`."""
    _places.append(place)


def areas_of(user: Any) -> Sequence[Area]:  # noqa: ANN401 -- any user
    """The areas the user may enter, in order."""
    return [a for a in sorted(_areas.values(), key=lambda a: a.order) if a.is_open_to(user)]


def places_of(area: str) -> Sequence[Place]:
    """The places of an area, in order."""
    return sorted((p for p in _places if p.area == area), key=lambda p: p.order)
