"""Lessons by the key under which whatever hangs on them is kept: the names they bore last."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from courses.models import EditionItem


class ItemName(NamedTuple):
    """What a lesson is called, and the last part of its address."""

    key: UUID
    slug: str
    title: str


def items_named(keys: Collection[UUID]) -> dict[UUID, ItemName]:
    """The names of lessons in the newest edition that has them; a key that no edition has is left out."""
    rows = EditionItem.objects.filter(key__in=keys).order_by("edition__number").values_list("key", "slug", "title")
    return {row[0]: ItemName(*row) for row in rows}
