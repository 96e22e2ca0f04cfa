"""The overview: four numbers, and every unit's share of every course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.selectors import records_of
from certificates.selectors import valid_certificates
from core.text.dates import VIET_NAM
from courses.models import CoursePage
from organisation.models import UnitVersion
from reports.calculations import Counts, Share, add_up, whole
from reports.selectors.filters import Filter
from reports.selectors.spans import Span
from reports.selectors.standings import standings


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """A unit with its share of each course, in the order of the courses, and of all of them together."""

    code: str
    name: str
    is_body: bool
    cells: Sequence[tuple[CoursePage, Share]]
    whole: Share

    @property
    def title(self) -> str:
        """The name; of a body above the communes, whose own people alone are counted, its office."""
        return _("Cơ quan {unit}").format(unit=self.name[:1].lower() + self.name[1:]) if self.is_body else self.name

    @property
    def weakest(self) -> tuple[CoursePage, Share]:
        """The course that the fewest have completed."""
        return min(self.cells, key=lambda cell: cell[1].done)


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What an officer sees first."""

    asked: Filter
    courses: Sequence[CoursePage]
    rows: Sequence[UnitRow]
    totals: Sequence[Share]
    total: Share
    people: int
    studying: int
    overdue: int
    units_overdue: int
    certificates: int

    @property
    def to_urge(self) -> Sequence[UnitRow]:
        """The units that have not finished, those with the smallest share first."""
        waiting = [row for row in self.rows if row.whole.percent is not None and row.whole.done < row.whole.of]
        return sorted(waiting, key=lambda row: row.whole.percent or Decimal(0))


def overview_of(span: Span, asked: Filter) -> Overview:
    """The overview of a span; the same few statements for a commune and for a province."""
    counts = add_up(standings(span, asked), asked.course_ids)
    totals = counts.course_shares
    return Overview(
        asked=asked,
        courses=asked.courses,
        rows=[_row(version, counts, span, asked.courses) for version in span.units if _is_shown(version, counts, span)],
        totals=totals,
        total=whole(totals),
        people=counts.everybody,
        studying=counts.studying,
        overdue=counts.overdue,
        units_overdue=counts.units_overdue,
        certificates=_certificates_this_year(span, asked),
    )


def _is_shown(version: UnitVersion, counts: Counts, span: Span) -> bool:
    """Communes always; a body above them only where it has people of its own."""
    return version.level not in span.bodies or bool(counts.people[version.unit_id])


def _row(version: UnitVersion, counts: Counts, span: Span, courses: Sequence[CoursePage]) -> UnitRow:
    shares = counts.shares(version.unit_id)
    return UnitRow(
        code=version.code,
        name=version.name,
        is_body=version.level in span.bodies,
        cells=list(zip(courses, shares, strict=True)),
        whole=whole(shares),
    )


def _certificates_this_year(span: Span, asked: Filter) -> int:
    """How many certificates of these courses the span's people were given since New Year."""
    new_year = datetime.combine(date(asked.day.year, 1, 1), time(), VIET_NAM)
    people = records_of(span.seats(asked.category).order_by().values("person"))
    return valid_certificates(asked.course_ids, asked.moment).filter(issued_at__gte=new_year, holder__in=people).count()
