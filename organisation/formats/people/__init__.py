"""The lists of people that offices keep, as pure reading: no database, nothing guessed in silence."""

from organisation.formats.people.findings import Weight, weight_of
from organisation.formats.people.reading import read_people, samples_of
from organisation.formats.people.rows import Column, Field, PeopleFile, PersonRow, Skipped, UnitSource

__all__ = [
    "Column",
    "Field",
    "PeopleFile",
    "PersonRow",
    "Skipped",
    "UnitSource",
    "Weight",
    "read_people",
    "samples_of",
    "weight_of",
]
