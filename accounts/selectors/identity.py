"""One human under several records: `merged_into` names the record that stays, the others keep what hangs on them.

Whatever belongs to a human is read through `identity_ids`; humans are counted by `surviving_id`.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Person, PersonMerge


def survivor_of(person: Person) -> Person:
    """The record by which the human goes; the person's own unless it was merged."""
    return person.merged_into or person


def identity_ids(person: Person) -> Collection[int] | QuerySet[Person, int]:
    """The ids of all records of this human, for a condition: `filter(learner__in=identity_ids(person))`."""
    if person.is_alone:
        return (person.pk,)
    survivor = person.merged_into_id or person.pk
    return Person.objects.filter(Q(pk=survivor) | Q(merged_into=survivor)).values_list("pk", flat=True)


def surviving_id(path: str = "") -> Coalesce:
    """The id of the record that stays, for the person at the path: `Count(surviving_id("learner"), distinct=True)`."""
    return Coalesce(f"{path}__merged_into", path) if path else Coalesce("merged_into", "pk")


def with_several_records() -> QuerySet[Person, int]:
    """The ids of all records of those humans who have more than one, as a subquery: few, whatever the register's size."""
    merged = Person.objects.exclude(merged_into=None)
    return Person.objects.filter(Q(pk__in=merged) | Q(pk__in=merged.values("merged_into"))).values_list("pk", flat=True)


def beside(path: str) -> QuerySet[Person, int]:
    """The ids of all records of the human at the path, for a condition within an `Exists` of the query with that path."""
    survivor = Coalesce(OuterRef(OuterRef(f"{path}__merged_into")), OuterRef(OuterRef(path)))
    return Person.objects.filter(Q(pk=survivor) | Q(merged_into=survivor)).values_list("pk", flat=True)


def survivors() -> dict[int, int]:
    """Whom each merged record stands for: those who are no humans of their own are few."""
    return dict(Person.objects.exclude(merged_into=None).values_list("pk", surviving_id()))


def records_of(people: Collection[int] | QuerySet[Any, Any]) -> QuerySet[Person]:
    """All records of the humans behind these records."""
    stay = Person.objects.filter(pk__in=people).values(survivor=surviving_id())
    return Person.objects.filter(Q(pk__in=stay) | Q(merged_into__in=stay))


def is_record_of(person: Person | None, record_id: int) -> bool:
    """Whether the record is one of this human's; asks the database only when it is not their very own."""
    if person is None:
        return False
    if record_id in {person.pk, person.merged_into_id}:
        return True
    return not person.is_alone and records_of([person.pk]).filter(pk=record_id).exists()


def merge_held(person: Person, number: int) -> PersonMerge | None:
    """The merge of this number, if it holds and joins records of this human."""
    return merges_of(person).filter(pk=number, undone_at=None).first()


def merges_of(person: Person) -> QuerySet[PersonMerge]:
    """Every merge that this human's records were part of, those undone too, the latest first."""
    records = identity_ids(person)
    merges = PersonMerge.objects.filter(Q(kept__in=records) | Q(merged__in=records))
    return merges.select_related("kept", "merged", "merged_by__person", "undone_by__person")
