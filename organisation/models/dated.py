"""What holds for a time: from a day (inclusive) to a day (exclusive) or until further notice."""

from datetime import date, timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row", bound=models.Model)


class DatedQuerySet(models.QuerySet[Row]):
    """Rows that hold for a time."""

    def at(self, day: date) -> Self:
        """Only what holds on that day."""
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=day), valid_from__lte=day)

    def within(self, start: date, end: date | None) -> Self:
        """Only what holds on at least one day of `[start, end)`; without an end, of all days from the start."""
        rows = self.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=start))
        return rows.filter(valid_from__lt=end) if end else rows


class Dated(models.Model):
    """Something that holds from a day (inclusive) to a day (exclusive) or until further notice."""

    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            ),
        )

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None until further notice."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None
