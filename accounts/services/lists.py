"""Writing many people at once: whoever takes in a list publishes one event for all of it."""

from collections.abc import Collection, Sequence

from django.db import transaction

from accounts.models import Person
from accounts.services.people import with_keys

KEYS = ("sort_key", "search_key")


@transaction.atomic
def record_people(*, people: Sequence[Person]) -> None:
    """Record humans whom nobody knew before; the objects get their ids."""
    Person.objects.bulk_create([with_keys(person) for person in people])


@transaction.atomic
def correct_people(*, people: Collection[Person], fields: Collection[str]) -> None:
    """Write what was corrected in these fields of people who are known already."""
    if people and fields:
        keys = KEYS if "full_name" in fields else ()
        # An insert that finds its rows there already: a bulk update of thousands takes ten times as long.
        Person.objects.bulk_create(
            [with_keys(person) for person in people],
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=[*fields, *keys],
        )
