"""Cohorts (lớp), the sessions at which they meet, and who attended."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from courses.models import CoursePage
from organisation.models import Membership, Unit

# A lesson that attendance completes names it as "attendance:<code of the course>".
ACTIVITY_KIND = "attendance"


class Cohort(models.Model):
    """A class: people who take a course together, with dates and trainers.

    Who was present for `attendance_percent` of its sessions has attended; a lesson completed by attendance names the
    cohort's course, not the cohort, so that any class of the course will do.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.SlugField(_("mã lớp"), max_length=60, unique=True)
    title = models.CharField(_("tên lớp"), max_length=200)
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="cohorts", verbose_name=_("khóa học"))
    owner_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="cohorts", verbose_name=_("đơn vị tổ chức")
    )
    starts_on = models.DateField(_("khai giảng"))
    ends_on = models.DateField(_("bế giảng"))
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(_("số chỗ"), null=True, blank=True)
    is_open = models.BooleanField(_("cho tự đăng ký"), default=False)
    periods = models.DecimalField(_("số tiết"), max_digits=5, decimal_places=1, null=True, blank=True)
    attendance_percent = models.PositiveSmallIntegerField(_("phải dự ít nhất (% số buổi)"), default=80)
    trainers = models.ManyToManyField(
        Person, blank=True, related_name="cohorts_taught", verbose_name=_("giảng viên, báo cáo viên")
    )
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-starts_on", "code")
        verbose_name = _("lớp")
        verbose_name_plural = _("lớp")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="cohorts_end_after_they_start"
            ),
        )

    def __str__(self) -> str:
        return self.title


class CohortMember(models.Model):
    """A person's place in a class, with the seat held when it was given.

    `score` (0–10), `grade` and `certificate_number` are what the class's own list says of its result; a number there
    is none of this platform's register.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="members")
    learner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cohort_places")
    seat = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="cohort_places")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    score = models.DecimalField(_("điểm"), max_digits=4, decimal_places=2, null=True, blank=True)
    grade = models.CharField(_("xếp loại"), max_length=60, blank=True)
    certificate_number = models.CharField(_("số giấy chứng nhận"), max_length=80, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("cohort", "learner"), name="one_place_in_a_class"),)

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.cohort_id}"


class Session(models.Model):
    """One meeting of a class; `secret` makes the codes that change on the screen in the hall."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("nội dung buổi"), max_length=200)
    starts_at = models.DateTimeField(_("bắt đầu"))
    ends_at = models.DateTimeField(_("kết thúc"))
    place = models.CharField(_("địa điểm, điểm cầu"), max_length=200, blank=True)
    link = models.URLField(_("đường dẫn vào phòng họp"), blank=True)
    trainer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("giảng viên")
    )
    secret = models.CharField(max_length=64, editable=False)
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True, blank=True)

    class Meta:
        ordering = ("starts_at",)
        verbose_name = _("buổi học")
        verbose_name_plural = _("buổi học")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="sessions_end_after_they_start"
            ),
        )

    def __str__(self) -> str:
        return self.title


class HeadCount(models.Model):
    """How many came to a session at one bridge point (điểm cầu), as a summary says: numbers without names."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="head_counts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="head_counts", verbose_name=_("điểm cầu"))
    summoned = models.PositiveIntegerField(_("số triệu tập"))
    present = models.PositiveIntegerField(_("số có mặt"))
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("session", "unit"), name="one_head_count_per_bridge_point"),
            models.CheckConstraint(
                condition=models.Q(present__lte=models.F("summoned")), name="no_more_came_than_were_summoned"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} at {self.session_id}: {self.present}/{self.summoned}"


class Presence(models.TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", _("có mặt")
    LATE = "late", _("đến muộn")
    EXCUSED = "excused", _("vắng có phép")
    ABSENT = "absent", _("vắng không phép")


class AttendanceSource(models.TextChoices):
    """How it became known."""

    CODE = "code", _("quét mã tại lớp")
    TRAINER = "trainer", _("giảng viên ghi")
    LIST = "list", _("danh sách điểm danh")


class Attendance(models.Model):
    """Whether a learner was at a session; a trainer's word replaces what a code said, and the log keeps both."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    learner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    presence = models.CharField(max_length=20, choices=Presence.choices)
    source = models.CharField(max_length=20, choices=AttendanceSource.choices)
    remark = models.CharField(_("ghi chú"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "learner"), name="one_attendance_per_session"),)

    def __str__(self) -> str:
        return f"{self.learner_id} at {self.session_id}: {self.presence}"
