"""Who of the register a row means: told by name together with telephone, birth, place or the class, never by a name alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from accounts.models import Person
from accounts.selectors import known_people
from core.text.names import name_key
from core.text.search import fold
from live.formats import PersonLine
from live.models import Cohort
from live.selectors import places_in
from organisation.selectors import memberships_at
from organisation.selectors.people import posts_held
from organisation.selectors.roles import Scope

AT_ONCE = 400


@dataclass(frozen=True)
class Match:
    """The person, or those who may be meant."""

    person: Person | None
    candidates: Sequence[tuple[Person, str]] = field(default=())


class PeopleFinder:
    """The people whom the rows of one list may mean: those with the names or the telephone numbers in it."""

    def __init__(self, cohort: Cohort, rows: Sequence[PersonLine], scope: Scope | None) -> None:
        self._inside = set(places_in(cohort).values_list("learner_id", flat=True))
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        found = _candidates(rows)
        self._posts: Mapping[int, str] = posts_held(found, timezone.localdate()) if found else {}
        within = self._within(found, scope) | self._inside
        for person in found:
            if person.pk in within:
                self._by_name[person.sort_key].append(person)

    def find(self, row: PersonLine) -> Match:
        """The one person whom the row surely means."""
        named = self._by_name.get(name_key(row.full_name)[:255], [])
        for test in (self._has_phone, self._has_birth, self._sits_there, self._is_inside):
            sure = [person for person in named if test(person, row) and not _contradicts(person, row)]
            if len(sure) == 1:
                return Match(sure[0])
        return Match(None, [(person, self._posts.get(person.pk, "")) for person in named[:5]])

    @staticmethod
    def _within(people: Sequence[Person], scope: Scope | None) -> set[int]:
        """Nobody is found outside the units of whoever asks; an operator of the command asks for all."""
        keys = {person.pk for person in people}
        if scope is None:
            return keys
        today = timezone.localdate()
        seats = memberships_at(today).filter(person__in=keys, unit_id__in=scope.unit_ids(today))
        return set(seats.values_list("person_id", flat=True))

    @staticmethod
    def _has_phone(person: Person, row: PersonLine) -> bool:
        return bool(row.phone) and person.phone == row.phone

    @staticmethod
    def _has_birth(person: Person, row: PersonLine) -> bool:
        return row.birth_date is not None and person.birth_date == row.birth_date

    def _sits_there(self, person: Person, row: PersonLine) -> bool:
        return bool(row.unit) and fold(row.unit) in fold(self._posts.get(person.pk, ""))

    def _is_inside(self, person: Person, _row: PersonLine) -> bool:
        return person.pk in self._inside


def _contradicts(person: Person, row: PersonLine) -> bool:
    """Another day or year of birth: then it is somebody else of that name."""
    if person.birth_date and row.birth_date:
        return person.birth_date != row.birth_date
    return bool(person.birth_year and row.birth_year and person.birth_year != row.birth_year)


def _candidates(rows: Sequence[PersonLine]) -> list[Person]:
    keys = sorted({name_key(row.full_name)[:255] for row in rows})
    return [
        person
        for start in range(0, len(keys), AT_ONCE)
        for person in known_people().filter(sort_key__in=keys[start : start + AT_ONCE]).order_by("pk")
    ]
