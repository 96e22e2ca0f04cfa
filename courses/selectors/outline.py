"""The outline of an edition: read once per process, because an edition never changes."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.db.models import F

from courses.calculations import OutlineItem, done_and_total
from courses.models import CourseEdition, EditionItem


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


def outline_of(edition: CourseEdition) -> Outline:
    """The outline of an edition; only its id and hash are read from the argument."""
    return _outline(edition.pk, edition.hash)


@lru_cache(maxsize=512)
def _outline(edition_id: int, _hash: str) -> Outline:
    """Keyed by the hash as well, so that an id used again after a rollback cannot show another edition."""
    rows = (
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
    return Outline(tuple(OutlineItem(number=number, **_plain(row)) for number, row in enumerate(rows, start=1)))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row with what JSON keeps as lists of text turned into what the arithmetic compares."""
    return row | {"prerequisites": tuple(map(UUID, row["prerequisites"])), "checks": tuple(row["checks"])}
