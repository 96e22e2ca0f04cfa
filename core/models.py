"""The log of everything that happened and what has been told of it; shared base models."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LogSeal(models.Model):
    """A batch of the log, hashed together with the seal before it: altering, adding or removing a sealed entry shows.

    `hash` is SHA-256 over the previous hash and the entries' canonical JSON in order of id.
    """

    number = models.PositiveIntegerField(primary_key=True)
    count = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"seal {self.number} of {self.count} entries"


class LogEntry(models.Model):
    """One fact: written with the change it describes, never altered afterwards.

    The log is the outbox too: `delivered_at` stays empty until every handler has been told.
    """

    id = models.UUIDField(primary_key=True)
    event = models.CharField(_("việc"), max_length=100, db_index=True)
    payload = models.JSONField(_("nội dung"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("người làm")
    )
    occurred_at = models.DateTimeField(_("lúc"), default=timezone.now, db_index=True)
    delivered_at = models.DateTimeField(null=True)
    seal = models.ForeignKey(LogSeal, null=True, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        ordering = ("occurred_at",)
        indexes = (
            models.Index(fields=("occurred_at",), condition=models.Q(seal=None), name="core_log_unsealed"),
            models.Index(
                fields=("occurred_at",), condition=models.Q(delivered_at__isnull=True), name="core_log_undelivered"
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} at {self.occurred_at:%Y-%m-%d %H:%M}"


class Delivery(models.Model):
    """One handler has been told of one fact; its absence means it still must be."""

    entry = models.ForeignKey(LogEntry, on_delete=models.CASCADE, related_name="deliveries")
    handler = models.CharField(max_length=200)
    delivered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "handler"), name="one_delivery_per_handler"),)

    def __str__(self) -> str:
        return f"{self.handler} <- {self.entry_id}"


class PeriodicRun(models.Model):
    """When a periodic job last ran, and until when a process holds it."""

    name = models.CharField(max_length=100, primary_key=True)
    lease_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class PageBase(models.Model):
    """What every page of ours has beside Wagtail's own fields (an abstract mixin: docs/decisions/0002-pages.md)."""

    summary = models.CharField(
        _("tóm tắt"), max_length=300, blank=True, help_text=_("Một hai câu, hiện ở danh mục và khi chia sẻ.")
    )

    class Meta:
        abstract = True
