"""Which table scores whom, and at what moment."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from emulation.calculations import Table
from emulation.errors import NoScoringTableError
from emulation.models import ScoringTable, TableStatus
from emulation.selectors.documents import table_of
from emulation.selectors.training import Frame
from organisation.models import DatedQuerySet, Level, Unit, UnitVersion
from organisation.selectors import Scope, path_of, subtree_ids, versions_at


def open_tables() -> QuerySet[ScoringTable]:
    """The tables by which units are scored now, the latest period first."""
    return ScoringTable.objects.filter(status=TableStatus.OPEN).select_related("owner")


def table_over(unit: Unit) -> ScoringTable:
    """The table by which the unit is scored: of the bodies above it the one whose period began last."""
    above = path_of(unit, timezone.localdate()).order_by().values("unit_id")
    table = open_tables().filter(owner__in=above).first()
    if table is None:
        raise NoScoringTableError
    return table


def table_within(scope: Scope) -> ScoringTable:
    """The table by which the units of a scope are scored."""
    today = timezone.localdate()
    above = path_of(scope.top, today).order_by().values("unit_id") if scope.top else []
    table = open_tables().filter(Q(owner__in=above) | Q(owner__in=scope.unit_ids(today))).first()
    if table is None:
        raise NoScoringTableError
    return table


def definition_of(table: ScoringTable) -> Table:
    """The table as the engine takes it."""
    return table_of(table.document, table.code)


def frame_of(table: ScoringTable, now: datetime) -> Frame:
    """The moment of the count: now, and once the figures are final the moment when they became so."""
    return Frame(min(now, table.as_of), table.period_start)


def units_scored(table: ScoringTable, frame: Frame) -> DatedQuerySet[UnitVersion]:
    """The communes below the table's owner on the day of the count, by name."""
    below = subtree_ids(table.owner, frame.day)
    return versions_at(frame.day).filter(unit_id__in=below, level=Level.COMMUNE)
