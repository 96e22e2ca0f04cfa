"""What people vouch for: work handed in, corrections by a trainer, completions elsewhere."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from core.storage import private_storage
from courses.models.learning import Enrolment
from courses.models.pages import CoursePage
from organisation.models import Unit


class SubmissionState(models.TextChoices):
    """How far a piece of work has come."""

    WAITING = "waiting", _("chờ xem")
    ACCEPTED = "accepted", _("đạt")
    RETURNED = "returned", _("cần làm lại")


class Submission(models.Model):
    """A piece of work handed in for an item; handed in again it is another one."""

    uid = models.UUIDField(default=uuid7, unique=True)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="submissions")
    item_key = models.UUIDField()
    text = models.TextField(_("nội dung"), blank=True)
    file = models.FileField(_("tệp"), upload_to="submissions/%Y/%m", storage=private_storage, blank=True)
    submitted_at = models.DateTimeField(_("nộp lúc"), default=timezone.now)
    state = models.CharField(max_length=20, choices=SubmissionState.choices, default=SubmissionState.WAITING)
    remark = models.TextField(_("nhận xét"), blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_at = models.DateTimeField(_("xem lúc"), null=True)

    class Meta:
        ordering = ("-submitted_at",)
        indexes = (models.Index(fields=("enrolment", "item_key"), name="submissions_of_item"),)

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.item_key}"

    @property
    def course(self) -> CoursePage:
        """The course for which it was made."""
        return self.enrolment.course


class CorrectionKind(models.TextChoices):
    """What a trainer set right."""

    CONFIRMED = "confirmed", _("xác nhận đã làm đạt")
    COMPLETED = "completed", _("công nhận đã xong")
    WITHDRAWN = "withdrawn", _("hủy công nhận do nhầm")


class Correction(models.Model):
    """A trainer set a learner's progress on an item right, and says on what grounds."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="corrections")
    item_key = models.UUIDField()
    kind = models.CharField(max_length=20, choices=CorrectionKind.choices)
    reason = models.CharField(_("lý do"), max_length=300)
    evidence = models.FileField(_("minh chứng"), upload_to="corrections/%Y/%m", storage=private_storage, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.kind}"

    @property
    def course(self) -> CoursePage:
        """The course in which it was made."""
        return self.enrolment.course


class OutsideState(models.TextChoices):
    """What became of a claim."""

    WAITING = "waiting", _("chờ duyệt")
    APPROVED = "approved", _("đã công nhận")
    REFUSED = "refused", _("không công nhận")


class OutsideProvider(models.TextChoices):
    """Where somebody learned."""

    ONETOUCH = "onetouch", _("Nền tảng học trực tuyến mở đại trà OneTouch")
    DIGITAL_LITERACY = "bdhvs", _("Nền tảng Bình dân học vụ số")
    CLASS = "class", _("Lớp tập huấn trực tiếp")
    PAPER = "paper", _("Giấy chứng nhận bản giấy")
    OTHER = "other", _("Nơi khác")


class OutsideCompletion(models.Model):
    """Something learned earlier or elsewhere, claimed with evidence; once approved it may stand for a course of ours."""

    uid = models.UUIDField(default=uuid7, unique=True)
    learner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="outside_completions")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(_("nơi học"), max_length=20, choices=OutsideProvider.choices)
    title = models.CharField(_("tên khóa, lớp"), max_length=300)
    course = models.ForeignKey(
        CoursePage, null=True, blank=True, on_delete=models.PROTECT, related_name="outside_completions"
    )
    completed_on = models.DateField(_("hoàn thành ngày"))
    periods = models.DecimalField(_("số tiết"), max_digits=5, decimal_places=1, null=True, blank=True)
    result = models.CharField(_("kết quả"), max_length=100, blank=True)
    certificate_number = models.CharField(_("số giấy chứng nhận"), max_length=80, blank=True)
    evidence = models.FileField(_("minh chứng"), upload_to="outside/%Y/%m", storage=private_storage, blank=True)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=OutsideState.choices, default=OutsideState.WAITING)
    claimed_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    remark = models.CharField(_("ghi chú khi duyệt"), max_length=300, blank=True)

    class Meta:
        ordering = ("-claimed_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "provider", "title", "completed_on"), name="one_claim_per_course_elsewhere"
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.title}"

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return {OutsideState.APPROVED: "ok", OutsideState.REFUSED: "bad"}.get(OutsideState(self.state), "warn")
