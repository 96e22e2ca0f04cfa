"""The tree of a programme: what of it is met, what is open, what comes next. Plain values, no database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import accumulate


class Ask(StrEnum):
    """What a node asks for; the same words as `courses.models.NodeKind`."""

    COURSE = "course"
    ALL = "all"
    ANY = "any"
    POINTS = "points"


@dataclass(frozen=True, kw_only=True)
class Node:
    """A course, or a group of nodes; `needed` parts (any) or points (points) are asked for, `points` is its own worth."""

    key: int
    ask: Ask
    title: str = ""
    course: int = 0
    parts: tuple["Node", ...] = ()
    is_ordered: bool = False
    needed: int = 0
    points: int = 0
    delay_days: int = 0


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a node stands for one learner.

    `opens_on` is the day from which it may be studied, None as long as it `waits_for` an earlier part. `got` of `asked`
    counts parts, or points where these are asked for.
    """

    node: Node
    met_at: datetime | None
    opens_on: date | None
    waits_for: Node | None
    got: int
    asked: int
    parts: tuple["Standing", ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether nothing of it is missing."""
        return self.met_at is not None

    def is_open(self, today: date) -> bool:
        """Whether it may be studied that day."""
        return self.opens_on is not None and self.opens_on <= today

    def walk(self) -> Iterator["Standing"]:
        """Itself and all below it, from the top down."""
        yield self
        for part in self.parts:
            yield from part.walk()


def standing_of(node: Node, completed: Mapping[int, datetime], begun_on: date) -> Standing:
    """How the tree stands for somebody who began it that day and completed these courses, whatever their order."""
    return _stand(node, completed, begun_on, begun_on, None)


def _stand(
    node: Node, completed: Mapping[int, datetime], begun_on: date, opens_on: date | None, waits_for: Node | None
) -> Standing:
    opens_on = max(opens_on, begun_on + timedelta(days=node.delay_days)) if opens_on else None
    parts: list[Standing] = []
    for part in node.parts:
        blocker = next((one.node for one in parts if not one.is_met), None) if node.is_ordered else None
        waits = waits_for or blocker
        parts.append(_stand(part, completed, begun_on, None if waits else opens_on, waits))
    got, asked = _count(node, parts, completed)
    return Standing(
        node=node,
        met_at=_met_at(node, parts, completed),
        opens_on=opens_on,
        waits_for=waits_for,
        got=got,
        asked=asked,
        parts=tuple(parts),
    )


def _asked(node: Node) -> int:
    """How many parts or points a node asks for; a course asks for itself."""
    if node.ask is Ask.COURSE:
        return 1
    return len(node.parts) if node.ask is Ask.ALL else max(node.needed, 1)


def _count(node: Node, parts: Sequence[Standing], completed: Mapping[int, datetime]) -> tuple[int, int]:
    asked = _asked(node)
    if node.ask is Ask.COURSE:
        return int(node.course in completed), asked
    worth = (one.node.points if node.ask is Ask.POINTS else 1 for one in parts if one.is_met)
    return min(sum(worth), asked), asked


def _met_at(node: Node, parts: Sequence[Standing], completed: Mapping[int, datetime]) -> datetime | None:
    """When enough was there for the first time: later completions do not move the moment."""
    if node.ask is Ask.COURSE:
        return completed.get(node.course)
    met = sorted((one.met_at, one.node.points if node.ask is Ask.POINTS else 1) for one in parts if one.met_at)
    sums = accumulate(worth for _moment, worth in met)
    asked = _asked(node)
    return next((moment for (moment, _worth), total in zip(met, sums, strict=True) if total >= asked > 0), None)


def next_course(standing: Standing, today: date) -> Node | None:
    """The first course that is missing and may be studied; parts of a group that is met already are passed over."""
    if standing.is_met or not standing.is_open(today):
        return None
    if standing.node.ask is Ask.COURSE:
        return standing.node
    found = (next_course(part, today) for part in standing.parts)
    return next((course for course in found if course), None)


def courses_to_give(standing: Standing, today: date) -> Iterator[int]:
    """The missing courses that nothing else can stand for and that may be studied: a learner is given a place on them.

    Where there is a choice, the learner chooses.
    """
    if standing.is_met or not standing.is_open(today):
        return
    if standing.node.ask is Ask.COURSE:
        yield standing.node.course
    elif not _leaves_a_choice(standing.node):
        for part in standing.parts:
            yield from courses_to_give(part, today)


def _leaves_a_choice(node: Node) -> bool:
    if node.ask is Ask.POINTS:
        worths = [part.points for part in node.parts]
        return sum(worths) - min(worths, default=0) >= _asked(node)
    return node.ask is Ask.ANY and _asked(node) < len(node.parts)


class Fault(StrEnum):
    """Why a node can never be met, or is not what its author meant."""

    EMPTY = "empty"
    ASKS_TOO_MUCH = "asks_too_much"
    WORTH_NOTHING = "worth_nothing"
    DOUBLED = "doubled"


def faults_of(node: Node) -> list[tuple[Node, Fault]]:
    """What has to be put right before anybody may be asked to follow the tree."""
    nodes = list(_nodes(node))
    faults = [(one, fault) for one in nodes for fault in _faults_of_one(one)]
    seen: set[int] = set()
    for one in nodes:
        if one.ask is Ask.COURSE:
            faults += [(one, Fault.DOUBLED)] * (one.course in seen)
            seen.add(one.course)
    return faults


def _faults_of_one(node: Node) -> Iterator[Fault]:
    if node.ask is Ask.COURSE:
        return
    if not node.parts:
        yield Fault.EMPTY
    elif node.ask is Ask.ANY and _asked(node) > len(node.parts):
        yield Fault.ASKS_TOO_MUCH
    elif node.ask is Ask.POINTS:
        yield from _faults_of_points(node)


def _faults_of_points(node: Node) -> Iterator[Fault]:
    worths = [part.points for part in node.parts]
    if sum(worths) < _asked(node):
        yield Fault.ASKS_TOO_MUCH
    elif 0 in worths:
        yield Fault.WORTH_NOTHING


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts:
        yield from _nodes(part)


def courses_of(node: Node) -> set[int]:
    """Every course that stands anywhere in the tree."""
    return {one.course for one in _nodes(node) if one.ask is Ask.COURSE}
