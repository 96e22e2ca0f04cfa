"""Criteria and their formulas: each gives `0 ≤ points ≤ max_points` for a value, unrounded."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from typing_extensions import override

from emulation.calculations.values import Data, Number, Points, Positive, Text, refuse

ZERO = Decimal(0)


class _Leaf(Data):
    """What every criterion says, whatever its formula."""

    kind: Literal["leaf"]
    code: Text
    name: Text = Field(alias="name_vi")
    max_points: Positive

    def value(self, metrics: Mapping[str, Decimal], by_hand: Mapping[str, Decimal]) -> Decimal | None:
        """What a unit brings: of its measured values or of those given by hand; None while it is not known."""
        raise NotImplementedError

    def points(self, value: Decimal, best: Decimal) -> Decimal:
        """The points for a value; `best` is the greatest of the cluster."""
        raise NotImplementedError

    def objection_to(self, value: Decimal) -> str | None:  # noqa: ARG002 -- most formulas take any number
        """Why the value cannot be one of this criterion, as a code, or None."""
        return None


class _Measured(_Leaf):
    """A criterion whose value is one of the unit's metrics."""

    metric: Text

    @override
    def value(self, metrics: Mapping[str, Decimal], by_hand: Mapping[str, Decimal]) -> Decimal | None:
        return metrics.get(self.metric)


class _Counted(_Measured):
    """A criterion whose value says how many times something happened."""

    @override
    def objection_to(self, value: Decimal) -> str | None:
        return "not_a_count" if value < 0 or value != value.to_integral_value() else None


class Step(Data):
    """In which steps points are given by hand."""

    step: Positive = Decimal("0.25")


class Manual(_Leaf):
    """Points that a person gives: from 0 to the maximum, in steps."""

    formula: Literal["manual"]
    params: Step = Step()

    @override
    def value(self, metrics: Mapping[str, Decimal], by_hand: Mapping[str, Decimal]) -> Decimal | None:
        return by_hand.get(self.code)

    @override
    def points(self, value: Decimal, best: Decimal) -> Decimal:
        return value

    @override
    def objection_to(self, value: Decimal) -> str | None:
        if not 0 <= value <= self.max_points:
            return "points_out_of_range"
        return "points_between_steps" if value % self.params.step else None


class Target(Data):
    """What is asked for the full points."""

    target: Positive


class LinearToTarget(_Measured):
    """`max × min(1, value / target)`."""

    formula: Literal["linear_to_target"]
    params: Target

    @override
    def points(self, value: Decimal, best: Decimal) -> Decimal:
        return max(ZERO, min(self.max_points, self.max_points * value / self.params.target))


class ClusterRelative(_Measured):
    """Half of the points for the target, all for the cluster's best, in between in proportion."""

    formula: Literal["cluster_relative"]
    params: Target

    @override
    def points(self, value: Decimal, best: Decimal) -> Decimal:
        half, target = self.max_points / 2, self.params.target
        if value <= target:
            return max(ZERO, half * value / target)
        return half + half * (value - target) / (max(best, value) - target)


class Bands(Data):
    """Thresholds and the points from each of them on."""

    bands: Annotated[tuple[tuple[Number, Points], ...], Field(min_length=1)]


class Banded(_Measured):
    """The points of the highest threshold that the value reaches; none below the lowest."""

    formula: Literal["bands"]
    params: Bands

    @model_validator(mode="after")
    def _bands_make_sense(self) -> "Banded":
        thresholds = [threshold for threshold, _points in self.params.bands]
        if len(set(thresholds)) < len(thresholds):
            refuse("same_threshold_twice", criterion=self.code)
        if any(points > self.max_points for _threshold, points in self.params.bands):
            refuse("band_above_max", criterion=self.code)
        return self

    @override
    def points(self, value: Decimal, best: Decimal) -> Decimal:
        return max((band for band in self.params.bands if band[0] <= value), default=(ZERO, ZERO))[1]


class PointsEach(Data):
    """What one occurrence earns."""

    points_each: Positive


class PerOccurrence(_Counted):
    """`min(max, n × points)`."""

    formula: Literal["per_occurrence"]
    params: PointsEach

    @override
    def points(self, value: Decimal, best: Decimal) -> Decimal:
        return min(self.max_points, value * self.params.points_each)


class DeductEach(Data):
    """What one occurrence costs."""

    deduct_each: Positive


class DeductFromMax(_Counted):
    """`max(0, max − n × points)`."""

    formula: Literal["deduct_from_max"]
    params: DeductEach

    @override
    def points(self, value: Decimal, best: Decimal) -> Decimal:
        return max(ZERO, self.max_points - value * self.params.deduct_each)


Criterion = Manual | LinearToTarget | ClusterRelative | Banded | PerOccurrence | DeductFromMax


class Group(Data):
    """Criteria that belong together; their maxima may not add up to more than the group's."""

    kind: Literal["group"]
    code: Text
    name: Text = Field(alias="name_vi")
    max_points: Positive
    children: "tuple[Node, ...]" = Field(min_length=1)

    @model_validator(mode="after")
    def _children_fit(self) -> "Group":
        total = sum(child.max_points for child in self.children)
        if total > self.max_points:
            refuse("children_above_group", group=self.code, total=str(total), max=str(self.max_points))
        return self

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion of the group, those of groups within it too."""
        return criteria_of(self.children)


Node = Annotated[Group | Annotated[Criterion, Field(discriminator="formula")], Field(discriminator="kind")]


def criteria_of(nodes: "tuple[Any, ...]") -> tuple[Criterion, ...]:
    """The criteria among the nodes and in the groups among them, in order."""
    return tuple(leaf for node in nodes for leaf in (node.criteria if isinstance(node, Group) else (node,)))
