"""Drawing a paper: which questions, in which order; the same pool, blueprint and seed always give the same paper."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

T = TypeVar("T")
Cell = tuple[int, str]

ANY_LEVEL = ""
OUTSIDE = -1


@dataclass(frozen=True)
class Candidate:
    """A question that may be drawn, as far as drawing cares."""

    version: int
    lesson: str
    level: str
    question: int = 0
    category: int | None = None
    competence: str = ""
    tags: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Group:
    """So many questions about these lessons, from these categories, of these competences, with one of these tags."""

    lessons: frozenset[str]
    count: int
    categories: frozenset[int] = frozenset()
    competences: frozenset[str] = frozenset()
    tags: frozenset[int] = frozenset()

    def takes(self, candidate: Candidate) -> bool:
        """Whether a question fits every part that the group names; one that names none takes any."""
        return (
            (not self.lessons or candidate.lesson in self.lessons)
            and (not self.categories or candidate.category in self.categories)
            and (not self.competences or candidate.competence in self.competences)
            and (not self.tags or not self.tags.isdisjoint(candidate.tags))
        )


@dataclass(frozen=True)
class Blueprint:
    """How many questions, from which lessons, at which levels; without groups or levels any will do."""

    count: int
    groups: Sequence[Group] = ()
    levels: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a paper: questions named one by one, then questions drawn; `points` by question where they are not 1."""

    title: str = ""
    note: str = ""
    questions: Sequence[int] = ()
    drawing: Blueprint = Blueprint(0)
    points: Mapping[str, str] = field(default_factory=dict)


def shuffled(items: Iterable[T], seed: object) -> list[T]:
    """The items in an order that depends on the seed alone, in every release of Python."""
    result = list(items)
    Random(str(seed)).shuffle(result)  # noqa: S311 -- fairness, not secrecy
    return result


def draw(pool: Iterable[Candidate], blueprint: Blueprint, seed: int) -> list[int]:
    """The versions on the paper, in no particular order.

    As many as possible respect the counts of groups and levels together. What is then missing comes from the groups
    that still want questions, at whatever level; then from anywhere, levels that still want questions first. The
    paper is shorter than asked only when the pool is.
    """
    board = _Board(blueprint, shuffled(sorted(pool, key=lambda candidate: candidate.version), seed))
    board.allot()
    board.fill_up()
    return [candidate.version for cell in board.taken.values() for candidate in cell]


def drawn_sections(
    sections: Sequence[Section], pool: Sequence[Candidate], seed: int
) -> Iterator[tuple[Section, Sequence[Candidate]]]:
    """The questions of each section, those named first; none stands on a paper twice."""
    by_version = {candidate.version: candidate for candidate in pool}
    by_question = {candidate.question: candidate for candidate in pool}
    named = {question for section in sections for question in section.questions}
    free = {candidate.version for candidate in pool if candidate.question not in named}
    for number, section in enumerate(sections):
        fixed = [by_question[question] for question in section.questions if question in by_question]
        candidates = [by_version[version] for version in by_version if version in free]
        drawn = set(draw(candidates, section.drawing, seed + number))
        free -= drawn
        yield section, [*fixed, *(candidate for candidate in candidates if candidate.version in drawn)]


class _Board:
    """Groups × levels, and which questions are free or taken in each cell: a small flow network."""

    def __init__(self, blueprint: Blueprint, candidates: Sequence[Candidate]) -> None:
        self.missing = blueprint.count
        self.groups = list(blueprint.groups)
        self.group_room = {number: group.count for number, group in enumerate(self.groups)} or {0: blueprint.count}
        self.level_room = dict(blueprint.levels) or {ANY_LEVEL: blueprint.count}
        self.free: defaultdict[Cell, list[Candidate]] = defaultdict(list)
        self.taken: defaultdict[Cell, list[Candidate]] = defaultdict(list)
        self.order = [self._cell_of(candidate) for candidate in candidates]
        for cell, candidate in zip(self.order, candidates, strict=True):
            self.free[cell].append(candidate)

    def allot(self) -> None:
        """Take questions as they come, then exchange them until no paper respects the counts better."""
        for cell in self.order:
            group, level = cell
            if self.missing and self.group_room.get(group, 0) > 0 and self.level_room.get(level, 0) > 0:
                self._move(cell, taking=True)
        while self.missing and (path := self._augmenting_path()):
            for step, cell in enumerate(path):
                self._move(cell, taking=step % 2 == 0)

    def fill_up(self) -> None:
        """Take what is missing in spite of levels, then in spite of groups."""
        for group, room in list(self.group_room.items()):
            cells = [cell for cell in self.free if cell[0] == group]
            self._take_up_to(room, cells)
        wanted = sorted(self.free, key=lambda cell: self.level_room.get(cell[1], 0) <= 0)
        self._take_up_to(self.missing, wanted)

    def _take_up_to(self, count: int, cells: Sequence[Cell]) -> None:
        ways = [cell for cell in cells for _question in self.free[cell]]
        for cell in ways[: max(0, min(count, self.missing))]:
            self._move(cell, taking=True)

    def _augmenting_path(self) -> tuple[Cell, ...]:
        """Cells to take from, put back to, take from, … by turns: one question more in all; empty when none can be."""
        seen: set[str] = set()
        queue: deque[tuple[int, tuple[Cell, ...]]] = deque((g, ()) for g, room in self.group_room.items() if room > 0)
        while queue:
            group, path = queue.popleft()
            for level in [level for level in self.level_room if self.free[group, level] and level not in seen]:
                seen.add(level)
                longer = (*path, (group, level))
                if self.level_room[level] > 0:
                    return longer
                queue.extend((g, (*longer, (g, level))) for g in self.group_room if self.taken[g, level])
        return ()

    def _move(self, cell: Cell, *, taking: bool) -> None:
        source, target, change = (self.free, self.taken, -1) if taking else (self.taken, self.free, 1)
        target[cell].append(source[cell].pop())
        self.missing += change
        group, level = cell
        self.group_room[group] = self.group_room.get(group, 0) + change
        self.level_room[level] = self.level_room.get(level, 0) + change

    def _cell_of(self, candidate: Candidate) -> Cell:
        level = candidate.level if ANY_LEVEL not in self.level_room else ANY_LEVEL
        if not self.groups:
            return 0, level
        numbers = (number for number, group in enumerate(self.groups) if group.takes(candidate))
        return next(numbers, OUTSIDE), level
