"""Groups of people that apps above know (classes, say), so that a quiz can give a whole group other limits."""

from collections.abc import Callable, Iterable
from typing import Any

# From a person to the references of their groups: "cohort:LOP-01".
Finder = Callable[[Any], Iterable[str]]
# From a user and a course to the groups of it that they may pick: (reference, title).
Lister = Callable[[Any, Any], Iterable[tuple[str, str]]]

_finders: list[Finder] = []
_listers: list[Lister] = []


def register_groups(finder: Finder, choices: Lister) -> None:
    """Make a kind of group known; called from an app's `plugs.py`."""
    _finders.append(finder)
    _listers.append(choices)


def groups_of(person: Any) -> set[str]:  # noqa: ANN401 -- accounts.models has no place in this room
    """The references of all groups of a person."""
    return {reference for finder in _finders for reference in finder(person)}


def group_choices(user: Any, course: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- neither have their models
    """Every group of a course that a user may pick, with its title."""
    return [choice for lister in _listers for choice in lister(user, course)]
