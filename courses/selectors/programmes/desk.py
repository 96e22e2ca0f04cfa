"""What those see who run programmes: their list, how units and people stand, and the rules in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.selectors import surviving_id
from courses.models import Duty, DutyState, Programme
from courses.selectors.programmes.fitting import exempt_humans
from organisation.models import Unit, UnitClosure, UnitVersion
from organisation.selectors import Scope, children_of, subtree_ids, unit_on, units_under, version_of

Units = Collection[int] | QuerySet[UnitClosure, int]
COUNTED = (DutyState.OPEN, DutyState.MET, DutyState.LAPSED, DutyState.WAIVED)


def programmes_seen_by(scope: Scope) -> QuerySet[Programme]:
    """The programmes run in the scope, and those whose people sit in it; those that apply first, the newest before."""
    today = timezone.localdate()
    units = scope.unit_ids(today)
    here = Exists(Duty.objects.filter(programme=OuterRef("pk"), seat__unit__in=units))
    seen = Programme.objects.filter(Q(owner_unit__in=units) | here)
    return seen.order_by(F("closed_at").asc(nulls_first=True), F("opened_at").desc(nulls_first=True), "pk")


def newest_duties(programme: Programme, within: Units | None = None) -> QuerySet[Duty]:
    """The newest period of everybody who is or was to follow the programme, the released left out; `within` units."""
    later = Duty.objects.filter(programme=programme, learner=OuterRef("learner"), period__gt=OuterRef("period"))
    duties = Duty.objects.filter(~Exists(later), programme=programme, state__in=COUNTED)
    return duties if within is None else duties.filter(seat__unit__in=within)


@dataclass(frozen=True)
class Figures:
    """How many must follow a programme, have met it, are late, were released from it."""

    people: int = 0
    met: int = 0
    overdue: int = 0
    waived: int = 0

    @property
    def counted(self) -> int:
        """Of how many a share is taken: those who were waived are not among them."""
        return self.people - self.waived

    @property
    def percent(self) -> Decimal | None:
        """The share that met it; None where nobody has to."""
        return Decimal(100 * self.met) / self.counted if self.counted else None

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.people + other.people,
            self.met + other.met,
            self.overdue + other.overdue,
            self.waived + other.waived,
        )


@dataclass(frozen=True)
class UnitLine:
    """A unit with its figures; `code` leads on below it, empty for the people of the unit itself."""

    name: str
    code: str
    figures: Figures


@dataclass(frozen=True)
class Overview:
    """How a unit stands with a programme, and each unit directly below it."""

    unit: UnitVersion
    total: Figures
    lines: Sequence[UnitLine] = field(default_factory=list)


def overview_of(programme: Programme, unit: Unit) -> Overview:
    """Shares and delays of a unit's people, by the units below it today."""
    today = timezone.localdate()
    version = version_of(unit, today)
    children = list(children_of(unit, today))
    by_unit = _figures_by_unit(programme, today)
    here = set(subtree_ids(unit, today))
    stands_for = _today(by_unit.keys() - here, programme, today)
    under = units_under([child.unit_id for child in children], today)
    sums: dict[int, Figures] = {}
    for at, figures in by_unit.items():
        now_at = at if at in here else stands_for.get(at)
        if now_at in here:
            below = under.get(now_at or 0, unit.pk)
            sums[below] = sums.get(below, Figures()) + figures
    lines = [UnitLine(child.name, child.code, sums[child.unit_id]) for child in children if child.unit_id in sums]
    if unit.pk in sums and lines:
        lines.insert(0, UnitLine(_("Cơ quan {unit}").format(unit=version.name), "", sums[unit.pk]))
    return Overview(version, sum(sums.values(), Figures()), lines)


def figures_of(programme: Programme, scope: Scope) -> Figures:
    """The same for everybody whom the programme concerns in a scope."""
    within = scope.unit_ids(timezone.localdate())
    duties = newest_duties(programme, within)
    return Figures(**_counts(duties, programme, timezone.localdate()))


def _figures_by_unit(programme: Programme, today: date) -> dict[int, Figures]:
    duties = newest_duties(programme).filter(seat__isnull=False).order_by()
    rows = duties.values(at=F("seat__unit")).annotate(**_sums(programme, today))
    figures = rows.values_list("at", *Figures.__dataclass_fields__)
    return {at: Figures(*counts) for at, *counts in figures}


def _counts(duties: QuerySet[Duty], programme: Programme, today: date) -> dict[str, int]:
    return duties.aggregate(**_sums(programme, today))


def _sums(programme: Programme, today: date) -> dict[str, Count]:
    """Humans, each once; whoever must not learn now is late with nothing."""
    human = surviving_id("learner")
    late = Q(state=DutyState.OPEN, due_on__lt=today - timedelta(days=programme.grace_days))
    return {
        "people": Count(human, distinct=True),
        "met": Count(human, distinct=True, filter=Q(state=DutyState.MET)),
        "overdue": Count(human, distinct=True, filter=late & ~Q(learner__in=exempt_humans(today))),
        "waived": Count(human, distinct=True, filter=Q(state=DutyState.WAIVED)),
    }


def _today(units: Collection[int], programme: Programme, today: date) -> Mapping[int, int | None]:
    """The units of today for those that have ended since the programme was opened."""
    opened_on = timezone.localdate(programme.opened_at) if programme.opened_at else today
    return unit_on(units, opened_on, today) if units and opened_on < today else {}
