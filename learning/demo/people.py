"""2,000 invented people in the seats of the province, repeatable; eight of them are the cast (`learning.demo.cast`)."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import with_keys
from learning.demo.names import invent
from learning.demo.organisation import FROM_NEAR, HISTORY_BEGINS, PROVINCE, SEN_2, TWO_TIERS_BEGIN, rows_of
from organisation.models import Category, Level, Unit, UnitVersion
from organisation.selectors import children_of, unit_by_code, versions_at
from organisation.services import Seat, exempt_person, seat_people

SEED = 20_250_701
POPULATION = 2000
CAST = 10
NEW_FOR_DAYS = 90
OLDEST_MOTHER = 41
FULL_TIME = ("chair", "standing_vice_chair", "vice_chair", "vice_chair", "standing_member")
CATEGORY = {
    **dict.fromkeys(("chair", "standing_vice_chair", "vice_chair", "standing_member"), Category.FULL_TIME),
    **dict.fromkeys(("board_head", "board_deputy", "front_specialist"), Category.FULL_TIME),
    **dict.fromkeys(("team_leader", "team_deputy", "team_member"), Category.TEAM_MEMBER),
    "front_work_head": Category.PART_TIME,
    "committee_member": Category.COMMITTEE,
}
ON_COMMITTEE = {"chair", "standing_vice_chair", "vice_chair"}
TEAM = ("team_leader", "team_deputy", "team_member")
BOARD = ("board_head", "board_deputy", "front_specialist", "front_specialist", "front_specialist")
# Ages from and to, and how many of a hundred; the Front's people are mostly over 45.
AGES = {
    Category.FULL_TIME: ((27, 35, 14), (36, 44, 30), (45, 53, 38), (54, 60, 18)),
    Category.PART_TIME: ((35, 44, 10), (45, 54, 28), (55, 63, 38), (64, 74, 24)),
    Category.TEAM_MEMBER: ((22, 30, 18), (31, 44, 30), (45, 55, 34), (56, 66, 18)),
    Category.COMMITTEE: ((38, 45, 12), (46, 55, 40), (56, 64, 32), (65, 76, 16)),
}
WOMEN = {Category.FULL_TIME: 0.46, Category.PART_TIME: 0.24, Category.TEAM_MEMBER: 0.5, Category.COMMITTEE: 0.35}


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Invent everybody, seat them, exempt a few."""
    if Person.objects.count() >= POPULATION - CAST:
        return
    crowd = _Crowd()
    crowd.fill()
    with transaction.atomic():
        Person.objects.bulk_create(with_keys(person) for person in crowd.people)
        seat_people(seats=crowd.seats, actor=None)
        for person, reason, begins, ends in crowd.exemptions:
            exempt_person(person=person, reason=reason, valid_from=begins, valid_to=ends, actor=None)
    out.write(f"    {len(crowd.people)} người, {len(crowd.seats)} lần giữ chức vụ")


