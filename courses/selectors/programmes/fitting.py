"""Whom a programme concerns on a day, and why somebody is in or not: one function decides both."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from accounts.models import Person
from accounts.selectors import records_of, surviving_id
from courses.calculations.duties import Condition, Post, Wish, keeps, unmet
from courses.models import AssignmentRule, Programme
from organisation.models import Unit
from organisation.selectors import exempt_person_ids, memberships_at, seats_of, subtree_ids, unit_addresses, unit_on
from organisation.selectors import versions_at as units_at


class Seated(NamedTuple):
    """A seat of a human, as rules look at it."""

    human: int
    seat: int
    unit: int
    is_primary: bool
    post: Post


@dataclass(frozen=True)
class Fit:
    """The rule by which somebody is in, and the seat that it found."""

    rule: AssignmentRule
    seat: int
    since: date


@dataclass(frozen=True)
class Reach:
    """Whom the rules of a programme concern on a day.

    `fits` must have a duty, `keepers` keep the one they have (by any of `seats`), `exempt` are not given one. The people of `lost` rules, whose
    unit was split or dissolved, keep theirs until somebody says where the rule belongs now.
    """

    fits: Mapping[int, Fit]
    keepers: Mapping[int, Fit]
    seats: Collection[int]
    exempt: Collection[int]
    lost: Collection[int]


def rules_of(programme: Programme) -> list[AssignmentRule]:
    """The rules that hold now, the oldest first."""
    return list(programme.rules.filter(ended_at=None).prefetch_related("positions").order_by("pk"))


def wish_of(rule: AssignmentRule) -> Wish:
    """What a rule asks of a seat."""
    return Wish(
        categories=frozenset(rule.categories),
        positions=frozenset(position.pk for position in rule.positions.all()),
        team_kind=rule.team_kind,
        months_from=rule.months_from,
        months_to=rule.months_to,
    )


def reach_of(programme: Programme, day: date, people: Collection[int] | None = None) -> Reach:
    """Whom the programme concerns on that day; `people` (records) looks at these alone."""
    rules = rules_of(programme)
    units = units_of_rules(rules, day)
    fits: dict[int, Fit] = {}
    keepers: dict[int, Fit] = {}
    seats: set[int] = set()
    for rule in rules:
        unit = units[rule.pk]
        for seated in seated_under(unit, day, people) if unit else ():
            reasons = unmet(wish_of(rule), seated.post, day)
            if keeps(reasons):
                fit = Fit(rule, seated.seat, seated.post.since)
                keepers.setdefault(seated.human, fit)
                seats.add(seated.seat)
                if not reasons:
                    fits.setdefault(seated.human, fit)
    return Reach(fits, keepers, seats, exempt_humans(day), {rule.pk for rule in rules if units[rule.pk] is None})


def units_of_rules(rules: Iterable[AssignmentRule], day: date) -> dict[int, int | None]:
    """For every rule the unit that stands on the day for its own; None where that was split or dissolved."""
    listed = list(rules)
    standing = set(
        units_at(day).filter(unit_id__in={rule.unit_id for rule in listed}).values_list("unit_id", flat=True)
    )
    units: dict[int, int | None] = {}
    for rule in listed:
        if rule.unit_id in standing:
            units[rule.pk] = rule.unit_id
        else:
            made_on = timezone.localdate(rule.created_at)
            units[rule.pk] = unit_on({rule.unit_id}, made_on, day).get(rule.unit_id)
    return units


def seated_under(unit: int, day: date, people: Collection[int] | None = None) -> list[Seated]:
    """Every seat held on the day in the unit and below it; main seats first."""
    seats = memberships_at(day).filter(unit_id__in=subtree_ids(Unit(pk=unit), day))
    if people is not None:
        seats = seats.filter(person__in=records_of(people))
    rows = seats.order_by("-is_primary", "pk").values_list(
        surviving_id("person"),
        "pk",
        "unit_id",
        "is_primary",
        "category",
        "position_id",
        "unit__team__kind",
        "valid_from",
        "continues__valid_from",
        "continues__continues__valid_from",
    )
    return [
        Seated(
            human,
            seat,
            at,
            is_primary,
            Post(category=category, position=position, team_kind=team or "", since=min(filter(None, days))),
        )
        for human, seat, at, is_primary, category, position, team, *days in rows
    ]


def humans_wished(wish: Wish, unit: int, day: date) -> set[int]:
    """The humans whom a rule would concern on that day; those who need not be trained are left out."""
    return {one.human for one in seated_under(unit, day) if not unmet(wish, one.post, day)} - exempt_humans(day)


def exempt_humans(day: date) -> set[int]:
    """The humans who need not be trained on that day."""
    return set(records_of(exempt_person_ids(day)).values_list(surviving_id(), flat=True))


@dataclass(frozen=True)
class SeatAnswer:
    """What one rule says of one seat of a person."""

    position: str
    address: str
    since: date
    reasons: Collection[Condition]

    @property
    def is_in(self) -> bool:
        """Whether the seat brings its holder in."""
        return not self.reasons


@dataclass(frozen=True)
class RuleAnswer:
    """What one rule says of a person."""

    rule: AssignmentRule
    seats: Collection[SeatAnswer]

    @property
    def is_in(self) -> bool:
        """Whether any seat fits."""
        return any(seat.is_in for seat in self.seats)


def answers_for(programme: Programme, person: Person, day: date) -> list[RuleAnswer]:
    """Why the person is in the programme, or why not: every rule, asked about every seat they hold that day."""
    rules = rules_of(programme)
    units = units_of_rules(rules, day)
    seats = list(seats_of(person, day))
    addresses = unit_addresses({seat.unit_id for seat in seats}, day)
    names = {seat.pk: (seat.position.name, addresses.get(seat.unit_id, "")) for seat in seats}
    within = _seats_within(units.values(), day, person)
    everywhere = {one.seat: one for one in _own_seats(person, day)}
    answers = []
    for rule in rules:
        reached = within.get(units[rule.pk] or 0, set())
        answers.append(RuleAnswer(rule, list(_answers(wish_of(rule), everywhere, reached, names, day))))
    return answers


def _answers(
    wish: Wish, seats: Mapping[int, Seated], reached: Collection[int], names: Mapping[int, tuple[str, str]], day: date
) -> Iterator[SeatAnswer]:
    for seat, seated in seats.items():
        post = seated.post
        asked = Post(
            category=post.category,
            position=post.position,
            team_kind=post.team_kind,
            since=post.since,
            is_in_reach=seat in reached,
        )
        yield SeatAnswer(*names.get(seat, ("", "")), post.since, unmet(wish, asked, day))


def _own_seats(person: Person, day: date) -> list[Seated]:
    tops = units_at(day).filter(parent=None).values_list("unit_id", flat=True)
    return [seated for top in tops for seated in seated_under(top, day, {person.pk})]


def _seats_within(units: Iterable[int | None], day: date, person: Person) -> dict[int, set[int]]:
    within: dict[int, set[int]] = defaultdict(set)
    for unit in {one for one in units if one}:
        within[unit] = {seated.seat for seated in seated_under(unit, day, {person.pk})}
    return within
