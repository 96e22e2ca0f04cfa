"""Quizzes on paper: printed variants, the sheet each person fills in, and the photographs of them that come back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from core.storage import private_storage
from quizzes.models.attempts import Attempt
from quizzes.models.quizzes import Quiz


class PrintRun(models.Model):
    """So many variants of a quiz, drawn and printed at once under the rules of that moment."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="print_runs")
    title = models.CharField(_("kỳ kiểm tra"), max_length=200)
    held_on = models.DateField(_("ngày kiểm tra"))
    policy = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-held_on", "-created_at")

    def __str__(self) -> str:
        return self.title


class PaperVariant(models.Model):
    """One variant ("mã đề"); `paper` is what an attempt at it will hold."""

    print_run = models.ForeignKey(PrintRun, on_delete=models.CASCADE, related_name="variants")
    code = models.CharField(_("mã đề"), max_length=10)
    paper = models.JSONField()

    class Meta:
        ordering = ("print_run", "code")
        constraints = (models.UniqueConstraint(fields=("print_run", "code"), name="variant_codes_differ"),)

    def __str__(self) -> str:
        return self.code


class AnswerSheet(models.Model):
    """A printed answer sheet: `code` is in its QR; whose it is may be printed on it or read from it later."""

    code = models.CharField(max_length=20, unique=True)
    variant = models.ForeignKey(PaperVariant, on_delete=models.PROTECT, related_name="sheets")
    learner = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="answer_sheets",
        verbose_name=_("người làm bài"),
    )
    attempt = models.OneToOneField(Attempt, null=True, on_delete=models.PROTECT, related_name="answer_sheet")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ScanState(models.TextChoices):
    """How far a photographed sheet has come."""

    WAITING = "waiting", _("chờ đọc")
    UNCLEAR = "unclear", _("cần người xem lại")
    READ = "read", _("đã đọc")
    TAKEN = "taken", _("đã nhận vào bài")
    REFUSED = "refused", _("không dùng")


class SheetScan(models.Model):
    """A scanned or photographed sheet. `reading` is `{position: {"chosen": [letters], "sure": 0…1}}`, corrected where a person did so."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    print_run = models.ForeignKey(PrintRun, on_delete=models.CASCADE, related_name="scans")
    sheet = models.ForeignKey(AnswerSheet, null=True, on_delete=models.PROTECT, related_name="scans")
    picture = models.FileField(_("ảnh"), upload_to="sheets/%Y/%m", storage=private_storage)
    sha256 = models.CharField(max_length=64)
    reading = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=ScanState.choices, default=ScanState.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("uploaded_at",)
        constraints = (models.UniqueConstraint(fields=("print_run", "sha256"), name="a_scan_is_taken_once"),)

    def __str__(self) -> str:
        return str(self.uid)
