"""The part of the register that some rows of a list can have to do with: people alike, and the seats they hold."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from accounts.models import Person
from accounts.selectors import known_people
from organisation.models import Level, Membership, UnitClosure, UnitVersion
from organisation.services.people_import.matching import Human, Likeness, likeness
from organisation.services.people_import.wanted import Wanted


class Places:
    """To which commune a unit belongs, for the communes among those asked about; any other unit is a place of its own."""

    def __init__(self, units: Collection[int], as_of: date) -> None:
        standing = UnitVersion.objects.at(as_of).filter(unit_id__in=units, level=Level.COMMUNE)
        communes = list(standing.values_list("unit_id", flat=True))
        below = UnitClosure.objects.at(as_of).filter(ancestor_id__in=communes, depth__gt=0)
        self._commune_of = dict(below.values_list("descendant_id", "ancestor_id"))

    def of(self, unit: int) -> int:
        """The commune of the unit."""
        return self._commune_of.get(unit, unit)

    def units(self) -> Iterable[int]:
        """Every unit below the communes."""
        return self._commune_of.keys()


class Records:
    """Whoever the rows may speak of, found by telephone, by name and birth, and by name and commune.

    A namesake elsewhere of whom nothing else agrees is never looked at: so the work grows with the list, not with
    the register.
    """

    def __init__(self, rows: Sequence[Wanted], places: Places, also: Iterable[int] = ()) -> None:
        self.places = places
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        self.by_phone: dict[str, list[Person]] = defaultdict(list)
        self.seats: dict[int, list[Membership]] = defaultdict(list)
        self.people = {person.pk: person for person in self._alike(rows, also)}
        for person in self.people.values():
            self.by_name[person.sort_key].append(person)
            if person.phone:
                self.by_phone[person.phone].append(person)
        for seat in Membership.objects.filter(person__in=self.people.keys()).select_related("position").order_by("pk"):
            self.seats[seat.person_id].append(seat)

    def alike(self, wanted: Wanted) -> dict[Likeness, list[Person]]:
        """The records that may be the row's human, by how surely."""
        row = self._row(wanted)
        found: dict[Likeness, list[Person]] = defaultdict(list)
        alike = {person.pk: person for person in self.by_name[row.name_key]}
        if wanted.phone:
            alike |= {person.pk: person for person in self.by_phone[wanted.phone]}
        for person in alike.values():
            found[likeness(row, self._human(person))].append(person)
        return found

    def _row(self, wanted: Wanted) -> Human:
        unit = wanted.unit or 0
        return Human(
            wanted.name_key,
            wanted.phone,
            wanted.birth_date,
            wanted.birth_year,
            frozenset({unit}),
            frozenset({(unit, wanted.position)}),
        )

    def _human(self, person: Person) -> Human:
        posts = {(self.places.of(seat.unit_id), seat.position.code) for seat in self.seats[person.pk]}
        return Human(
            person.sort_key,
            person.phone,
            person.birth_date,
            person.birth_year,
            frozenset(place for place, _position in posts),
            frozenset(posts),
        )

    def _alike(self, rows: Sequence[Wanted], also: Iterable[int]) -> Iterable[Person]:
        names = {row.name_key for row in rows}
        phones = {row.phone for row in rows if row.phone}
        births = {row.birth_date for row in rows if row.birth_date}
        units = {row.unit for row in rows if row.unit} | set(self.places.units())
        chosen = {int(row.person_answer) for row in rows if row.person_answer.isdecimal()}
        yield from known_people().filter(phone__in=phones)
        yield from known_people().filter(sort_key__in=names, birth_date__in=births)
        near = Membership.objects.filter(unit_id__in=units, person__sort_key__in=names).values_list(
            "person_id", flat=True
        )
        yield from known_people().filter(pk__in={*near, *chosen, *also})
