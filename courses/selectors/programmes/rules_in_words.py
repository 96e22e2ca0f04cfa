"""The rules of a programme as they are said, and whom a new one would concern."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.selectors import surviving_id
from core.text.dates import format_date
from courses.calculations.duties import Wish
from courses.calculations.trees import courses_of, standing_of
from courses.models import AssignmentRule, DueBasis, Programme
from courses.selectors.programmes.desk import newest_duties
from courses.selectors.programmes.fitting import humans_wished
from courses.selectors.programmes.trees import completed_of, tree_of
from organisation.models import Category, TeamKind
from organisation.selectors import unit_names


@dataclass(frozen=True)
class RuleLine:
    """A rule in words."""

    rule: AssignmentRule
    unit: str
    conditions: Sequence[str]
    due: str


def rule_lines(rules: Collection[AssignmentRule]) -> list[RuleLine]:
    """What the rules ask, as it is said."""
    names = unit_names({rule.unit_id for rule in rules}, timezone.localdate())
    return [
        RuleLine(
            rule,
            names.get(rule.unit_id) or _("đơn vị đã sắp xếp lại"),
            conditions_of(rule, [position.name for position in rule.positions.all()]),
            deadline_words(rule),
        )
        for rule in rules
    ]


def conditions_of(rule: AssignmentRule, positions: Sequence[str]) -> list[str]:
    """Every condition of a rule beside its unit."""
    categories = [str(Category(category).label) for category in rule.categories]
    said = [
        _("diện {names}").format(names=", ".join(categories)) if categories else "",
        _("chức vụ {names}").format(names=", ".join(positions)) if positions else "",
        str(TeamKind(rule.team_kind).label) if rule.team_kind else "",
        _("giữ chức vụ từ {months} tháng").format(months=rule.months_from) if rule.months_from is not None else "",
        _("giữ chức vụ dưới {months} tháng").format(months=rule.months_to) if rule.months_to is not None else "",
    ]
    return [words for words in said if words]


def deadline_words(rule: AssignmentRule) -> str:
    """By when a rule has the programme followed."""
    if rule.due_basis == DueBasis.FIXED:
        return _("đến hết ngày {day}").format(day=format_date(rule.due_on)) if rule.due_on else _("không đặt hạn")
    if rule.due_days is None:
        return _("không đặt hạn")
    if rule.due_basis == DueBasis.ENTRY:
        return _("trong {days} ngày từ khi giữ chức vụ").format(days=rule.due_days)
    return _("trong {days} ngày từ khi được giao").format(days=rule.due_days)


@dataclass(frozen=True)
class Preview:
    """Whom a rule would concern if it were set: how many, how many of them newly, and how many of these have finished."""

    people: int
    new: int
    finished: int


def preview_of_rule(programme: Programme, unit: int, wish: Wish, day: date) -> Preview:
    """Of the humans a rule finds: who follows the programme already, and who has done what it asks before."""
    humans = humans_wished(wish, unit, day)
    new = humans - set(newest_duties(programme).values_list(surviving_id("learner"), flat=True))
    tree = tree_of(programme).first
    completed = completed_of(courses_of(tree))
    finished = sum(standing_of(tree, completed[human], day).is_met for human in new & completed.keys())
    return Preview(len(humans), len(new), finished)
