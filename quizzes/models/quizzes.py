"""A quiz: which bank it draws from, and under which rules."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage
from quizzes.models.bank import QuestionBank

ACTIVITY_KIND = "quiz"


class QuizKind(models.TextChoices):
    """What a quiz is for."""

    PRE_TEST = "pre_test", _("Kiểm tra đầu vào")
    FINAL_TEST = "final_test", _("Bài thi cuối khóa")


class ShowAnswers(models.TextChoices):
    """From when a learner sees the right answers to a closed attempt."""

    AFTER_SUBMISSION = "after_submission", _("ngay sau khi nộp bài")
    AFTER_PASS_OR_LAST_ATTEMPT = "after_pass_or_last_attempt", _("khi đã đạt hoặc đã làm hết số lần")
    NEVER = "never", _("không công bố")


class Quiz(models.Model):
    """A test of a course; an attempt freezes the rules as they stood at its start.

    `blueprint` is `{"groups": [{"lessons": [lesson keys], "count": n}], "levels": {level: n}}`, either part optional.
    `result_texts` is `[{"from": n, "to": n, "text": …}]` by the number of right answers.
    """

    code = models.SlugField(_("mã bài kiểm tra"), max_length=60, unique=True)
    title = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=20, choices=QuizKind.choices)
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="quizzes", verbose_name=_("khóa học"))
    bank = models.ForeignKey(
        QuestionBank, on_delete=models.PROTECT, related_name="quizzes", verbose_name=_("ngân hàng câu hỏi")
    )
    question_count = models.PositiveSmallIntegerField(_("số câu"), validators=[MinValueValidator(1)])
    blueprint = models.JSONField(_("cơ cấu đề"), default=dict, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("số phút"), null=True, blank=True, help_text=_("Để trống: không giới hạn thời gian.")
    )
    grace_minutes = models.PositiveSmallIntegerField(
        _("số phút chờ câu trả lời gửi muộn"),
        default=10,
        help_text=_("Câu trả lời làm trong giờ nhưng mất mạng vẫn được nhận trong khoảng này."),
    )
    pass_percent = models.PositiveSmallIntegerField(_("điểm cần đạt"), default=80, validators=[MaxValueValidator(100)])
    max_attempts = models.PositiveSmallIntegerField(
        _("số lần làm"), null=True, blank=True, help_text=_("Để trống: không giới hạn số lần.")
    )
    cooldown_hours = models.PositiveSmallIntegerField(_("số giờ chờ giữa hai lần"), default=0)
    shuffles_questions = models.BooleanField(_("trộn câu hỏi"), default=True)
    shuffles_options = models.BooleanField(_("trộn phương án"), default=True)
    allows_unsure = models.BooleanField(_("được chọn “Chưa rõ”"), default=False)
    is_graded = models.BooleanField(_("tính điểm"), default=True)
    show_answers = models.CharField(
        _("công bố đáp án"),
        max_length=30,
        choices=ShowAnswers.choices,
        default=ShowAnswers.AFTER_PASS_OR_LAST_ATTEMPT,
    )
    result_texts = models.JSONField(_("lời nhắn theo kết quả"), default=list, blank=True)

    class Meta:
        ordering = ("code",)
        verbose_name = _("bài kiểm tra")
        verbose_name_plural = _("bài kiểm tra")

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What an edition's item holds in `activity` when this quiz completes it."""
        return f"{ACTIVITY_KIND}:{self.code}"
