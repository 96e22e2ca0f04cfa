"""Periods (tiết) of a year as officers see them: only those whose category has a number; nobody else lacks anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import surviving_id
from core.text.names import collation_key
from courses.models import AnnualRequirement
from courses.selectors.programmes.hours import YearOfStudy, years_of_study
from organisation.models import Membership, Unit, UnitVersion
from organisation.selectors import children_of, memberships_at, posts_of, subtree_ids, units_under, version_of

WHOLE = 100


def requirements_of(year: int) -> QuerySet[AnnualRequirement]:
    """What is advised in a year, by category."""
    return AnnualRequirement.objects.filter(year=year, periods__gt=0).order_by("category")


@dataclass(frozen=True)
class UnitYear:
    """A unit's year; `code` leads on below it, empty for the people of the unit itself."""

    name: str
    code: str
    years: Sequence[YearOfStudy]

    @property
    def people(self) -> int:
        """How many have a number."""
        return len(self.years)

    @property
    def reached(self) -> int:
        """How many have studied as much as is advised."""
        return sum(year.percent == WHOLE for year in self.years)

    @property
    def percent(self) -> Decimal:
        """Their share."""
        return Decimal(WHOLE * self.reached) / self.people

    @property
    def average(self) -> Decimal:
        """Periods a person."""
        return sum((year.periods for year in self.years), Decimal(0)) / self.people


@dataclass(frozen=True)
class PersonYear:
    """A person's year."""

    person: Person
    post: str
    year: YearOfStudy


@dataclass(frozen=True)
class StudyYear:
    """The year of a unit and of all below it."""

    unit: UnitVersion
    year: int
    people: Mapping[int, Person]
    years: Mapping[int, YearOfStudy]
    lines: Sequence[UnitYear] = field(default_factory=list)

    @cached_property
    def total(self) -> UnitYear | None:
        """Everybody of the unit; None where nobody has a number."""
        return UnitYear(self.unit.name, self.unit.code, list(self.years.values())) if self.years else None

    @cached_property
    def by_name(self) -> list[int]:
        """The people in the order of their names."""
        return sorted(self.people, key=lambda human: (collation_key(self.people[human].full_name), human))

    def named(self, humans: Sequence[int]) -> list[PersonYear]:
        """Some of them with their posts."""
        posts = posts_of([self.people[human] for human in humans], timezone.localdate())
        return [PersonYear(self.people[human], posts.get(human, ""), self.years[human]) for human in humans]


def study_year_of(unit: Unit, year: int) -> StudyYear:
    """Who of the unit has a number in that year, what they studied, and how each unit directly below stands."""
    today = timezone.localdate()
    version = version_of(unit, today)
    children = list(children_of(unit, today))
    people, units = _advised_in(unit, year)
    years = years_of_study(people.keys(), year) if people else {}
    under = units_under([child.unit_id for child in children], today)
    below: dict[int, list[YearOfStudy]] = {}
    for human, place in units.items():
        below.setdefault(under.get(place, unit.pk), []).append(years[human])
    lines = [UnitYear(child.name, child.code, below[child.unit_id]) for child in children if child.unit_id in below]
    if lines and unit.pk in below:
        lines.insert(0, UnitYear(_("Cơ quan {unit}").format(unit=version.name), "", below[unit.pk]))
    return StudyYear(version, year, people, years, lines)


def _advised_in(unit: Unit, year: int) -> tuple[dict[int, Person], dict[int, int]]:
    """The people of the unit whose category has a number that year, and where each sits; each human once."""
    today = timezone.localdate()
    categories = requirements_of(year).values("category")
    seats = memberships_at(today).filter(unit__in=subtree_ids(unit, today), category__in=categories)
    people: dict[int, Person] = {}
    units: dict[int, int] = {}
    seat: Membership
    for seat in seats.annotate(human=surviving_id("person")).select_related("person").order_by("-is_primary", "pk"):
        human: int = seat.human
        units.setdefault(human, seat.unit_id)
        if human not in people or seat.person_id == human:
            people[human] = seat.person
    return people, units
