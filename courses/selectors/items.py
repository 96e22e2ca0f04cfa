"""Lessons by the key under which whatever hangs on them is kept: the names they bore last."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Subquery

from courses.models import Competence, CourseEdition, EditionItem


class ItemName(NamedTuple):
    """What a lesson is called, and the last part of its address."""

    key: UUID
    slug: str
    title: str


def items_named(keys: Collection[UUID]) -> dict[UUID, ItemName]:
    """The names of lessons in the newest edition that has them; a key that no edition has is left out."""
    rows = EditionItem.objects.filter(key__in=keys).order_by("edition__number").values_list("key", "slug", "title")
    return {row[0]: ItemName(*row) for row in rows}


def items_with_activity(reference: str) -> list[tuple[str, str]]:
    """The slug of the course and the title of every lesson of a newest edition that an activity completes."""
    newest = CourseEdition.objects.filter(course=OuterRef("edition__course")).order_by("-number").values("pk")[:1]
    items = EditionItem.objects.filter(activity=reference, edition=Subquery(newest))
    return list(items.order_by("edition__course", "position").values_list("edition__course__slug", "title"))


def competence_titles(codes: Collection[str]) -> dict[str, str]:
    """What the competences with these codes are called; of several frameworks, as the latest calls them."""
    rows = Competence.objects.filter(code__in=codes).order_by("framework__valid_from", "pk")
    return dict(rows.values_list("code", "title"))


def competence_choices() -> list[tuple[str, str]]:
    """The code of every competence with its name, for those who say what something is about; a code stands once."""
    titles = dict(Competence.objects.order_by("framework__valid_from", "pk").values_list("code", "title"))
    return [(code, f"{code}. {title}") for code, title in sorted(titles.items())]
