"""The lists of people that offices keep, as pure reading: no database, nothing guessed in silence."""

from organisation.formats.people.rows import Column, Field, PeopleFile, PersonRow, Skipped, Weight

__all__ = ["Column", "Field", "PeopleFile", "PersonRow", "Skipped", "Weight"]
