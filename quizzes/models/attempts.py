"""An attempt at a quiz and the answers given in it. Answers are only ever added."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from core.storage import private_storage
from courses.models import Enrolment
from quizzes.models.questions import QuestionVersion
from quizzes.models.quizzes import Quiz


class AttemptState(models.TextChoices):
    """How far an attempt has come.

    A paper is prepared, worked on, closed by its learner (submitted) or by the clock (expired), graded once every item
    has its marks, and released once its learner may see them; a quiz that holds nothing back releases what it grades at once.
    Beside that way: abandoned (left lying until nobody expects it), voided and under review (by people, with a reason).
    """

    PREPARED = "prepared", _("đề đã sẵn sàng")
    IN_PROGRESS = "in_progress", _("đang làm")
    SUBMITTED = "submitted", _("đã nộp, chờ chấm")
    EXPIRED = "expired", _("hết giờ, chờ chấm")
    GRADED = "graded", _("đã chấm, chờ công bố")
    RELEASED = "released", _("đã có kết quả")
    ABANDONED = "abandoned", _("bỏ dở")
    VOIDED = "voided", _("đã hủy")
    UNDER_REVIEW = "under_review", _("đang xem xét")


# Not handed in: being worked on, or about to be.
OPEN_STATES = (AttemptState.PREPARED, AttemptState.IN_PROGRESS)
# Handed in, and neither dropped nor doubted: these use up a try.
CLOSED_STATES = (AttemptState.SUBMITTED, AttemptState.EXPIRED, AttemptState.GRADED, AttemptState.RELEASED)
_OPEN = models.Q(state__in=OPEN_STATES)
_DROPPED = models.Q(state__in=(AttemptState.ABANDONED, AttemptState.VOIDED))


class Attempt(models.Model):
    """One go at a quiz, with its paper and the rules frozen at the start.

    `paper` is `{"seed": n, "items": [item, …], "sections": [{"title", "note", "from": position}]}`; positions count from 1. An item is
    `{"version": id, "type": …}` with the ids that a response may name, in the order of this paper (`options`, `prompts`, `gaps`,
    `places`, `parts`), `points` where they are not 1, `numbers` {variable: value} and `group` (adaptive). `policy` is the quiz's
    `calculations.Policy` of that moment. Nobody may answer after `deadline_at`; until `closes_at` the server still takes what was
    answered before it. `reached` is the furthest position of a paper that only goes forward. `percent` and `is_passed` repeat
    the latest grading run, and are for its learner only once `released_at` is set.
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
    reached = models.PositiveSmallIntegerField(default=0)
    percent = models.DecimalField(_("điểm"), max_digits=5, decimal_places=2, null=True)
    is_passed = models.BooleanField(_("đạt"), null=True)
    released_at = models.DateTimeField(_("công bố lúc"), null=True)
    # A one-way mark of the device it was begun on; a hint to a person, never a proof.
    device = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-started_at",)
        verbose_name = _("lượt làm bài")
        verbose_name_plural = _("lượt làm bài")
        constraints = (
            models.UniqueConstraint(fields=("quiz", "learner", "number"), name="attempts_are_numbered"),
            models.UniqueConstraint(fields=("quiz", "learner"), condition=_OPEN, name="one_open_attempt_per_quiz"),
            models.CheckConstraint(
                condition=(_OPEN & models.Q(submitted_at=None))
                | _DROPPED
                | (~_OPEN & models.Q(submitted_at__isnull=False)),
                name="only_closed_attempts_are_submitted",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AttemptState.RELEASED) | models.Q(released_at__isnull=False),
                name="released_attempts_say_since_when",
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

    @property
    def is_released(self) -> bool:
        """Whether its learner may see the marks."""
        return self.state == AttemptState.RELEASED

    def is_time_over(self, now: datetime) -> bool:
        """Whether its time has run out, submitted or not."""
        return self.deadline_at is not None and now >= self.deadline_at


class Answer(models.Model):
    """All that a learner had set on one question at a moment: the response (None: taken back) and the flag.

    `id` is made by the phone, so that a message sent twice is one answer. `sequence` numbers an attempt's answers as
    the server received them: the last one at a position counts. `is_late`: arrived after the deadline, was given before it.
    `is_stale`: the phone did not know of a newer answer to the question when it gave this one. `QuestionVersion` describes
    the response of each type.
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


class AnswerFile(models.Model):
    """A file or photo handed in for a question; a response names it by its uid."""

    uid = models.UUIDField(default=uuid7, unique=True)
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    file = models.FileField(_("tệp"), upload_to="answers/%Y/%m", storage=private_storage)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("attempt", "position", "sha256"), name="a_file_is_handed_in_once"),
        )

    def __str__(self) -> str:
        return self.name


class ItemCheck(models.Model):
    """A question marked while the attempt is open, where the quiz does that; the last one settles the item."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="checks")
    position = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="checks")
    share = models.DecimalField(max_digits=6, decimal_places=5)
    is_settled = models.BooleanField()
    checked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("position", "number")
        constraints = (
            models.UniqueConstraint(fields=("attempt", "position", "number"), name="item_checks_are_numbered"),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id}.{self.position} check {self.number}: {self.share}"


class Ruling(models.TextChoices):
    """What somebody in charge did to an attempt."""

    VOID = "void", _("hủy lượt làm")
    REVIEW = "review", _("đưa ra xem xét")
    CLEAR = "clear", _("xem xét xong, giữ kết quả")


class AttemptRuling(models.Model):
    """An attempt was taken off its way by a person, or put back on it; `state_before` is where it stood."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="rulings")
    ruling = models.CharField(max_length=20, choices=Ruling.choices)
    reason = models.CharField(_("lý do"), max_length=500)
    state_before = models.CharField(max_length=20, choices=AttemptState.choices)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.ruling}"


class SurveyReply(models.Model):
    """What somebody said in an anonymous survey: nothing leads back to the attempt, which only says that they took part.

    The replies of one sheet share a random `sheet`; the day is all that is known of the time.
    """

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="survey_replies")
    sheet = models.UUIDField(db_index=True)
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="survey_replies")
    response = models.JSONField()
    received_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sheet", "version"), name="one_reply_per_question"),)

    def __str__(self) -> str:
        return f"{self.sheet}: {self.version_id}"
