"""A scoring table as data: criteria, bonus, deductions, knock-outs, classes, ranking, awards, rounding.

Wording, weights, thresholds and quotas are never code: a committee changes them every year. The format is that of
`tests/emulation/data/scoring-example.json`.
"""

import decimal
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field, model_validator

from emulation.calculations.criteria import Criterion, Group, Node, criteria_of
from emulation.calculations.metrics import Metric
from emulation.calculations.values import Data, Number, Points, Positive, Text, refuse
from emulation.calculations.wording import Conditions, Order, Quota, read_conditions, read_order, read_quota

LEVELS = ("leaf", "group", "total")


class Rounding(Data):
    """To how many digits, how a tie is broken, and from which level on sums are of rounded numbers."""

    mode: Literal["HALF_UP", "HALF_DOWN", "HALF_EVEN", "UP", "DOWN", "CEILING", "FLOOR"] = "HALF_UP"
    digits: Annotated[int, Field(ge=0, le=6)] = 2
    level: Literal["leaf", "group", "total"] = "leaf"

    def show(self, number: Decimal) -> Decimal:
        """The number with exactly so many digits."""
        return number.quantize(Decimal(1).scaleb(-self.digits), rounding=getattr(decimal, f"ROUND_{self.mode}"))

    def settle(self, number: Decimal, level: str) -> Decimal:
        """The number as the next level up adds it."""
        return self.show(number) if LEVELS.index(level) >= LEVELS.index(self.level) else number


class Extra(Data):
    """Points beside the criteria, so many each time, up to a cap of its own."""

    code: Text
    name: Text = Field(alias="name_vi")
    points_each: Positive
    max: Points


class KnockOut(Data):
    """A reason not to be considered for an award.

    A code `<metric>_below_<n>` asks the metric of that name (or `<metric>_rate`); any other is a fact that people state.
    """

    code: Text
    name: Text = Field(alias="vi")

    @cached_property
    def threshold(self) -> tuple[str, Decimal] | None:
        """The metric, without `_rate`, and what it must reach; None where people state the fact."""
        match = re.fullmatch(r"(\w+)_below_(\d+)", self.code)
        return (match[1], Decimal(match[2])) if match else None


class Class(Data):
    """A classification, from a total on."""

    code: Text
    name: Text = Field(alias="vi")
    min: Number


class Ranking(Data):
    """By what, and what decides between equals."""

    order_by: tuple[Annotated[Order, BeforeValidator(read_order)], ...]
    tie_break: tuple[Annotated[Order, BeforeValidator(read_order)], ...] = ()
    shared_rank_allowed: bool = False


class Award(Data):
    """What may be given, to whom, to how many."""

    code: Text
    name: Text = Field(alias="vi")
    quota: Annotated[Quota, BeforeValidator(read_quota)]
    conditions: Annotated[Conditions, BeforeValidator(read_conditions)]


class Header(Data):
    """What the whole table obeys."""

    base_total: Positive
    bonus_cap: Points | None = None
    deduction_cap: Points | None = None
    rounding: Rounding = Rounding()


class Period(Data):
    """The time that a table judges, both days included."""

    code: Text
    start: date
    end: date


class Heading(Data):
    """What a table is called and when it counts; asked of tables that are kept."""

    code: Annotated[str, Field(alias="id", pattern=r"^[a-z0-9-]+$", max_length=60)]
    version: Annotated[int, Field(ge=1)]
    name: Annotated[Text, Field(alias="name_vi", max_length=300)]
    issuer: Annotated[Text, Field(alias="issuer_vi", max_length=300)]
    period: Period
    as_of: AwareDatetime
    note: Annotated[str, Field(alias="note_vi", max_length=300)] = ""


class Eligibility(Data):
    """What stands in the way of an award."""

    knock_outs: tuple[KnockOut, ...] = Field(default=(), alias="knock_out_for_flag")


class Table(Data):
    """A scoring table, complete and consistent."""

    header: Header = Field(alias="scoring_table")
    metrics: dict[str, Metric] = {}
    criteria: Annotated[tuple[Node, ...], Field(min_length=1)]
    bonus: tuple[Extra, ...] = ()
    deductions: tuple[Extra, ...] = ()
    eligibility: Eligibility = Eligibility()
    classes: tuple[Class, ...] = Field(default=(), alias="classification")
    ranking: Ranking | None = None
    awards: tuple[Award, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self) -> "Table":
        for code, times in Counter(self._codes()).items():
            if times > 1:
                refuse("code_twice", duplicate=code)
        total = sum(node.max_points for node in self.criteria)
        if total > self.header.base_total:
            refuse("groups_above_total", total=str(total), max=str(self.header.base_total))
        for name in sorted(self._unknown_names()):
            refuse("unknown_name", name=name)
        return self

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """Every criterion, in order."""
        return criteria_of(self.criteria)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group, those within groups after their own."""
        return tuple(_groups_in(self.criteria))

    @cached_property
    def training_group(self) -> str | None:
        """The code of the group that breaks ties first, when the table names one."""
        orders = self.ranking.tie_break if self.ranking else ()
        return next((order.group for order in orders if order.what == "training_group"), None)

    def _codes(self) -> Iterator[str]:
        parts = (self.leaves, self.groups, self.bonus, self.deductions, self.classes, self.awards)
        return (part.code for some in parts for part in some)

    def _unknown_names(self) -> set[str]:
        """The codes by which the table speaks of parts that it does not have."""
        orders = (*self.ranking.order_by, *self.ranking.tie_break) if self.ranking else ()
        conditions = [award.conditions for award in self.awards]
        used = (
            ({order.group for order in orders if order.group}, self.groups),
            ({code for one in conditions for code in one.classes or ()}, self.classes),
            ({code for one in conditions for code in one.without}, self.awards),
        )
        return {name for names, parts in used for name in names - {part.code for part in parts}}


def _groups_in(nodes: tuple[Node, ...]) -> Iterator[Group]:
    for node in nodes:
        if isinstance(node, Group):
            yield node
            yield from _groups_in(node.children)
