"""What those see who run programmes: their list, how units and people stand, and the rules in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import identity_ids, people_matching, surviving_id
from core.text.dates import format_date
from courses.models import AssignmentRule, DueBasis, Duty, DutyState, Programme
from courses.selectors.programmes.fitting import exempt_humans
from organisation.models import Category, TeamKind, Unit, UnitClosure, UnitVersion
from organisation.selectors import Scope, children_of, subtree_ids, unit_names, unit_on, units_under, version_of

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


GROUPS = {
    "dang-hoc": Q(state=DutyState.OPEN),
    "qua-han": Q(state=DutyState.OPEN),
    "xong": Q(state=DutyState.MET),
    "mien": Q(state=DutyState.WAIVED),
    "het-gia-tri": Q(state=DutyState.LAPSED),
}


def people_of(programme: Programme, within: Units, *, group: str = "", text: str = "") -> QuerySet[Duty]:
    """The newest periods of people in these units, by their names; of one group, found by name."""
    duties = newest_duties(programme, within).select_related("learner", "seat__position", "programme")
    if group in GROUPS:
        duties = duties.filter(GROUPS[group])
    if group == "qua-han":
        today = timezone.localdate()
        late = duties.filter(due_on__lt=today - timedelta(days=programme.grace_days))
        duties = late.exclude(learner__in=exempt_humans(today))
    if text:
        duties = duties.filter(learner__in=people_matching(text))
    return duties.order_by("learner__sort_key", "pk")


def periods_of(programme: Programme, person: Person) -> QuerySet[Duty]:
    """Every period of the person in the programme, the latest first."""
    duties = Duty.objects.filter(programme=programme, learner__in=identity_ids(person))
    return duties.select_related("programme", "decided_by__person").order_by("-period", "-pk")


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


def preview_of_rule(programme: Programme, humans: Collection[int], completed: Collection[int]) -> Preview:
    """Of the humans a rule finds: who follows the programme by another rule already, who has finished its courses."""
    held = set(newest_duties(programme).values_list(surviving_id("learner"), flat=True))
    new = set(humans) - held
    return Preview(len(humans), len(new), len(new & set(completed)))
