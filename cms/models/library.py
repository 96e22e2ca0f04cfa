"""The legal texts of the library."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text.documents import is_document_number
from core.text.names import collation_key
from core.text.search import fold, search_terms


class DocumentKind(models.TextChoices):
    """What kind of legal text it is."""

    LAW = "law", _("Luật")
    RESOLUTION = "resolution", _("Nghị quyết")
    DECREE = "decree", _("Nghị định")
    CIRCULAR = "circular", _("Thông tư")
    DECISION = "decision", _("Quyết định")
    PLAN = "plan", _("Kế hoạch")
    GUIDANCE = "guidance", _("Hướng dẫn")
    CONCLUSION = "conclusion", _("Kết luận")


class Subject(models.TextChoices):
    """What it is about."""

    EMULATION = "emulation", _("Thi đua, khen thưởng")
    TRAINING = "training", _("Đào tạo, bồi dưỡng")
    DIGITAL = "digital", _("Chuyển đổi số")
    DATA = "data", _("Dữ liệu, an ninh mạng")
    FRONT = "front", _("Công tác Mặt trận")


class Validity(models.TextChoices):
    """Whether a text holds today."""

    IN_FORCE = "in-force", _("Đang có hiệu lực")
    COMING = "coming", _("Chưa có hiệu lực")
    ENDED = "ended", _("Hết hiệu lực, đã thay thế")


class DocumentQuerySet(QuerySet["LibraryDocument"]):
    """Legal texts, narrowed down."""

    @staticmethod
    def wishes_of(asked: Mapping[str, str]) -> dict[str, str]:
        """What an address asks for; an unknown kind, subject or state asks for nothing."""
        return {
            "query": asked.get("query", "")[:100],
            "kind": asked.get("kind", "") if asked.get("kind") in DocumentKind else "",
            "subject": asked.get("subject", "") if asked.get("subject") in Subject else "",
            "issuer": asked.get("issuer", "")[:200],
            "state": asked.get("state", "") if asked.get("state") in Validity else "",
        }

    def matching(
        self, *, query: str = "", kind: str = "", subject: str = "", issuer: str = "", state: str = ""
    ) -> "DocumentQuerySet":
        """Those of the kind, subject and issuer, in force or not today, that hold all the words, abbreviated or not."""
        named = (("kind", kind), ("subject", subject), ("issuer", issuer))
        found = self.filter(**{name: value for name, value in named if value})
        ways = [Q(*(Q(search_key__contains=word) for word in term.split())) for term in search_terms(query)]
        found = found.filter(reduce(or_, ways)) if ways else found
        return found.in_state(state) if state else found

    def in_state(self, state: str) -> "DocumentQuerySet":
        """Those that hold today, that will hold, or that hold no longer."""
        today = timezone.localdate()
        ended = Q(expired_on__lte=today) | Q(replaced_by__isnull=False, replaced_by__effective_on__lte=today)
        if state == Validity.ENDED:
            return self.filter(ended)
        coming = Q(effective_on__gt=today)
        return self.filter(coming) if state == Validity.COMING else self.exclude(ended).exclude(coming)

    def issuers(self) -> list[str]:
        """Who issued any of them, in order."""
        return sorted(set(self.order_by().values_list("issuer", flat=True)), key=collation_key)


class LibraryDocument(models.Model):
    """A legal text as the library lists it; the file may follow later."""

    number = models.CharField(_("số, ký hiệu"), max_length=60, help_text=_("Ví dụ 152/2025/NĐ-CP, 12-KL/TW."))
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=DocumentKind.choices)
    title = models.CharField(_("trích yếu"), max_length=500)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200)
    subject = models.CharField(_("lĩnh vực"), max_length=20, choices=Subject.choices, default=Subject.FRONT)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    effective_on = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    expired_on = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        verbose_name=_("được thay thế bởi"),
    )
    file = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("tệp"),
    )
    search_key = models.TextField(editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = (F("issued_on").desc(nulls_last=True), "number")
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        constraints = (
            models.UniqueConstraint(
                fields=("number", "issuer"),
                name="one_text_per_number_of_an_issuer",
                violation_error_message=_("Văn bản số này của cơ quan này đã có trong thư viện."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Save with the key under which it is found."""
        labels = (self.get_kind_display(), self.get_subject_display())
        self.search_key = fold(" ".join((self.number, self.title, self.issuer, *map(str, labels))))
        super().save(*args, **options)

    def clean(self) -> None:
        """Refuse a number that is none; dates that run backwards."""
        if not is_document_number(self.number):
            raise ValidationError(
                {"number": _("Số, ký hiệu chưa đúng mẫu. Đồng chí ghi như 152/2025/NĐ-CP hoặc 12-KL/TW.")}
            )
        days = [day for day in (self.issued_on, self.effective_on, self.expired_on) if day]
        if days != sorted(days):
            raise ValidationError(_("Ngày ban hành, ngày có hiệu lực và ngày hết hiệu lực phải theo thứ tự."))
