"""Programmes of study and the duty to follow them: who has it, since when, until when, and why not."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from courses.models.pages import CoursePage
from organisation.models import Category, Membership, Position, TeamKind, Unit


class ProgrammeKind(models.TextChoices):
    """What a programme is for."""

    PATH = "path", _("lộ trình học tập")
    STUDY_DRIVE = "study_drive", _("đợt quán triệt, học tập nghị quyết")


class Programme(models.Model):
    """A tree of courses with rules of its own; its root is the node without a parent, its renewal another such tree.

    A period of duty holds for `valid_months` after it was met, and may be renewed `renewal_days` before that ends.
    """

    code = models.SlugField(_("mã"), max_length=60, unique=True)
    title = models.CharField(_("tên chương trình"), max_length=200)
    kind = models.CharField(_("loại"), max_length=20, choices=ProgrammeKind.choices, default=ProgrammeKind.PATH)
    summary = models.TextField(_("giới thiệu"), blank=True)
    document = models.CharField(_("văn bản"), max_length=60, blank=True)
    owner_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="programmes", verbose_name=_("đơn vị tổ chức")
    )
    valid_months = models.PositiveSmallIntegerField(_("có giá trị (tháng)"), null=True, blank=True)
    renewal_days = models.PositiveSmallIntegerField(_("học lại trước khi hết hạn (ngày)"), default=60)
    grace_days = models.PositiveSmallIntegerField(_("gia hạn sau hạn chót (ngày)"), default=0)
    # Days before the due day on which people are reminded; negative ones lie after it.
    reminder_days = models.JSONField(_("ngày nhắc trước hạn"), default=list, blank=True)
    opened_at = models.DateTimeField(_("áp dụng từ"), null=True, blank=True)
    closed_at = models.DateTimeField(_("thôi áp dụng từ"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("code",)
        verbose_name = _("chương trình học")
        verbose_name_plural = _("chương trình học")

    def __str__(self) -> str:
        return self.title


class NodeKind(models.TextChoices):
    """When a node of the tree is met."""

    COURSE = "course", _("hoàn thành khóa học")
    ALL = "all", _("hoàn thành tất cả")
    ANY = "any", _("hoàn thành ít nhất")
    POINTS = "points", _("đạt ít nhất số điểm")


class ProgrammeNode(models.Model):
    """A course of a programme, or a group of nodes.

    `needed` is how many of its parts (any) or how many points (points) a group asks for; `points` is what the node is
    worth to its parent. In an ordered group a part opens when those before it are met; `delay_days` after the duty began.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    is_renewal = models.BooleanField(_("đường học lại"), default=False)
    order = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("điều kiện"), max_length=20, choices=NodeKind.choices)
    title = models.CharField(_("tên phần"), max_length=200, blank=True)
    course = models.ForeignKey(
        CoursePage, null=True, blank=True, on_delete=models.PROTECT, related_name="programme_nodes"
    )
    is_ordered = models.BooleanField(_("học lần lượt"), default=False)
    needed = models.PositiveSmallIntegerField(_("số lượng cần"), default=0)
    points = models.PositiveSmallIntegerField(_("số điểm"), default=0)
    delay_days = models.PositiveSmallIntegerField(_("mở sau (ngày)"), default=0)

    class Meta:
        ordering = ("programme", "is_renewal", "order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind=NodeKind.COURSE, course__isnull=False)
                | (~models.Q(kind=NodeKind.COURSE) & models.Q(course=None)),
                name="only_course_nodes_have_a_course",
            ),
        )

    def __str__(self) -> str:
        return self.title or f"{self.programme_id}.{self.order}"


class DueBasis(models.TextChoices):
    """From when the days until the due day are counted."""

    FIXED = "fixed", _("một ngày cố định")
    ASSIGNMENT = "assignment", _("ngày được giao")
    ENTRY = "entry", _("ngày bắt đầu giữ chức vụ")


