"""Recording people as they are, and correcting what was recorded."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from accounts.errors import NameMissingError, PhoneNotUnderstoodError
from accounts.events import PersonCorrected, PersonRecorded
from accounts.models import Person, User
from core.events import publish
from core.text.phones import NotAPhoneError, normalise_phone
from core.text.unicode import tidy_line


def with_keys(person: Person) -> Person:
    """The person with the keys of their name set, ready for a bulk write."""
    person.derive_keys()
    return person


@transaction.atomic
def create_person(*, full_name: str, birth_year: int | None = None, phone: str = "", actor: User | None) -> Person:
    """Record a human; namesakes are different people."""
    name = tidy_line(full_name)
    if not name:
        raise NameMissingError
    person = Person.objects.create(full_name=name, birth_year=birth_year, phone=_phone(phone))
    publish(PersonRecorded(person_id=person.pk), actor=actor)
    return person


Fact = str | int | date | None


@transaction.atomic
def correct_person(*, person: Person, facts: Mapping[str, Fact], actor: User | None) -> Person:
    """Write down what is so of a person, by field; what is the same already is no correction."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    wanted = {**facts, "full_name": tidy_line(str(facts.get("full_name", locked.full_name)))}
    if not wanted["full_name"]:
        raise NameMissingError
    if "phone" in wanted:
        wanted["phone"] = _phone(str(wanted["phone"]))
    changed = sorted(name for name, value in wanted.items() if getattr(locked, name) != value)
    for name in changed:
        setattr(locked, name, wanted[name])
    if changed:
        locked.save(update_fields=changed)
        publish(PersonCorrected(person_id=locked.pk, fields=changed), actor=actor)
    return locked


def _phone(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return normalise_phone(typed)
    except NotAPhoneError:
        raise PhoneNotUnderstoodError(phone=typed) from None
