"""What a row asks for, as understood: kept with the row, so that it can be compared again at any time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accounts.models import Person

Key = tuple[str, int]
CORRECTABLE = ("phone", "email", "sex", "birth_date", "birth_year")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A person in a seat; what the row does not say is empty or None.

    `unit` is the commune (or another unit) that the row names, `area` the residential area below it where that is
    registered; `also` are further positions that the row names. `is_category_said` tells a category that the list states from the position's usual one. `first` is the row (sheet, number) that names the same person before, `like` one that may. `seat` is the id of the
    seat that the row keeps or moves. `unit_answer` and `person_answer` are what a reviewer chose. `is_foreign` says that the person belongs to somebody else's units,
    whose data this list does not correct.
    """

    full_name: str
    name_key: str
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    phone: str = ""
    email: str = ""
    unit: int | None = None
    area: int | None = None
    unit_text: str = ""
    position: str = ""
    title: str = ""
    organisation: str = ""
    also: tuple[str, ...] = ()
    category: str = ""
    is_category_said: bool = False
    first: Key | None = None
    like: Key | None = None
    seat: int | None = None
    unit_answer: str = ""
    person_answer: str = ""
    is_foreign: bool = False

    @property
    def seat_unit(self) -> int | None:
        """Where the seat is: the residential area if we know it, else the unit."""
        return self.area or self.unit

    def further(self) -> "Iterator[Wanted]":
        """The same person in each of the further positions."""
        for code in self.also:
            yield replace(
                self, position=code, also=(), title="", organisation="", category="", is_category_said=False, seat=None
            )

    def as_json(self) -> dict[str, Any]:
        """The plain form, without what is empty."""
        plain = {name: value for name, value in vars(self).items() if value not in (None, "", False, ())}
        if self.birth_date:
            plain["birth_date"] = self.birth_date.isoformat()
        return plain


def wanted_of(plain: dict[str, Any]) -> Wanted:
    """Back from the plain form."""
    facts = dict(plain)
    if "birth_date" in facts:
        facts["birth_date"] = date.fromisoformat(facts["birth_date"])
    if "also" in facts:
        facts["also"] = tuple(facts["also"])
    for name in ("first", "like"):
        if name in facts:
            sheet, number = facts[name]
            facts[name] = (sheet, number)
    return Wanted(**facts)


def corrections(person: Person, wanted: Wanted) -> dict[str, tuple[Any, Any]]:
    """What the row corrects in the record: field → (before, after). What a list leaves out takes nothing away."""
    if wanted.is_foreign:
        return {}
    found = {name: (getattr(person, name), getattr(wanted, name)) for name in CORRECTABLE}
    if person.birth_date and not wanted.birth_date:
        del found["birth_year"]
    return {name: (before, after) for name, (before, after) in found.items() if after and after != before}


def new_person(wanted: Wanted) -> Person:
    """The record of a human whom nobody knew before."""
    return Person(
        full_name=wanted.full_name,
        birth_date=wanted.birth_date,
        birth_year=wanted.birth_year,
        sex=wanted.sex,
        phone=wanted.phone,
        email=wanted.email,
    )
