"""The people of a programme: by name, and one of them with every reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.models import Person
from accounts.selectors import identity_ids, people_matching
from courses.calculations.duties import Condition
from courses.models import Duty, DutyState, Programme
from courses.selectors.programmes.desk import Units, newest_duties
from courses.selectors.programmes.fitting import SeatAnswer, answers_for, exempt_humans
from courses.selectors.programmes.rules_in_words import RuleLine, rule_lines
from courses.selectors.programmes.sheets import DutySheet, sheets_of
from organisation.selectors import unit_addresses

GROUP_NAMES = {
    "": gettext_lazy("Tất cả"),
    "dang-hoc": gettext_lazy("Đang thực hiện"),
    "qua-han": gettext_lazy("Quá hạn"),
    "xong": gettext_lazy("Đã hoàn thành"),
    "mien": gettext_lazy("Được miễn"),
    "het-gia-tri": gettext_lazy("Hết giá trị"),
}
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
class PersonLine:
    """Somebody in the list of a programme."""

    sheet: DutySheet
    address: str

    @property
    def person(self) -> Person:
        """Who."""
        return self.sheet.duty.learner

    @property
    def post(self) -> str:
        """As what and where they were given it."""
        seat = self.sheet.duty.seat
        return f"{seat.position.name}, {self.address}".rstrip(", ") if seat else ""


def person_lines(duties: Collection[Duty] | QuerySet[Duty]) -> list[PersonLine]:
    """These periods with where their people sit: the same number of statements for any number of them."""
    listed = list(duties)
    addresses = unit_addresses({duty.seat.unit_id for duty in listed if duty.seat}, timezone.localdate())
    return [
        PersonLine(sheet, addresses.get(sheet.duty.seat.unit_id, "") if sheet.duty.seat else "")
        for sheet in sheets_of(listed)
    ]


REASONS = {
    Condition.REACH: gettext_lazy("không thuộc đơn vị này"),
    Condition.CATEGORY: gettext_lazy("không thuộc diện cán bộ này"),
    Condition.POSITION: gettext_lazy("không giữ chức vụ này"),
    Condition.TEAM: gettext_lazy("không phải thành viên tổ loại này"),
    Condition.MONTHS_FROM: gettext_lazy("chưa giữ chức vụ đủ số tháng"),
    Condition.MONTHS_TO: gettext_lazy("đã giữ chức vụ quá số tháng"),
}


@dataclass(frozen=True)
class Reasoning:
    """What a rule says of one seat, in words."""

    seat: SeatAnswer

    @property
    def words(self) -> str:
        """Every reason against, or nothing."""
        return "; ".join(str(REASONS[reason]) for reason in self.seat.reasons)


@dataclass(frozen=True)
class RuleReasoning:
    """What a rule says of a person."""

    line: RuleLine
    seats: Sequence[Reasoning]

    @property
    def is_in(self) -> bool:
        """Whether it brings them in."""
        return any(one.seat.is_in for one in self.seats)


@dataclass(frozen=True)
class FollowerSheet:
    """A person before a programme: their periods, and why they are in it or not."""

    sheets: Sequence[DutySheet]
    rules: Sequence[RuleReasoning]
    is_exempt: bool

    @property
    def newest(self) -> DutySheet | None:
        """The period that counts."""
        return self.sheets[0] if self.sheets else None

    @property
    def is_in(self) -> bool:
        """Whether any rule brings them in."""
        return any(rule.is_in for rule in self.rules)

    @property
    def state(self) -> str:
        """How the newest period stands; empty without one."""
        return self.newest.duty.state if self.newest else ""


def follower_sheet(programme: Programme, person: Person) -> FollowerSheet:
    """Everything that decides about the person, as it stands today."""
    today = timezone.localdate()
    answers = answers_for(programme, person, today)
    lines = {line.rule.pk: line for line in rule_lines([answer.rule for answer in answers])}
    rules = [RuleReasoning(lines[answer.rule.pk], [Reasoning(seat) for seat in answer.seats]) for answer in answers]
    humans = {person.pk, person.merged_into_id or person.pk}
    return FollowerSheet(sheets_of(list(periods_of(programme, person))), rules, bool(humans & exempt_humans(today)))
