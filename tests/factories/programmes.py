"""Programmes for tests: a tree in one line, a rule in another."""

from itertools import count

from courses.models import NodeKind
from courses.services.programmes import (
    NodeFacts,
    ProgrammeFacts,
    RuleFacts,
    add_node,
    add_rule,
    draft_programme,
    follow_rules,
    open_programme,
)

_numbers = count(1)


def make_programme(unit, *courses, renewal=(), code=None, is_open=True, rule=True, due_days=30, **facts):
    """A programme of these courses, all of them required, for everybody in the unit; open unless told."""
    number = next(_numbers)
    programme = draft_programme(
        code=code or f"ct-{number}",
        owner_unit=unit,
        facts=ProgrammeFacts(**{"title": f"Chương trình {number}"} | facts),
        actor=None,
    )
    for is_renewal, listed in ((False, courses), (True, renewal)):
        for course in listed:
            add_node(parent=root_of(programme, is_renewal=is_renewal), facts=NodeFacts(course=course), actor=None)
    if rule:
        make_rule(programme, unit, due_days=due_days)
    if is_open:
        programme = open_programme(programme=programme, actor=None)
        follow_rules(programme=programme, actor=None)
    return programme


def root_of(programme, *, is_renewal=False):
    """The node below which all others stand."""
    return programme.nodes.get(parent=None, is_renewal=is_renewal)


def make_rule(programme, unit, **facts):
    """Whom the programme concerns."""
    return add_rule(programme=programme, facts=RuleFacts(unit=unit, **facts), actor=None)


def make_group(parent, kind=NodeKind.ALL, courses=(), **facts):
    """A group with courses in it."""
    group = add_node(parent=parent, facts=NodeFacts(kind=kind, **facts), actor=None)
    for course in courses:
        add_node(parent=group, facts=NodeFacts(course=course, points=1), actor=None)
    return group
