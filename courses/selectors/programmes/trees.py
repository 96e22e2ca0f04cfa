"""Programmes as trees, and what people have completed of their courses."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from accounts.selectors import records_of, surviving_id
from courses.calculations.trees import Ask, Node, Standing, courses_of, standing_of
from courses.models import Duty, Enrolment, NodeKind, Programme, ProgrammeNode
from courses.selectors.programmes.repetition import Repetition
from courses.selectors.translations import title_of


@dataclass(frozen=True)
class Trees:
    """What a programme asks for the first time, and when it is renewed; without a path of its own, the same again."""

    first: Node
    renewal: Node

    def of(self, duty: Duty) -> Node:
        """The tree of a period."""
        return self.renewal if duty.is_renewal else self.first


def trees_of(programmes: Collection[Programme]) -> dict[int, Trees]:
    """The trees of many programmes in one statement, by the programme's id."""
    rows = ProgrammeNode.objects.filter(programme__in=programmes).select_related("course")
    below: dict[tuple[int, bool, int | None], list[ProgrammeNode]] = defaultdict(list)
    for row in rows.order_by("order", "pk"):
        below[row.programme_id, row.is_renewal, row.parent_id].append(row)
    return {programme.pk: _trees(programme, below) for programme in programmes}


def tree_of(programme: Programme) -> Trees:
    """The trees of one programme."""
    return trees_of([programme])[programme.pk]


_Below = Mapping[tuple[int, bool, int | None], list[ProgrammeNode]]


def _trees(programme: Programme, below: _Below) -> Trees:
    first = _root(programme, below, is_renewal=False)
    renewal = _root(programme, below, is_renewal=True)
    return Trees(first, renewal if renewal.parts else first)


def _root(programme: Programme, below: _Below, *, is_renewal: bool) -> Node:
    roots = below.get((programme.pk, is_renewal, None), [])
    return _node(roots[0], below) if roots else Node(key=0, ask=Ask.ALL)


def _node(row: ProgrammeNode, below: _Below) -> Node:
    parts = below.get((row.programme_id, row.is_renewal, row.pk), [])
    return Node(
        key=row.pk,
        ask=Ask(row.kind),
        title=row.title or (title_of(row.course) if row.course else str(NodeKind(row.kind).label)),
        course=row.course_id or 0,
        parts=tuple(_node(part, below) for part in parts),
        is_ordered=row.is_ordered,
        needed=row.needed,
        points=row.points,
        delay_days=row.delay_days,
    )


def completed_of(courses: Collection[int], people: Collection[int] | None = None) -> dict[int, dict[int, datetime]]:
    """When humans (all of them, or those of these records) first completed which of the courses, by their surviving id."""
    rows = Enrolment.objects.filter(course__in=courses, completed_at__isnull=False)
    if people is not None:
        rows = rows.filter(learner__in=records_of(people))
    completed: dict[int, dict[int, datetime]] = defaultdict(dict)
    firsts = rows.order_by().values_list(surviving_id("learner"), "course_id").annotate(first=Min("completed_at"))
    for human, course, first in firsts:
        completed[human][course] = first
    return completed


def standings_of(duties: Collection[Duty], trees: Trees) -> dict[int, Standing]:
    """How these duties of one programme stand, by their ids; what is met counts from the first day it was."""
    people = {duty.learner_id for duty in duties}
    humans = dict(records_of(people).values_list("pk", surviving_id()))
    first = completed_of(courses_of(trees.first) | courses_of(trees.renewal), people)
    again = completed_again([duty for duty in duties if duty.is_renewal], trees)
    standings = {}
    for duty in duties:
        done = again[duty.pk] if duty.is_renewal else first.get(humans[duty.learner_id], {})
        standings[duty.pk] = standing_of(trees.of(duty), done, duty.begun_on)
    return standings


def completed_again(renewals: Collection[Duty], trees: Trees) -> dict[int, dict[int, datetime]]:
    """What counts for each renewal of a programme, by its id: what was completed, or done again, since it began."""
    if not renewals:
        return {}
    facts = Repetition(courses_of(trees.renewal), {duty.learner_id for duty in renewals})
    return {duty.pk: facts.since(duty.learner_id, duty.begun_on) for duty in renewals}


@dataclass(frozen=True)
class Draft:
    """A node of a tree as its author sees it: its row, how deep it lies, and what surrounds it."""

    row: ProgrammeNode
    depth: int
    is_first: bool
    is_last: bool


def trees_in_writing(programme: Programme) -> list[list[Draft]]:
    """Both trees of a programme as lists from the top down, that of the renewal second."""
    rows = ProgrammeNode.objects.filter(programme=programme).select_related("course").order_by("order", "pk")
    below: dict[int | None, list[ProgrammeNode]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)
    return [list(_drafts(root, below, 0)) for root in sorted(below[None], key=lambda root: root.is_renewal)]


def _drafts(row: ProgrammeNode, below: Mapping[int | None, list[ProgrammeNode]], depth: int) -> Iterator[Draft]:
    siblings = below.get(row.parent_id, [row])
    yield Draft(row, depth, siblings[0] == row, siblings[-1] == row)
    for part in below.get(row.pk, []):
        yield from _drafts(part, below, depth + 1)
