"""What a lesson can contain beside reading: apps above register their kinds here.

An `EditionItem.activity` is "<kind>:<code>"; the kind finds the `Activity` that knows what to show and how it is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """What a lesson shows of its activity: sentences, one button, and where it leads."""

    sentences: Sequence[str]
    button: str
    url: str
    is_open: bool = True


class Activity(Protocol):
    """One kind of activity."""

    kind: str
    label: str | Promise

    def choices(self) -> Sequence[tuple[str, str]]:
        """The codes an author may pick, with their titles."""

    def invitation(self, code: str, enrolment: Any) -> Invitation:  # noqa: ANN401 -- courses.models would be a circle
        """What this learner sees of it now."""


_activities: dict[str, Activity] = {}


def register_activity(activity: Activity) -> None:
    """Make a kind known; called from an app's `plugs.py`."""
    _activities[activity.kind] = activity


def activity_of(reference: str) -> tuple[Activity, str] | None:
    """The activity and the code behind "<kind>:<code>", or None when it is empty or its kind unknown."""
    kind, _separator, code = reference.partition(":")
    activity = _activities.get(kind)
    return (activity, code) if activity and code else None


def activity_choices() -> list[tuple[str, str]]:
    """Every reference an author may pick."""
    return [(f"{a.kind}:{code}", f"{a.label}: {title}") for a in _activities.values() for code, title in a.choices()]