class _Crowd:
    """The people being invented, commune by commune."""

    def __init__(self) -> None:
        self.dice = random.Random(SEED)  # noqa: S311 -- a repeatable demo, not a secret
        self.today = timezone.localdate()
        self.people: list[Person] = []
        self.women: set[UUID] = set()
        self.begun: set[tuple[UUID, date]] = set()
        self.seats: list[Seat] = []
        self.exemptions: list[tuple[Person, str, date, date]] = []
        self.province = unit_by_code(PROVINCE)
        self.communes = list(children_of(self.province, self.today))
        self.areas = _areas_by_commune(self.today)
        self.predecessors = _predecessors()

    def fill(self) -> None:
        """The province's boards, every commune's cadres, heads and teams; members of committees make up the number."""
        for position in BOARD * 4:
            self._seat(self._person(Category.FULL_TIME), self.province, position)
        for commune in self.communes:
            self._full_time_cadres(commune)
            self._heads_of_front_work(commune)
            self._digital_teams(commune)
        for commune in cycle(self.communes):
            if len(self.people) == POPULATION - CAST:
                break
            person = self._person(Category.COMMITTEE)
            self._seat(person, commune.unit, "committee_member")

    def _full_time_cadres(self, commune: UnitVersion) -> None:
        count = 10 if commune.code in FROM_NEAR else self.dice.randint(6, 9)
        for position in (*FULL_TIME, *("front_specialist",) * (count - len(FULL_TIME))):
            person, begins = self._person(Category.FULL_TIME), self._beginning()
            seat = self._seat(person, commune.unit, position, (begins, None))
            if position in ON_COMMITTEE:
                self._seat(person, commune.unit, "committee_member", (begins, None))
            elif self._happens(0.05):
                self._let_go(seat)
            if begins == TWO_TIERS_BEGIN and self._happens(0.6):
                before = self.dice.choice(self.predecessors[commune.code])
                self._seat(person, before, position, (HISTORY_BEGINS, TWO_TIERS_BEGIN))
            self._maybe_exempt(person, begins)

    def _heads_of_front_work(self, commune: UnitVersion) -> None:
        """One in each residential area; some lead its digital team too, where nobody else does."""
        for area in self.areas[commune.unit_id]:
            head, begins = self._person(Category.PART_TIME), self._beginning()
            self._seat(head, area.unit, "front_work_head", (begins, None))
            if area not in self._areas_with_team(commune) and self._happens(0.15):
                self._seat(head, area.unit, "team_leader", (begins, None))

    def _digital_teams(self, commune: UnitVersion) -> None:
        for area in self._areas_with_team(commune):
            for position in TEAM[1:] if area.code == SEN_2 else TEAM:
                person = self._person(Category.TEAM_MEMBER)
                self._seat(person, area.unit, position, (self._beginning(), None))

    def _areas_with_team(self, commune: UnitVersion) -> list[UnitVersion]:
        return self.areas[commune.unit_id][: 5 if commune.code in FROM_NEAR else 1]

    def _person(self, category: Category) -> Person:
        bands = AGES[category]
        youngest, oldest, _weight = self.dice.choices(bands, [weight for *_ages, weight in bands])[0]
        name = invent(self.dice, WOMEN[category])
        born = self.today.year - self.dice.randint(youngest, oldest)
        person = Person(full_name=name.full_name, birth_year=born)
        self.people.append(person)
        if name.is_woman:
            self.women.add(person.uid)
        return person

    def _seat(
        self, person: Person, unit: Unit, position: str, days: tuple[date, date | None] = (TWO_TIERS_BEGIN, None)
    ) -> Seat:
        """Give a seat of the position's own category; of seats that begin on one day the first is the main one."""
        begins, ends = days
        seat = Seat(
            person=person,
            unit=unit,
            position=position,
            category=CATEGORY[position],
            valid_from=begins,
            valid_to=ends,
            is_primary=(person.uid, begins) not in self.begun,
        )
        self.begun.add((person.uid, begins))
        self.seats.append(seat)
        return seat

    def _happens(self, share: float) -> bool:
        return self.dice.random() < share

    def _beginning(self) -> date:
        """Most came with the new communes, some in the past ten months."""
        if self._happens(0.92):
            return TWO_TIERS_BEGIN
        return max(TWO_TIERS_BEGIN, self.today - timedelta(days=self.dice.randint(20, 300)))

    def _let_go(self, seat: Seat) -> None:
        """End the seat within the past half year; half of those who leave go on in another commune."""
        leaves = self.today - timedelta(days=self.dice.randint(5, 180))
        if leaves <= seat.valid_from:
            return
        self.seats[self.seats.index(seat)] = replace(seat, valid_to=leaves)
        if self._happens(0.5):
            self._seat(seat.person, self.dice.choice(self.communes).unit, seat.position, (leaves, None))

    def _maybe_exempt(self, person: Person, begins: date) -> None:
        if (self.today - begins).days < NEW_FOR_DAYS:
            ends = begins + timedelta(days=NEW_FOR_DAYS)
            self.exemptions.append((person, "mới nhận nhiệm vụ dưới 90 ngày", begins, ends))
        elif self._happens(0.025):
            since = self.today - timedelta(days=self.dice.randint(10, 80))
            is_young_mother = person.uid in self.women and self.today.year - (person.birth_year or 0) <= OLDEST_MOTHER
            reason = "nghỉ thai sản" if is_young_mother else self.dice.choice(("ốm dài ngày", "biệt phái"))
            self.exemptions.append((person, reason, since, since + timedelta(days=180)))


def _areas_by_commune(today: date) -> dict[int, list[UnitVersion]]:
    areas: dict[int, list[UnitVersion]] = defaultdict(list)
    for area in versions_at(today).filter(level=Level.RESIDENTIAL_AREA).select_related("unit").order_by("code"):
        if area.parent_id is not None:
            areas[area.parent_id].append(area)
    return areas


def _predecessors() -> dict[str, list[Unit]]:
    """The communes out of which each of today's came, by today's code."""
    before = {version.code: version.unit for version in versions_at(HISTORY_BEGINS).select_related("unit")}
    predecessors: dict[str, list[Unit]] = defaultdict(list)
    for row in rows_of("succession-2025-07-01.csv", "new_province"):
        predecessors[row["new_ward_code"]].append(before[row["old_ward_code"]])
    return predecessors
