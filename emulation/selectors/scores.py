"""From the counts of units to their points."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from emulation.calculations import ClusterRelative, Criterion, Table, Tally, UnitInput, UnitScore, score_units
from emulation.models import ScoringTable
from emulation.selectors.tables import units_scored
from emulation.selectors.training import Frame, tallies_of

# By the name of a metric, each unit's count.
Tallies = Mapping[str, Mapping[int, Tally]]


def tallies_by_metric(definition: Table, unit_ids: Collection[int], frame: Frame) -> Tallies:
    """The counts of these units for every metric that the platform knows."""
    return {
        name: tallies_of(metric.training, unit_ids, frame)
        for name, metric in definition.metrics.items()
        if metric.training
    }


def scores_of(definition: Table, unit_ids: Collection[int], tallies: Tallies) -> dict[int, UnitScore]:
    """The points of these units, one cluster; where nobody was to learn a criterion has none."""
    inputs = [UnitInput(id=str(unit), inputs=_percents(unit, tallies)) for unit in unit_ids]
    return {int(score.unit): score for score in score_units(definition, inputs)}


def units_needed(definition: Table, table: ScoringTable, frame: Frame, unit_ids: list[int]) -> list[int]:
    """The units whose counts these units' points need: all of the table's where points are relative to the best."""
    if any(isinstance(criterion, ClusterRelative) for criterion in definition.leaves):
        return list(units_scored(table, frame).values_list("unit_id", flat=True))
    return unit_ids


def metric_of(criterion: Criterion) -> str:
    """The name of the metric that the criterion scores; nothing for points given by hand."""
    return getattr(criterion, "metric", "")


def _percents(unit: int, tallies: Tallies) -> dict[str, Decimal]:
    return {name: percent for name, counts in tallies.items() if (percent := counts[unit].percent) is not None}
