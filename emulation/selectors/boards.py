"""The board: every unit of a scope with its points."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from core.text.numbers import format_number, format_percent
from core.text.search import fold
from emulation.calculations import Criterion, Table, Tally, UnitScore
from emulation.models import ScoringTable
from emulation.selectors.scores import Tallies, metric_of, scores_of, tallies_by_metric, units_needed
from emulation.selectors.tables import definition_of, frame_of, units_scored
from organisation.models import UnitVersion
from organisation.selectors import Scope


@dataclass(frozen=True)
class Cell:
    """A unit's points for a criterion, with how many of how many; points are None where nobody was to learn."""

    code: str
    points: Decimal | None
    tally: Tally | None

    @property
    def share(self) -> str:
        """As "7/9, 77,8%"."""
        if self.tally is None or self.tally.percent is None:
            return _("không có ai phải học")
        return f"{self.count}, {format_percent(self.tally.percent)}"

    @property
    def count(self) -> str:
        """As "7/9"."""
        return f"{format_number(self.tally.done)}/{format_number(self.tally.people)}" if self.tally else ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A unit on the board."""

    code: str
    name: str
    total: Decimal
    percent: Decimal
    cells: Sequence[Cell]


@dataclass(frozen=True, kw_only=True)
class Board:
    """The units of a scope by one table."""

    table: ScoringTable
    moment: datetime
    criteria: Sequence[Criterion]
    most: Decimal
    rows: Sequence[Row]
    all_units: int

    @property
    def is_final(self) -> bool:
        """Whether the figures change no more."""
        return self.moment == self.table.as_of


def board_of(table: ScoringTable, scope: Scope, now: datetime, *, search: str = "", best_first: bool = False) -> Board:
    """The units of the scope that the table scores, by name unless the best are asked for first."""
    definition, frame = definition_of(table), frame_of(table, now)
    units = list(units_scored(table, frame).filter(unit_id__in=scope.unit_ids(frame.day)))
    needed = units_needed(definition, table, frame, [version.unit_id for version in units])
    tallies = tallies_by_metric(definition, needed, frame)
    scores = scores_of(definition, needed, tallies)
    words = fold(search)
    rows = [
        _row(definition, version, scores[version.unit_id], tallies) for version in units if words in version.search_key
    ]
    if best_first:
        rows.sort(key=lambda row: -row.total)
    return Board(
        table=table,
        moment=frame.moment,
        criteria=definition.leaves,
        most=definition.header.base_total,
        rows=rows,
        all_units=len(units),
    )


def _row(definition: Table, version: UnitVersion, score: UnitScore, tallies: Tallies) -> Row:
    return Row(
        code=version.code,
        name=version.name,
        total=score.total,
        percent=100 * score.total / definition.header.base_total,
        cells=[
            Cell(criterion.code, score.leaf[criterion.code], tallies.get(metric_of(criterion), {}).get(version.unit_id))
            for criterion in definition.leaves
        ],
    )
