"""One decision that changes many units on one day, kept from its draft to its undoing."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from organisation.models.dated import Dated


class ReorganisationState(models.TextChoices):
    """How far a reorganisation has come."""

    DRAFT = "draft", _("dự thảo")
    APPLIED = "applied", _("đã thực hiện")
    UNDONE = "undone", _("đã hoàn tác")


class Reorganisation(models.Model):
    """What a decision orders: `order` is the plain form of `organisation.calculations`' order, `digest` that of its file.

    Rows that it began or ended name it (`Reorganised`), so that undoing it is exact.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    happens_on = models.DateField(_("ngày hiệu lực"))
    decision = models.CharField(_("số quyết định"), max_length=60, blank=True)
    title = models.CharField(_("tên gọi"), max_length=200, blank=True)
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=ReorganisationState.choices, default=ReorganisationState.DRAFT
    )
    order = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="drafted_reorganisations"
    )
    drafted_at = models.DateTimeField(auto_now_add=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="applied_reorganisations"
    )
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="undone_reorganisations"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-happens_on", "-pk")
        verbose_name = _("đợt sắp xếp")
        verbose_name_plural = _("đợt sắp xếp")

    def __str__(self) -> str:
        return self.title or self.decision or f"Reorganisation {self.pk}"

    @property
    def eve(self) -> date:
        """The last day of the old units."""
        return self.happens_on - timedelta(days=1)


class Reorganised(Dated):
    """A dated row that remembers which reorganisation began it and which ended it."""

    begun_by = models.ForeignKey(
        Reorganisation, null=True, blank=True, on_delete=models.PROTECT, related_name="begun_%(class)ss"
    )
    ended_by = models.ForeignKey(
        Reorganisation, null=True, blank=True, on_delete=models.PROTECT, related_name="ended_%(class)ss"
    )

    class Meta(Dated.Meta):
        abstract = True
