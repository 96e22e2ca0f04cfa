"""Recording people as they are."""

from django.db import transaction

from accounts.errors import NameMissingError, PhoneNotUnderstoodError
from accounts.events import PersonRecorded
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


def _phone(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return normalise_phone(typed)
    except NotAPhoneError:
        raise PhoneNotUnderstoodError(phone=typed) from None
