"""The outline of an edition: read once per process, because an edition never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils.translation import get_language

from courses.calculations import OutlineItem, done_and_total
from courses.models import CourseEdition, EditionItem, ItemTranslation


@dataclass(frozen=True)
class Outline:
    """The items of an edition in order."""

    items: tuple[OutlineItem, ...]

    @cached_property
    def by_key(self) -> dict[UUID, OutlineItem]:
        """Items by the key under which progress is recorded."""
        return {item.key: item for item in self.items}

    @cached_property
    def by_slug(self) -> dict[str, OutlineItem]:
        """Items by the last part of their address."""
        return {item.slug: item for item in self.items}

    @cached_property
    def by_number(self) -> dict[int, OutlineItem]:
        """Items by their place, from 1."""
        return {item.number: item for item in self.items}

    @cached_property
    def total(self) -> int:
        """How many items the course requires."""
        return done_and_total(self.items, ())[1]

    @cached_property
    def minutes(self) -> int:
        """About how long all items take."""
        return sum(item.minutes for item in self.items)


def outline_of(edition: CourseEdition, language: str | None = None) -> Outline:
    """The outline of an edition in a language, the reader's if none is named; only its id and hash are read from it.

    What is not translated stands there as it was written.
    """
    return _outline(edition.pk, edition.hash, language or get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=512)
def _outline(edition_id: int, _hash: str, language: str) -> Outline:
    """Keyed by the hash as well, so that an id used again after a rollback cannot show another edition."""
    told = {} if language == settings.LANGUAGE_CODE else _told_in(language, edition_id)
    rows = (_plain(row | told.get(row["key"], {})) for row in _rows(edition_id))
    return Outline(tuple(OutlineItem(number=number, **row) for number, row in enumerate(rows, start=1)))


def _told_in(language: str, edition_id: int) -> dict[UUID, dict[str, Any]]:
    """What the translated items say in the language, by key."""
    rows = ItemTranslation.objects.filter(item__edition=edition_id, language=language).values(
        "title", "module_title", "objective", "completion", key=F("item__key"), content_hash=F("content_id")
    )
    return {row["key"]: row | {"language": language} for row in rows}


def _rows(edition_id: int) -> Iterable[Any]:
    return (
        EditionItem.objects.filter(edition=edition_id)
        .order_by("position")
        .values(
            "key",
            "slug",
            "title",
            "module_title",
            "kind",
            "minutes",
            "objective",
            "completion",
            "is_required",
            "activity",
            "completes_by",
            "threshold_percent",
            "weight",
            "prerequisites",
            "checks",
            "media",
            content_hash=F("content_id"),
            language=F("content__language"),
        )
    )


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row with what JSON keeps as lists of text turned into what the arithmetic compares."""
    return row | {"prerequisites": tuple(map(UUID, row["prerequisites"])), "checks": tuple(row["checks"])}