class AssignmentRule(models.Model):
    """Whom a programme concerns: everybody who holds a seat that fits, from the day they hold it.

    An empty condition asks nothing. Months in post are counted from the seat's first day, predecessors included.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rules")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignment_rules")
    categories = models.JSONField(_("diện"), default=list, blank=True)
    positions = models.ManyToManyField(Position, blank=True, verbose_name=_("chức vụ"))
    team_kind = models.CharField(_("loại tổ"), max_length=20, choices=TeamKind.choices, blank=True)
    months_from = models.PositiveSmallIntegerField(_("giữ chức vụ từ (tháng)"), null=True, blank=True)
    months_to = models.PositiveSmallIntegerField(_("giữ chức vụ dưới (tháng)"), null=True, blank=True)
    due_basis = models.CharField(_("hạn tính từ"), max_length=20, choices=DueBasis.choices)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(_("số ngày"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(_("thôi giao từ"), null=True, blank=True)

    class Meta:
        ordering = ("programme", "pk")

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.unit_id}"


class DutyState(models.TextChoices):
    """How a period of duty stands; overdue is a matter of the day and not stored."""

    OPEN = "open", _("đang thực hiện")
    MET = "met", _("đã hoàn thành")
    WAIVED = "waived", _("được miễn")
    ENDED = "ended", _("thôi thuộc diện")
    LAPSED = "lapsed", _("hết giá trị")


class Duty(models.Model):
    """One period in which a person must follow a programme: periods are kept for ever, and only one at a time is open."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="duties")
    learner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="duties")
    seat = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="duties")
    # Without a rule it was given by hand.
    rule = models.ForeignKey(AssignmentRule, null=True, on_delete=models.SET_NULL, related_name="duties")
    period = models.PositiveSmallIntegerField(_("kỳ"), default=1)
    is_renewal = models.BooleanField(_("kỳ học lại"), default=False)
    state = models.CharField(max_length=20, choices=DutyState.choices, default=DutyState.OPEN)
    # Everybody given the programme in one act has the same moment here.
    assigned_at = models.DateTimeField(_("giao lúc"), default=timezone.now)
    begun_on = models.DateField(_("giao ngày"))
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    valid_until = models.DateField(_("có giá trị đến hết ngày"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("programme", "learner", "period")
        constraints = (
            models.UniqueConstraint(fields=("programme", "learner", "period"), name="duty_periods_are_numbered"),
            models.UniqueConstraint(
                fields=("programme", "learner"),
                condition=models.Q(state=DutyState.OPEN),
                name="one_open_period_of_duty",
            ),
        )
        indexes = (
            models.Index(fields=("programme", "state", "due_on"), name="duties_by_day"),
            models.Index(fields=("state", "valid_until"), name="duties_to_renew"),
            models.Index(fields=("programme", "assigned_at"), name="duties_of_one_act"),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.programme_id} #{self.period}"


class DutyReminder(models.Model):
    """That a learner was reminded of a duty, `days` before `due_on` (after it, where negative): once for each."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="reminders")
    due_on = models.DateField(_("hạn"))
    days = models.SmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("duty", "due_on", "days"), name="reminded_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.days}"


class AnnualRequirement(models.Model):
    """So many periods (tiết) of training a year are advised for a category of cadres; nobody else has a number."""

    category = models.CharField(_("diện"), max_length=20, choices=Category.choices)
    year = models.PositiveSmallIntegerField(_("năm"))
    periods = models.DecimalField(_("số tiết"), max_digits=5, decimal_places=1)
    document = models.CharField(_("văn bản"), max_length=60, blank=True)

    class Meta:
        ordering = ("-year", "category")
        constraints = (models.UniqueConstraint(fields=("category", "year"), name="one_requirement_per_year"),)
        verbose_name = _("số tiết hằng năm")
        verbose_name_plural = _("số tiết hằng năm")

    def __str__(self) -> str:
        return f"{self.category} {self.year}: {self.periods}"
