"""The card of one unit: every point opens to its arithmetic and to the people behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from accounts.models import Person
from accounts.selectors import withheld_people
from emulation.calculations import Criterion, Group, Metric, Table, UnitScore
from emulation.models import ScoringTable
from emulation.selectors.explanations import terms_of
from emulation.selectors.scores import Tallies, metric_of, scores_of, tallies_by_metric, units_needed
from emulation.selectors.tables import definition_of, frame_of, table_over
from emulation.selectors.training import Lists, lists_of
from organisation.models import Unit, UnitVersion
from organisation.selectors import version_of


@dataclass(frozen=True, kw_only=True)
class CriterionCard:
    """A criterion of a unit: its points, how they came about, and who stands behind them.

    `viewer` is where the one who looks stands in the count: "done", "missing", "exempt" or nowhere.
    """

    criterion: Criterion
    metric: Metric | None
    points: Decimal | None
    terms: Sequence[str]
    lists: Lists | None
    viewer: str


@dataclass(frozen=True, kw_only=True)
class GroupCard:
    """A group of criteria of a unit."""

    group: Group
    points: Decimal
    criteria: Sequence[CriterionCard]


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """Everything on the card of a unit."""

    table: ScoringTable
    unit: UnitVersion
    moment: datetime
    total: Decimal
    most: Decimal
    digits: int
    groups: Sequence[GroupCard]

    @property
    def lacking(self) -> Decimal:
        """How many points are left to reach."""
        return max(Decimal(0), self.most - self.total)

    @property
    def parts(self) -> Sequence[tuple[Decimal, str]]:
        """What the total is made of, for a bar."""
        return [*((group.points, "cham") for group in self.groups), (self.lacking, "gap")]

    @property
    def people(self) -> int:
        """How many stand behind the figures by name."""
        lists = [card.lists for group in self.groups for card in group.criteria if card.lists]
        return len({one.person_id for each in lists for one in (*each.done, *each.missing, *each.exempt)})

    @property
    def is_final(self) -> bool:
        """Whether the figures change no more."""
        return self.moment == self.table.as_of


@dataclass(frozen=True)
class _Facts:
    """What the criteria of a unit are explained by."""

    definition: Table
    score: UnitScore
    lists: Mapping[str, Lists]
    tallies: Tallies
    viewer: Person | None


def scorecard_of(unit: Unit, now: datetime, viewer: Person | None = None) -> Scorecard:
    """The card of a unit by the table that scores it."""
    table = table_over(unit)
    definition, frame = definition_of(table), frame_of(table, now)
    withheld = withheld_people()
    asked = {name: metric.training for name, metric in definition.metrics.items() if metric.training}
    lists = {name: lists_of(training, unit.pk, frame, withheld) for name, training in asked.items()}
    others = [other for other in units_needed(definition, table, frame, [unit.pk]) if other != unit.pk]
    counts = tallies_by_metric(definition, others, frame) if others else {name: {} for name in lists}
    tallies = {name: {**counts[name], unit.pk: people.tally} for name, people in lists.items()}
    score = scores_of(definition, [unit.pk, *others], tallies)[unit.pk]
    facts = _Facts(definition, score, lists, tallies, viewer)
    return Scorecard(
        table=table,
        unit=version_of(unit, frame.day),
        moment=frame.moment,
        total=score.total,
        most=definition.header.base_total,
        digits=definition.header.rounding.digits,
        groups=[
            GroupCard(
                group=group,
                points=score.groups[group.code],
                criteria=[_criterion_card(criterion, facts) for criterion in group.criteria],
            )
            for group in definition.groups
        ],
    )


def _criterion_card(criterion: Criterion, facts: _Facts) -> CriterionCard:
    name, points = metric_of(criterion), facts.score.leaf[criterion.code]
    metric, people = facts.definition.metrics.get(name), facts.lists.get(name)
    terms: Sequence[str] = []
    if metric and metric.training and people:
        best = (
            max(t.percent for t in facts.tallies[name].values() if t.percent is not None)
            if points is not None
            else None
        )
        terms = terms_of(criterion, metric.training, people.tally, points, best)
    return CriterionCard(
        criterion=criterion,
        metric=metric,
        points=points,
        terms=terms,
        lists=people,
        viewer=people.standing_of(facts.viewer) if people and facts.viewer else "",
    )
