"""What many attempts say about questions and quizzes. All of it is derived and may be computed again."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempts import Attempt
from quizzes.models.questions import QuestionVersion
from quizzes.models.quizzes import Quiz


class ItemStatistics(models.Model):
    """How a version did in a quiz: `choices` counts who chose what `{option id: {"all": n, "top": n, "bottom": n}}`."""

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="item_statistics")
    version = models.ForeignKey(QuestionVersion, on_delete=models.CASCADE, related_name="statistics")
    attempts = models.PositiveIntegerField()
    facility = models.DecimalField(_("tỷ lệ làm được"), max_digits=6, decimal_places=5, null=True)
    discrimination = models.DecimalField(_("độ phân biệt"), max_digits=6, decimal_places=5, null=True)
    choices = models.JSONField(default=dict)
    flags = models.JSONField(default=list)
    computed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("quiz", "version"), name="one_statistic_per_item"),)

    def __str__(self) -> str:
        return f"{self.quiz_id}.{self.version_id}"


class QuizStatistics(models.Model):
    """How a quiz did as a whole; `reliability` is Cronbach's α, which is KR-20 where every item is right or wrong."""

    quiz = models.OneToOneField(Quiz, on_delete=models.CASCADE, related_name="statistics")
    attempts = models.PositiveIntegerField()
    mean_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    deviation = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reliability = models.DecimalField(_("độ tin cậy"), max_digits=6, decimal_places=5, null=True)
    passed = models.PositiveIntegerField(default=0)
    computed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.quiz_id}: {self.attempts}"


class SignalKind(models.TextChoices):
    """What looked unusual; each has innocent explanations."""

    PACE = "pace", _("làm nhanh khác thường")
    TWIN = "twin", _("chuỗi câu trả lời giống nhau")
    DEVICE = "device", _("làm chung một máy")


class Signal(models.Model):
    """A hint to a person that an attempt may be looked at; never a penalty by itself. `facts` is what was seen."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=20, choices=SignalKind.choices)
    facts = models.JSONField(default=dict)
    seen_at = models.DateTimeField(default=timezone.now)
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-seen_at",)
        constraints = (models.UniqueConstraint(fields=("attempt", "kind"), name="one_signal_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.kind}"
