"""An attempt at a quiz and the answers given in it. Answers are only ever added."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from courses.models import Enrolment
from quizzes.models.bank import QuestionVersion
from quizzes.models.quizzes import Quiz


class AttemptState(models.TextChoices):
    """How far an attempt has come; it only ever moves down this list."""

    IN_PROGRESS = "in_progress", _("đang làm")
    SUBMITTED = "submitted", _("đã nộp")
    EXPIRED = "expired", _("hết giờ")
    GRADED = "graded", _("đã chấm")


class Attempt(models.Model):
    """One go at a quiz, with its paper and the rules frozen at the start.

    `paper` is `{"seed": n, "items": [{"version": id, "type": …, "options": [option ids in order]}]}`; positions count
    from 1. `policy` is the quiz's `calculations.Policy` of that moment. Nobody may answer after `deadline_at`; until `closes_at`
    the server still takes what was answered before it. `percent` and `is_passed` repeat the latest grading run.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    learner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attempts")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("lần làm"))
    state = models.CharField(max_length=20, choices=AttemptState.choices, default=AttemptState.IN_PROGRESS)
    paper = models.JSONField()
    policy = models.JSONField()
    started_at = models.DateTimeField(_("bắt đầu lúc"), default=timezone.now)
    deadline_at = models.DateTimeField(_("hết giờ lúc"), null=True)
    closes_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True)
    was_expired = models.BooleanField(_("hết giờ tự nộp"), default=False)
    percent = models.DecimalField(_("điểm"), max_digits=5, decimal_places=2, null=True)
    is_passed = models.BooleanField(_("đạt"), null=True)

    class Meta:
        ordering = ("-started_at",)
        verbose_name = _("lượt làm bài")
        verbose_name_plural = _("lượt làm bài")
        constraints = (
            models.UniqueConstraint(fields=("quiz", "learner", "number"), name="attempts_are_numbered"),
            models.UniqueConstraint(
                fields=("quiz", "learner"),
                condition=models.Q(state=AttemptState.IN_PROGRESS),
                name="one_open_attempt_per_quiz",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AttemptState.IN_PROGRESS, submitted_at=None)
                | (~models.Q(state=AttemptState.IN_PROGRESS) & models.Q(submitted_at__isnull=False)),
                name="only_closed_attempts_are_submitted",
            ),
        )
        indexes = (
            models.Index(
                fields=("closes_at",), condition=models.Q(state=AttemptState.IN_PROGRESS), name="attempts_to_expire"
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} at {self.quiz_id} #{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it is still being worked on."""
        return self.state == AttemptState.IN_PROGRESS

    def is_time_over(self, now: datetime) -> bool:
        """Whether its time has run out, submitted or not."""
        return self.deadline_at is not None and now >= self.deadline_at


class Answer(models.Model):
    """All that a learner had set on one question at a moment: the response (None: taken back) and the flag.

    `id` is made by the phone, so that a message sent twice is one answer. `sequence` numbers an attempt's answers as
    the server received them: the last one at a position counts. `is_late`: arrived after the deadline, was given before it.
    `is_stale`: the phone did not know of a newer answer to the question when it gave this one.
    """

    id = models.UUIDField(primary_key=True)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="answers")
    position = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    response = models.JSONField(null=True)
    is_flagged = models.BooleanField(default=False)
    is_late = models.BooleanField(default=False)
    is_stale = models.BooleanField(default=False)
    client_time = models.DateTimeField(null=True)
    received_at = models.DateTimeField(default=timezone.now)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("sequence",)
        constraints = (models.UniqueConstraint(fields=("attempt", "sequence"), name="answers_are_numbered"),)

    def __str__(self) -> str:
        return f"{self.attempt_id}.{self.position} #{self.sequence}"
