"""Who is known to the organisation."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Person
from core.text.search import fold


def person_with(uid: UUID) -> Person | None:
    """The person's record, with the one that stays of them."""
    return Person.objects.select_related("merged_into").filter(uid=uid).first()


def people_matching(query: str) -> QuerySet[Person]:
    """People in the order of their given names whose name holds the words, typed with or without marks."""
    people = Person.objects.filter(merged_into=None)
    for word in fold(query).split():
        people = people.filter(search_key__contains=word)
    return people
