"""Banks of questions. A question is an identity; what it says is a version, and versions never change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage


class QuestionType(models.TextChoices):
    """What a learner does with a question; `quizzes.calculations` knows which can be marked so far."""

    SINGLE = "single", _("Một đáp án đúng")
    MULTIPLE = "multiple", _("Nhiều đáp án đúng")
    TRUE_FALSE = "true_false", _("Đúng hay sai")
    MATCHING = "matching", _("Ghép đôi")
    ORDERING = "ordering", _("Sắp xếp")
    NUMERIC = "numeric", _("Nhập số")


class Level(models.TextChoices):
    """How much a question asks."""

    BASIC = "basic", _("Cơ bản")
    APPLIED = "applied", _("Vận dụng")
    ADVANCED = "advanced", _("Nâng cao")


class QuestionBank(models.Model):
    """Questions that belong together: those of a course, or shared ones when there is no course."""

    code = models.SlugField(_("mã ngân hàng"), max_length=60, unique=True)
    title = models.CharField(_("tên ngân hàng"), max_length=200)
    course = models.ForeignKey(
        CoursePage,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="question_banks",
        verbose_name=_("khóa học"),
    )

    class Meta:
        ordering = ("code",)
        verbose_name = _("ngân hàng câu hỏi")
        verbose_name_plural = _("ngân hàng câu hỏi")

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """A question's identity through all its versions; `current` is the one that papers draw."""

    bank = models.ForeignKey(
        QuestionBank, on_delete=models.PROTECT, related_name="questions", verbose_name=_("ngân hàng câu hỏi")
    )
    code = models.CharField(_("mã câu hỏi"), max_length=60)
    current = models.OneToOneField(
        "QuestionVersion",
        null=True,
        on_delete=models.PROTECT,
        related_name="current_of",
        verbose_name=_("nội dung đang dùng"),
    )
    retired_at = models.DateTimeField(_("thôi dùng từ"), null=True, blank=True)

    class Meta:
        ordering = ("bank", "code")
        verbose_name = _("câu hỏi")
        verbose_name_plural = _("câu hỏi")
        constraints = (models.UniqueConstraint(fields=("bank", "code"), name="question_codes_differ_in_a_bank"),)

    def __str__(self) -> str:
        return self.code


class QuestionVersion(models.Model):
    """What a question said at a time; never changed afterwards.

    `body` is what a learner may see while answering: `{"options": [{"id", "text"}], "prompts": [{"id", "text"}],
    "unit": …, "keeps_order": …}` as the type needs. `key` and `explanation` are what they may not: selectors of open
    attempts never fetch these two columns. The key of a choice is `{"correct": [option ids]}`, of matching
    `{"pairs": {prompt id: option id}}`, of ordering `{"order": [option ids]}`, of a number `{"value", "tolerance"}`.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("phiên bản"))
    type = models.CharField(_("dạng câu hỏi"), max_length=20, choices=QuestionType.choices)
    stem = models.TextField(_("câu hỏi"))
    body = models.JSONField(default=dict)
    key = models.JSONField(_("đáp án"))
    explanation = models.TextField(_("vì sao"), blank=True)
    level = models.CharField(_("mức"), max_length=20, choices=Level.choices)
    # The LessonPage.key of the lesson that teaches it.
    lesson_key = models.UUIDField(_("bài học"), null=True, blank=True)
    competence = models.CharField(_("miền năng lực"), max_length=20, blank=True)
    hash = models.CharField(max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("người soạn")
    )
    created_at = models.DateTimeField(_("soạn lúc"), auto_now_add=True)

    class Meta:
        ordering = ("question", "-number")
        verbose_name = _("nội dung câu hỏi")
        verbose_name_plural = _("nội dung câu hỏi")
        constraints = (models.UniqueConstraint(fields=("question", "number"), name="question_versions_are_numbered"),)

    def __str__(self) -> str:
        return self.stem
