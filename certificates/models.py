"""The register of certificates. A row is never deleted and never changes but for how it ends; a number is never reused."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from certificates.formats.snapshot import Snapshot
from core.ids import uuid7
from core.storage import private_storage
from core.text.codes import grouped
from courses.models import CoursePage, Enrolment
from organisation.models import Membership, Unit


class Register(models.Model):
    """An issuer's register of one year: `last` is the last number given. Its row is locked while one is given."""

    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registers")
    year = models.PositiveSmallIntegerField(_("năm"))
    last = models.PositiveIntegerField(_("số cuối"), default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("issuer", "year"), name="one_register_per_year"),)

    def __str__(self) -> str:
        return f"{self.issuer_id}/{self.year}"


class Status(models.TextChoices):
    """Whether a certificate still says what is so."""

    VALID = "valid", _("còn hiệu lực")
    REVOKED = "revoked", _("đã thu hồi")
    REPLACED = "replaced", _("đã thay thế")


class Certificate(models.Model):
    """A certificate as issued: whose, for what, by whom, under which number.

    `seat` is the membership held at issue; `snapshot` is the `Snapshot` from which it is drawn for ever.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certificates")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="certificates")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="certificates")
    seat = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="certificates")
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="issued_certificates")
    year = models.PositiveSmallIntegerField(_("năm"))
    sequence = models.PositiveIntegerField(_("số thứ tự"))
    number = models.CharField(_("số"), max_length=40)
    code = models.CharField(_("mã tra cứu"), max_length=16, unique=True)
    snapshot = models.JSONField(_("nội dung"))
    issued_at = models.DateTimeField(_("cấp lúc"), default=timezone.now)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(_("trạng thái"), max_length=10, choices=Status.choices, default=Status.VALID)
    ended_at = models.DateTimeField(_("hết hiệu lực lúc"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    replaced_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        ordering = ("-issued_at", "-pk")
        verbose_name = _("giấy chứng nhận")
        verbose_name_plural = _("giấy chứng nhận")
        indexes = (models.Index(fields=("course", "issued_at"), name="certificate_of_course"),)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=("issuer", "year", "sequence"), name="register_number_is_given_once"),
            models.UniqueConstraint(
                fields=("enrolment",), condition=~models.Q(status=Status.REPLACED), name="one_certificate_per_enrolment"
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.VALID, ended_at=None)
                | (~models.Q(status=Status.VALID) & models.Q(ended_at__isnull=False)),
                name="what_is_not_valid_has_ended",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | models.Q(status=Status.REPLACED),
                name="only_replaced_has_successor",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def grouped_code(self) -> str:
        """The verification code as it is printed and stands in addresses."""
        return grouped(self.code)

    @cached_property
    def facts(self) -> Snapshot:
        """The snapshot, read."""
        return Snapshot.from_json(self.snapshot)


class Rendition(models.Model):
    """A PDF that was drawn of a certificate: whoever holds a file of this SHA-256 holds the genuine one.

    Drawn again after its file was lost it is the same file; with a newer typesetter it is one more rendition.
    """

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="renditions")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("số byte"))
    file = models.FileField(storage=private_storage, upload_to="certificates/", max_length=200)
    rendered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-rendered_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("certificate", "sha256"), name="one_rendition_per_content"),)

    def __str__(self) -> str:
        return self.sha256[:12]
