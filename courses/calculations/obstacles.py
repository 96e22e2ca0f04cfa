"""Conditions that nobody could ever meet, found before they are published; plain values in, plain values out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from courses.calculations.progress import ACTIVITY, CHECKED, EXAM, WATCHED


class Obstacle(StrEnum):
    """Why a lesson could never be completed."""

    NO_CHECKS = "no_checks"
    NO_MEDIA = "no_media"
    NO_ACTIVITY = "no_activity"
    LOST_ACTIVITY = "lost_activity"
    AFTER_ITSELF = "after_itself"
    AFTER_WITHDRAWN = "after_withdrawn"
    AFTER_EACH_OTHER = "after_each_other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a lesson asks before it counts as done; lessons stand in the order of their course."""

    key: UUID
    kind: str
    condition: str
    is_required: bool = True
    checks: int = 0
    media_seconds: int = 0
    activity: str = ""
    prerequisites: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Unmeetable:
    """A lesson that could never be completed, why, and which other lessons are part of it."""

    key: UUID
    obstacle: Obstacle
    others: tuple[UUID, ...] = ()


def unmeetable(lessons: Sequence[Condition], known_activities: Collection[str]) -> list[Unmeetable]:
    """Every lesson whose own condition can never be met; one that only waits for such a lesson is not named again."""
    here = {lesson.key for lesson in lessons}
    waits = _waits(lessons)
    found = []
    for lesson in lessons:
        found += [Unmeetable(lesson.key, obstacle) for obstacle in _lacking(lesson, known_activities)]
        if lesson.key in lesson.prerequisites:
            found.append(Unmeetable(lesson.key, Obstacle.AFTER_ITSELF))
        if gone := lesson.prerequisites - here:
            found.append(Unmeetable(lesson.key, Obstacle.AFTER_WITHDRAWN, tuple(sorted(gone))))
        if circle := _circle(lesson.key, waits):
            found.append(Unmeetable(lesson.key, Obstacle.AFTER_EACH_OTHER, circle))
    return found


def _lacking(lesson: Condition, known_activities: Collection[str]) -> Iterator[Obstacle]:
    """What the lesson's text does not hold though its condition speaks of it."""
    if lesson.condition == CHECKED and not lesson.checks:
        yield Obstacle.NO_CHECKS
    if lesson.condition == WATCHED and not lesson.media_seconds:
        yield Obstacle.NO_MEDIA
    if lesson.condition == ACTIVITY and not lesson.activity:
        yield Obstacle.NO_ACTIVITY
    if lesson.activity and lesson.activity not in known_activities:
        yield Obstacle.LOST_ACTIVITY


def _waits(lessons: Iterable[Condition]) -> dict[UUID, frozenset[UUID]]:
    """What each lesson comes after: what its trainer chose, and for an exam every required lesson before it."""
    waits: dict[UUID, frozenset[UUID]] = {}
    required: set[UUID] = set()
    for lesson in lessons:
        before = frozenset(required) if lesson.kind == EXAM else frozenset()
        waits[lesson.key] = (lesson.prerequisites | before) - {lesson.key}
        if lesson.is_required:
            required.add(lesson.key)
    return waits


def _circle(start: UUID, waits: Mapping[UUID, frozenset[UUID]]) -> tuple[UUID, ...]:
    """The shortest way from a lesson back to itself through what each comes after, without the lesson; or nothing."""
    came_from: dict[UUID, UUID] = {}
    front = [start]
    while front:
        following = []
        for key in front:
            for other in sorted(waits.get(key, ())):
                if other == start:
                    return _way(start, key, came_from)
                if other not in came_from:
                    came_from[other] = key
                    following.append(other)
        front = following
    return ()


def _way(start: UUID, last: UUID, came_from: Mapping[UUID, UUID]) -> tuple[UUID, ...]:
    way = []
    while last != start:
        way.append(last)
        last = came_from[last]
    return tuple(reversed(way))
