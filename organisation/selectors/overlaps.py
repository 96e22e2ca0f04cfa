"""What may never be and no constraint of both databases can forbid: dated rows of one thing that overlap."""

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from organisation.models import Membership, Term, UnitVersion

Row = TypeVar("Row", bound=Model)


def overlaps() -> dict[str, int]:
    """How many rows begin while an earlier one of the same thing still holds, by what they are."""
    return {
        "unit_versions": _overlapping(UnitVersion.objects.all(), "unit").count(),
        "codes": _overlapping(UnitVersion.objects.all(), "level", "code").count(),
        "seats": _overlapping(Membership.objects.all(), "person", "unit", "position").count(),
        "terms": _overlapping(Term.objects.all(), "unit", "body").count(),
    }


def overlap_count() -> int:
    """All of them; health is 0. They are shown, not mended: only a person knows which day is wrong."""
    return sum(overlaps().values())


def _overlapping(rows: QuerySet[Row], *same: str) -> QuerySet[Row]:
    still = Q(valid_to=None) | Q(valid_to__gt=OuterRef("valid_from"))
    earlier = Q(valid_from__lt=OuterRef("valid_from")) | Q(valid_from=OuterRef("valid_from"), pk__lt=OuterRef("pk"))
    others = rows.model._base_manager.filter(still, earlier)  # noqa: SLF001 -- Django's documented way to any model's rows
    return rows.filter(Exists(others.filter(**{field: OuterRef(field) for field in same})))
