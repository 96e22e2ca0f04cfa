"""Scoring tables, kept as the data they are; scores are computed, never stored, while a table is open."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import Unit


class TableStatus(models.TextChoices):
    """Whether a table still changes, scores, or is history."""

    DRAFT = "draft", _("bản thảo")
    OPEN = "open", _("đang áp dụng")
    CLOSED = "closed", _("đã thay thế")


class ScoringTable(models.Model):
    """A version of the table by which a unit's communes are scored for a period.

    `document` is the whole table in the format of `score_units`; what stands beside it is taken from it. A table that
    was opened is never changed: a correction is a new version.
    """

    owner = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="scoring_tables", verbose_name=_("đơn vị ban hành")
    )
    code = models.SlugField(_("mã"), max_length=60)
    version = models.PositiveSmallIntegerField(_("phiên bản"))
    status = models.CharField(_("trạng thái"), max_length=10, choices=TableStatus.choices, default=TableStatus.DRAFT)
    name = models.CharField(_("tên"), max_length=300)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    period_start = models.DateField(_("từ ngày"))
    period_end = models.DateField(_("đến hết ngày"))
    as_of = models.DateTimeField(_("chốt số liệu lúc"))
    document = models.JSONField(_("nội dung"))
    opened_at = models.DateTimeField(_("mở lúc"), null=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("bảng điểm")
        verbose_name_plural = _("bảng điểm")
        ordering = ("-period_start", "code", "-version")
        constraints = (
            models.UniqueConstraint(fields=("owner", "code", "version"), name="one_table_per_version"),
            models.UniqueConstraint(
                fields=("owner", "code"), condition=models.Q(status="open"), name="one_open_version_per_table"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"
