"""How attempts were marked: one run after another, none ever changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempts import Answer, Attempt
from quizzes.models.bank import QuestionVersion


class GradingTrigger(models.TextChoices):
    """Why an attempt was marked."""

    CLOSING = "closing", _("nộp bài")
    REGRADE = "regrade", _("chấm lại")


class GradingRun(models.Model):
    """One marking of one attempt; the run with the highest number stands."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="grading_runs")
    number = models.PositiveSmallIntegerField()
    trigger = models.CharField(max_length=20, choices=GradingTrigger.choices)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    scored = models.DecimalField(_("số điểm"), max_digits=8, decimal_places=3)
    out_of = models.DecimalField(_("trên"), max_digits=8, decimal_places=3)
    percent = models.DecimalField(_("điểm"), max_digits=5, decimal_places=2)
    is_passed = models.BooleanField(_("đạt"))
    graded_at = models.DateTimeField(_("chấm lúc"), default=timezone.now)
    graded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("attempt", "number")
        constraints = (models.UniqueConstraint(fields=("attempt", "number"), name="grading_runs_are_numbered"),)

    def __str__(self) -> str:
        return f"{self.attempt_id} run {self.number}: {self.percent}"


class ItemGrade(models.Model):
    """What one answer earned in one run; `answer` is empty where none was given."""

    run = models.ForeignKey(GradingRun, on_delete=models.CASCADE, related_name="item_grades")
    position = models.PositiveSmallIntegerField()
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="item_grades")
    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="grades")
    scored = models.DecimalField(max_digits=6, decimal_places=3)
    out_of = models.DecimalField(max_digits=6, decimal_places=3)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("run", "position"), name="one_grade_per_position"),)

    def __str__(self) -> str:
        return f"{self.run_id}.{self.position}: {self.scored}/{self.out_of}"
