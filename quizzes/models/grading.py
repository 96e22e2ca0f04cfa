"""How attempts were marked: one run after another, none ever changed; and the people who mark, correct and release."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from quizzes.models.attempts import Answer, Attempt
from quizzes.models.questions import QuestionVersion
from quizzes.models.quizzes import Quiz


class RegradeKind(models.TextChoices):
    """How a question that turned out to be faulty is made good."""

    KEY = "key", _("sửa đáp án")
    FULL_MARKS = "full_marks", _("cho mọi người đủ điểm câu này")
    DROP = "drop", _("bỏ câu này khỏi bài")


class RegradeState(models.TextChoices):
    """How far a request has come."""

    WAITING = "waiting", _("chờ duyệt")
    APPLIED = "applied", _("đã chấm lại")
    REFUSED = "refused", _("không duyệt")


class Regrade(models.Model):
    """A request to mark a question anew: what, why, what it would change, who asked and who approved.

    It covers the attempts of `quiz`, or of every quiz without one. `key` is the corrected key. `difference` is the dry run that
    the approver saw: `{"attempts": n, "higher": n, "lower": n, "newly_passed": n, "newly_failed": n, "runs": {attempt pk: [old %, new %]}}`.
    Once applied it also holds for attempts that are marked later; the newest applied one counts.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="regrades")
    quiz = models.ForeignKey(Quiz, null=True, blank=True, on_delete=models.PROTECT, related_name="regrades")
    kind = models.CharField(_("cách chấm lại"), max_length=20, choices=RegradeKind.choices)
    key = models.JSONField(_("đáp án sửa lại"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=500, help_text=_("Người học sẽ đọc câu này."))
    difference = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=RegradeState.choices, default=RegradeState.WAITING)
    requested_at = models.DateTimeField(_("đề nghị lúc"), default=timezone.now)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    remark = models.CharField(_("ý kiến người duyệt"), max_length=500, blank=True)

    class Meta:
        ordering = ("-requested_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "quiz"),
                condition=models.Q(state=RegradeState.WAITING),
                name="one_waiting_regrade_per_quiz",
            ),
            models.UniqueConstraint(
                fields=("version",),
                condition=models.Q(state=RegradeState.WAITING, quiz=None),
                name="one_waiting_regrade_everywhere",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=RegradeKind.KEY) | models.Q(key__isnull=False),
                name="corrected_keys_are_written_down",
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id}: {self.kind}"


class GradingTrigger(models.TextChoices):
    """Why an attempt was marked."""

    CLOSING = "closing", _("nộp bài")
    MARKING = "marking", _("giảng viên chấm xong")
    REGRADE = "regrade", _("chấm lại")


