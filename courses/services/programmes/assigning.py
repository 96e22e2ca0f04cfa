"""Giving programmes to whom they concern: one recount, the same by day, by event and by hand, as often as one likes."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext

from accounts.models import User
from accounts.selectors import records_of, surviving_id
from core.events import publish
from courses.calculations.duties import Deadline, renewal_due, renews_on
from courses.events import ProgrammeAssigned
from courses.models import AssignmentRule, Duty, DutyState, Programme
from courses.selectors.programmes import Held, Reach, newest_periods, open_programmes, reach_of
from courses.services.programmes.settling import Settlement, settle
from organisation.selectors import memberships_at

ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class AssignmentReport:
    """What following the rules changed: duties given, renewed, ended and met, and places given on courses."""

    given: int = 0
    renewed: int = 0
    ended: int = 0
    met: int = 0
    enrolled: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether everything was as it should be."""
        return not (self.given or self.renewed or self.ended or self.met or self.enrolled)


@transaction.atomic
def follow_rules(
    *, programme: Programme, people: Collection[int] | None = None, actor: User | None
) -> AssignmentReport:
    """Have exactly those follow an open programme whom its rules concern today; `people` (records) looks at these alone."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not open_programmes().filter(pk=locked.pk).exists():
        return AssignmentReport()
    act = _Act(locked, timezone.localdate(), timezone.now(), people)
    ended = act.end_duties()
    act.follow_moves()
    act.let_lapse()
    duties = act.give_duties()
    settlement = settle(programme=locked, people=people, now=act.now)
    report = _report(duties, ended, settlement)
    if not report.is_empty:
        moment = act.now.isoformat()
        publish(ProgrammeAssigned(programme_id=locked.pk, assigned_at=moment, **vars(report)), actor=actor)
    return report


def follow_all_programmes() -> int:
    """The same for every open programme, once a day: seats begin and end with the day. Returns how many changed."""
    reports = [follow_rules(programme=programme, actor=None) for programme in open_programmes()]
    return sum(not report.is_empty for report in reports)


def follow_person(*, person_id: int) -> int:
    """The same for one person in every open programme, when their seats changed. Returns how many changed."""
    people = {person_id}
    reports = [follow_rules(programme=programme, people=people, actor=None) for programme in open_programmes()]
    return sum(not report.is_empty for report in reports)


def _report(duties: Collection[Duty], ended: int, settlement: Settlement) -> AssignmentReport:
    kinds = Counter(duty.is_renewal for duty in duties)
    return AssignmentReport(kinds[False], kinds[True], ended, settlement.met, settlement.enrolled)


class _Act:
    """One recount of one programme on one day."""

    def __init__(self, programme: Programme, today: date, now: datetime, people: Collection[int] | None) -> None:
        self.programme, self.today, self.now = programme, today, now
        self.reach: Reach = reach_of(programme, today, people)
        self.held: dict[int, Held] = newest_periods(programme, people)

    def end_duties(self) -> int:
        """Release those whom no rule concerns any more; their periods are kept."""
        leaving = {held.duty for human, held in self._open() if self._leaves(human, held)}
        reason = gettext("Thôi thuộc diện của chương trình")
        return _update(leaving, state=DutyState.ENDED, closed_at=self.now, reason=reason)

    def follow_moves(self) -> None:
        """Whoever fits by another seat than before is counted where that is."""
        moved = []
        for human, held in self._open():
            fit = self.reach.keepers.get(human)
            if fit and held.rule is not None and held.seat not in self.reach.seats:
                moved.append(Duty(pk=held.duty, seat_id=fit.seat, rule=fit.rule))
        Duty.objects.bulk_update(moved, ["seat", "rule"], batch_size=500)

    def let_lapse(self) -> None:
        """What was met and holds no longer is said to have lapsed."""
        old = {held.duty for held in self.held.values() if self._is_past(held)}
        _update(old, state=DutyState.LAPSED)

    def give_duties(self) -> list[Duty]:
        """Open the first period of those who are new, and the next one of those whose time to renew has come."""
        duties = [duty for human in self.reach.keepers if (duty := self._duty_for(human))]
        return Duty.objects.bulk_create(duties, batch_size=ROWS_AT_ONCE)

    def _open(self) -> Iterator[tuple[int, Held]]:
        return ((human, held) for human, held in self.held.items() if held.state == DutyState.OPEN)

    def _leaves(self, human: int, held: Held) -> bool:
        """A rule's people leave with their seat, those given it by hand when they sit nowhere."""
        if held.rule is None:
            return human not in self._seated_by_hand
        return human not in self.reach.keepers and held.rule not in self.reach.lost

    @cached_property
    def _seated_by_hand(self) -> set[int]:
        by_hand = {human for human, held in self._open() if held.rule is None}
        return _seated(by_hand, self.today) if by_hand else set()

    def _is_past(self, held: Held) -> bool:
        return held.state == DutyState.MET and held.valid_until is not None and held.valid_until < self.today

    def _duty_for(self, human: int) -> Duty | None:
        held = self.held.get(human)
        if human in self.reach.exempt or (held and held.state in {DutyState.OPEN, DutyState.WAIVED}):
            return None
        if held is None or held.state == DutyState.ENDED:
            return self._first_duty(human, held)
        opens = renews_on(held.valid_until, self.programme.renewal_days)
        if held.valid_until is None or opens is None or opens > self.today:
            return None
        due_on = renewal_due(held.valid_until, self.today)
        return self._duty(human, held, due_on=due_on, is_renewal=True)

    def _first_duty(self, human: int, held: Held | None) -> Duty | None:
        fit = self.reach.fits.get(human)
        if fit is None:
            return None
        due_on = deadline_of(fit.rule).day_for(assigned_on=self.today, since=fit.since)
        return self._duty(human, held, due_on=due_on, is_renewal=held.is_renewal if held else False)

    def _duty(self, human: int, held: Held | None, *, due_on: date | None, is_renewal: bool) -> Duty:
        fit = self.reach.keepers[human]
        return Duty(
            programme=self.programme,
            learner_id=human,
            seat_id=fit.seat,
            rule=fit.rule,
            period=held.period + 1 if held else 1,
            is_renewal=is_renewal,
            assigned_at=self.now,
            begun_on=self.today,
            due_on=due_on,
        )


def deadline_of(rule: AssignmentRule) -> Deadline:
    """How a rule counts the days."""
    return Deadline(basis=rule.due_basis, due_on=rule.due_on, days=rule.due_days)


def _seated(humans: Collection[int], today: date) -> set[int]:
    seats = memberships_at(today).filter(person__in=records_of(humans))
    return set(seats.values_list(surviving_id("person"), flat=True))


def _update(duties: Collection[int], **changes: object) -> int:
    listed = sorted(duties)
    batches = (listed[start : start + ROWS_AT_ONCE] for start in range(0, len(listed), ROWS_AT_ONCE))
    return sum(Duty.objects.filter(pk__in=batch).update(**changes) for batch in batches)
