"""Humans as lists of them are compared with the register: one record each."""

from django.db.models import QuerySet

from accounts.models import Person


def known_people() -> QuerySet[Person]:
    """The record that stays of every human whose identity was not erased."""
    return Person.objects.filter(merged_into=None, erased_at=None)