class GradingRun(models.Model):
    """One marking of one attempt; the run with the highest number stands.

    `outstanding` items still wait for a person: until they are marked there is no percentage and nobody has passed.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="grading_runs")
    number = models.PositiveSmallIntegerField()
    trigger = models.CharField(max_length=20, choices=GradingTrigger.choices)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    regrade = models.ForeignKey(Regrade, null=True, on_delete=models.PROTECT, related_name="runs")
    scored = models.DecimalField(_("số điểm"), max_digits=8, decimal_places=3)
    out_of = models.DecimalField(_("trên"), max_digits=8, decimal_places=3)
    outstanding = models.PositiveSmallIntegerField(_("số câu chờ chấm"), default=0)
    percent = models.DecimalField(_("điểm"), max_digits=5, decimal_places=2, null=True)
    is_passed = models.BooleanField(_("đạt"), null=True)
    graded_at = models.DateTimeField(_("chấm lúc"), default=timezone.now)
    graded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("attempt", "number")
        constraints = (
            models.UniqueConstraint(fields=("attempt", "number"), name="grading_runs_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(outstanding=0, percent__isnull=False) | models.Q(outstanding__gt=0, percent=None),
                name="only_whole_runs_have_a_percentage",
            ),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id} run {self.number}: {self.percent}"


class MarkedBy(models.TextChoices):
    """Where the points of an item come from."""

    RULE = "rule", _("máy chấm theo đáp án")
    PERSON = "person", _("giảng viên chấm")
    AWARDED = "awarded", _("cho đủ điểm")
    DROPPED = "dropped", _("câu đã bỏ")
    NOBODY = "nobody", _("không tính điểm")


class ItemGrade(models.Model):
    """What one answer earned in one run; `answer` is empty where none was given, `scored` while a person has to mark it."""

    run = models.ForeignKey(GradingRun, on_delete=models.CASCADE, related_name="item_grades")
    position = models.PositiveSmallIntegerField()
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="item_grades")
    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="grades")
    scored = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    out_of = models.DecimalField(max_digits=6, decimal_places=3)
    marked_by = models.CharField(max_length=10, choices=MarkedBy.choices, default=MarkedBy.RULE)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("run", "position"), name="one_grade_per_position"),)

    def __str__(self) -> str:
        return f"{self.run_id}.{self.position}: {self.scored}/{self.out_of}"


class MarkingState(models.TextChoices):
    """How far the marking of one answer by people has come."""

    WAITING = "waiting", _("chờ chấm")
    SECOND = "second", _("chờ người chấm thứ hai")
    DIFFERS = "differs", _("hai người chấm lệch nhau")
    SETTLED = "settled", _("đã chấm xong")


class MarkingTask(models.Model):
    """An answer that people have to mark; the queue of markers. `claimed_by` holds it for a while, so that two do not read the same.

    Where `markers` is 2 and their marks lie too far apart (`calculations.are_apart`), a third person settles it. What was settled
    once keeps its mark until it is settled again.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="marking_tasks")
    position = models.PositiveSmallIntegerField()
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="marking_tasks")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="marking_tasks")
    markers = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=20, choices=MarkingState.choices, default=MarkingState.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("created_at", "position")
        constraints = (models.UniqueConstraint(fields=("attempt", "position"), name="one_marking_task_per_item"),)
        indexes = (
            models.Index(
                fields=("version", "created_at"), condition=~models.Q(state=MarkingState.SETTLED), name="marking_queue"
            ),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id}.{self.position}: {self.state}"


class ManualMark(models.Model):
    """What one person gave one answer: `points` by criterion of the rubric, and their sum.

    `role` 1 and 2 mark alone; 3 settles where they differ, and every later one where the answer is looked at again. A draft
    counts for nothing.
    """

    task = models.ForeignKey(MarkingTask, on_delete=models.CASCADE, related_name="marks")
    role = models.PositiveSmallIntegerField(default=1)
    points = models.JSONField(default=dict)
    scored = models.DecimalField(max_digits=6, decimal_places=3)
    out_of = models.DecimalField(max_digits=6, decimal_places=3)
    remark = models.TextField(_("nhận xét cho người học"), blank=True)
    is_draft = models.BooleanField(_("bản nháp"), default=False)
    marked_at = models.DateTimeField(default=timezone.now)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("task", "role")
        constraints = (
            models.UniqueConstraint(fields=("task", "role"), name="one_mark_per_marker"),
            models.CheckConstraint(
                condition=models.Q(scored__gte=0, scored__lte=models.F("out_of")), name="marks_lie_within_the_points"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id}: {self.scored}/{self.out_of}"


class Release(models.Model):
    """Results of a quiz were opened to their learners, so many at once."""

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="releases")
    count = models.PositiveIntegerField(_("số lượt"))
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    released_at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-released_at",)

    def __str__(self) -> str:
        return f"{self.quiz_id}: {self.count}"


class AppealState(models.TextChoices):
    """What became of it."""

    WAITING = "waiting", _("chờ trả lời")
    UPHELD = "upheld", _("chấp nhận")
    REFUSED = "refused", _("giữ nguyên kết quả")


class Appeal(models.Model):
    """A learner asks to look at a result again; without a position, at all of it."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="appeals")
    position = models.PositiveSmallIntegerField(_("câu"), null=True, blank=True)
    reason = models.TextField(_("nội dung đề nghị"))
    state = models.CharField(max_length=20, choices=AppealState.choices, default=AppealState.WAITING)
    made_at = models.DateTimeField(default=timezone.now)
    reply = models.TextField(_("trả lời"), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-made_at",)
        verbose_name = _("đề nghị phúc khảo")
        verbose_name_plural = _("đề nghị phúc khảo")
        constraints = (
            models.UniqueConstraint(
                fields=("attempt", "position"),
                condition=models.Q(state=AppealState.WAITING),
                name="one_waiting_appeal_per_item",
            ),
            models.UniqueConstraint(
                fields=("attempt",),
                condition=models.Q(state=AppealState.WAITING, position=None),
                name="one_waiting_appeal_of_all",
            ),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.state}"
