"""Who of the register a row of a list means: told by name with telephone, birth, place or company, never by a name alone."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.models import Person
from accounts.selectors import known_people
from core.text.names import name_key
from core.text.search import fold
from organisation.selectors.people import Wish, people_seated, posts_held
from organisation.selectors.roles import Scope

AT_ONCE = 400
MOST_NAMED = 5
LONGEST_KEY = 255


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a row tells of a person."""

    full_name: str
    unit: str = ""
    phone: str = ""
    birth_date: date | None = None
    birth_year: int | None = None


@dataclass(frozen=True)
class Meant:
    """The one person, or those who may be meant, each with their posts."""

    person: Person | None
    candidates: Sequence[tuple[Person, str]] = ()


class PeopleMeant:
    """The people whom the rows of one list may mean.

    Within a scope nobody outside its units is found but the company: those whom the list is about anyway, by whose
    presence in it a name is told apart when nothing else does.
    """

    def __init__(
        self, names: Iterable[str], scope: Scope | None, as_of: date, *, company: Collection[int] = ()
    ) -> None:
        self._company = frozenset(company)
        found = _named(names, scope, as_of, self._company)
        self._posts: Mapping[int, str] = posts_held(found, as_of) if found else {}
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        for person in found:
            self._by_name[person.sort_key].append(person)

    def find(self, told: Told) -> Meant:
        """The one person whom the row surely means."""
        named = [person for person in self._by_name.get(_key(told.full_name), []) if not _contradicts(person, told)]
        for test in (_has_phone, _has_birth, self._sits_there, self._is_in_company):
            sure = [person for person in named if test(person, told)]
            if len(sure) == 1:
                return Meant(sure[0])
        return Meant(None, [(person, self._posts.get(person.pk, "")) for person in named[:MOST_NAMED]])

    def _sits_there(self, person: Person, told: Told) -> bool:
        unit = fold(told.unit.partition(",")[0]).strip()
        places = [place.strip() for place in re.split("[,;]", fold(self._posts.get(person.pk, "")))]
        return bool(unit) and any(place == unit or place.endswith(f" {unit}") for place in places)

    def _is_in_company(self, person: Person, _told: Told) -> bool:
        return person.pk in self._company


def _contradicts(person: Person, told: Told) -> bool:
    """Another day or year of birth: then it is somebody else of that name."""
    if person.birth_date and told.birth_date:
        return person.birth_date != told.birth_date
    return bool(person.birth_year and told.birth_year and person.birth_year != told.birth_year)


def _has_phone(person: Person, told: Told) -> bool:
    return bool(told.phone) and person.phone == told.phone


def _has_birth(person: Person, told: Told) -> bool:
    return told.birth_date is not None and person.birth_date == told.birth_date


def _key(name: str) -> str:
    return name_key(name)[:LONGEST_KEY]


def _named(names: Iterable[str], scope: Scope | None, as_of: date, company: Collection[int]) -> list[Person]:
    keys = sorted({_key(name) for name in names})
    people = known_people()
    if scope is not None:
        people = people.filter(Q(pk__in=people_seated(scope, Wish(as_of)).order_by().values("pk")) | Q(pk__in=company))
    return [
        person
        for start in range(0, len(keys), AT_ONCE)
        for person in people.filter(sort_key__in=keys[start : start + AT_ONCE]).order_by("pk")
    ]
