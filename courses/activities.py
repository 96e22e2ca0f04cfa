"""What a lesson can contain beside reading, and what it can refer to: apps above register both here.

An `EditionItem.activity` is "<kind>:<code>"; the kind finds the `Activity` that knows what to show and how it is done.
A legal text is named by its number; the library above knows the rest of it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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


@dataclass(frozen=True, kw_only=True)
class LegalReference:
    """A legal text as the library has it; `replaced_by` is the number of the text that took its place, or empty."""

    number: str
    title: str
    issuer: str
    issued_on: date | None = None
    effective_on: date | None = None
    expired_on: date | None = None
    replaced_by: str = ""
    url: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Whether it may be taught as the law of that day: not ended, and not replaced without anybody saying when."""
        return self.expired_on > day if self.expired_on else not self.replaced_by

    def is_coming_on(self, day: date) -> bool:
        """Whether it is not yet in force on that day."""
        return bool(self.effective_on and self.effective_on > day)


class ReferenceFinder(Protocol):
    """The library, as lessons know it."""

    def choices(self) -> Sequence[tuple[str, str]]:
        """The numbers an author may pick, with their titles."""

    def find(self, numbers: Collection[str]) -> Mapping[str, LegalReference]:
        """The texts of these numbers; one that the library does not have is left out."""


_library: list[ReferenceFinder] = []


def register_references(finder: ReferenceFinder) -> None:
    """Make the library known; called from an app's `plugs.py`."""
    _library[:] = [finder]


def reference_choices() -> list[tuple[str, str]]:
    """Every legal text an author may refer to."""
    return [choice for finder in _library for choice in finder.choices()]


def references_to(numbers: Collection[str]) -> dict[str, LegalReference]:
    """The legal texts of these numbers, as far as the library has them: one query however many."""
    return {number: text for finder in _library if numbers for number, text in finder.find(numbers).items()}


# What people attended of a year: by human, the day and the periods (tiết) of each session.
Attended = Callable[[Collection[int], int], Mapping[int, Sequence[tuple[date, Decimal]]]]

_attended: list[Attended] = []


def register_attended_periods(finder: Attended) -> None:
    """Have sessions of a higher app counted among the periods studied in a year."""
    _attended.append(finder)


def attended_periods(people: Collection[int], year: int) -> dict[int, list[tuple[date, Decimal]]]:
    """What these humans (surviving ids) attended in the year, in all apps."""
    found: dict[int, list[tuple[date, Decimal]]] = defaultdict(list)
    for finder in _attended:
        for human, sessions in finder(people, year).items():
            found[human] += sessions
    return found
