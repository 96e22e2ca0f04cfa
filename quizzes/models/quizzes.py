"""A quiz: which questions it asks, and under which rules."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from courses.models import CoursePage
from organisation.models import Unit
from quizzes.models.bank import Question, QuestionBank

ACTIVITY_KIND = "quiz"


class QuizKind(models.TextChoices):
    """What a quiz is for."""

    PRE_TEST = "pre_test", _("Kiểm tra đầu vào")
    FINAL_TEST = "final_test", _("Bài thi cuối khóa")
    POST_TEST = "post_test", _("Kiểm tra đầu ra")
    PRACTICE = "practice", _("Bài luyện tập")
    SURVEY = "survey", _("Phiếu khảo sát")


class ShowAnswers(models.TextChoices):
    """From when a learner sees what the review policy calls `final`."""

    AFTER_SUBMISSION = "after_submission", _("ngay sau khi nộp bài")
    AFTER_PASS_OR_LAST_ATTEMPT = "after_pass_or_last_attempt", _("khi đã đạt hoặc đã làm hết số lần")
    AFTER_CLOSE = "after_close", _("sau khi bài đóng")
    NEVER = "never", _("không công bố")


class Layout(models.TextChoices):
    """How many questions stand on a screen."""

    ONE = "one", _("mỗi màn hình một câu")
    LIST = "list", _("tất cả trên một trang")


class Counting(models.TextChoices):
    """Which of several attempts is the result."""

    BEST = "best", _("lần cao nhất")
    LAST = "last", _("lần sau cùng")
    FIRST = "first", _("lần đầu tiên")
    AVERAGE = "average", _("trung bình các lần")


class Behaviour(models.TextChoices):
    """What happens between answering a question and handing in."""

    DEFERRED = "deferred", _("chấm khi nộp bài")
    IMMEDIATE = "immediate", _("chấm từng câu ngay")
    TRIES = "tries", _("được thử lại từng câu, trừ điểm")
    ADAPTIVE = "adaptive", _("làm đến khi vững từng phần")
    CERTAINTY = "certainty", _("hỏi mức chắc chắn")


class Quiz(models.Model):
    """A test, exercise or survey of a course; an attempt freezes the rules as they stood at its start.

    `blueprint` is `{"sections": [section, …]}`, or one section without a title. A section is `{"title", "note",
    "questions": [question pks, in order], "count": n, "groups": [{"lessons": [lesson keys], "categories": [pks],
    "competences": [codes], "tags": [pks], "count": n}], "levels": {level: n}, "points": {question pk: points}}`; every part is
    optional, a question earns one point unless `points` say otherwise, and `questions` come before what is drawn. Without
    sections `question_count` are drawn, with them it repeats their sum. `result_texts` is `[{"from": n, "to": n, "text": …}]` by
    the number of right answers. `review` is `{"during" | "after" | "final": ["response" | "marks" | "right" | "explanation"]}`;
    `show_answers` says when `final` begins; a moment that is not named shows what `calculations.rules` lays down.
    """

    code = models.SlugField(_("mã bài kiểm tra"), max_length=60, unique=True)
    title = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=20, choices=QuizKind.choices)
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="quizzes", verbose_name=_("khóa học"))
    bank = models.ForeignKey(
        QuestionBank, on_delete=models.PROTECT, related_name="quizzes", verbose_name=_("ngân hàng câu hỏi")
    )
    paired_with = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="paired_by",
        verbose_name=_("so với bài kiểm tra đầu vào"),
    )
    # What `blueprint` names one by one; kept by `save_quiz`, so that a question knows where it is used.
    fixed_questions = models.ManyToManyField(Question, blank=True, related_name="fixed_in", editable=False)
    question_count = models.PositiveSmallIntegerField(_("số câu"), validators=[MinValueValidator(1)])
    blueprint = models.JSONField(_("cơ cấu đề"), default=dict, blank=True)
    layout = models.CharField(_("cách hiện câu hỏi"), max_length=10, choices=Layout.choices, default=Layout.ONE)
    is_forward_only = models.BooleanField(_("không quay lại câu trước"), default=False)
    behaviour = models.CharField(_("cách làm"), max_length=20, choices=Behaviour.choices, default=Behaviour.DEFERRED)
    item_tries = models.PositiveSmallIntegerField(_("số lần thử mỗi câu"), default=3)
    penalty_percent = models.PositiveSmallIntegerField(
        _("trừ mỗi lần sai (%)"), default=33, validators=[MaxValueValidator(100)]
    )
    mastery_streak = models.PositiveSmallIntegerField(_("số câu đúng liền để vững một phần"), default=3)
    opens_at = models.DateTimeField(_("mở lúc"), null=True, blank=True)
    closes_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True)
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
    counting = models.CharField(_("lấy kết quả"), max_length=10, choices=Counting.choices, default=Counting.BEST)
    cooldown_hours = models.PositiveSmallIntegerField(_("số giờ chờ giữa hai lần"), default=0)
    shuffles_questions = models.BooleanField(_("trộn câu hỏi"), default=True)
    shuffles_options = models.BooleanField(_("trộn phương án"), default=True)
    allows_unsure = models.BooleanField(_("được chọn “Chưa rõ”"), default=False)
    is_graded = models.BooleanField(_("tính điểm"), default=True)
    is_anonymous = models.BooleanField(
        _("không ghi tên"),
        default=False,
        help_text=_("Chỉ dùng cho phiếu khảo sát: câu trả lời tách khỏi tên khi nộp."),
    )
    holds_results = models.BooleanField(
        _("công bố kết quả cùng lúc"), default=False, help_text=_("Người học chỉ thấy điểm khi kết quả được công bố.")
    )
    marks_anonymously = models.BooleanField(_("chấm tự luận không thấy tên"), default=True)
    show_answers = models.CharField(
        _("công bố đáp án"),
        max_length=30,
        choices=ShowAnswers.choices,
        default=ShowAnswers.AFTER_PASS_OR_LAST_ATTEMPT,
    )
    review = models.JSONField(_("người học được xem"), default=dict, blank=True)
    result_texts = models.JSONField(_("lời nhắn theo kết quả"), default=list, blank=True)

    class Meta:
        ordering = ("code",)
        verbose_name = _("bài kiểm tra")
        verbose_name_plural = _("bài kiểm tra")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closes_at=None)
                | models.Q(opens_at=None)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="quizzes_close_after_they_open",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What an edition's item holds in `activity` when this quiz completes it."""
        return f"{ACTIVITY_KIND}:{self.code}"


class QuizOverride(models.Model):
    """Other limits for a person, for everyone in a unit and below, or for a group that an app above knows.

    `group` is a reference like "cohort:LOP-01" that `quizzes.activities.groups_of` answers. What is empty stays as the
    quiz says; of several overrides the most generous part of each counts.
    """

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="overrides")
    learner = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="quiz_overrides",
        verbose_name=_("người học"),
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("đơn vị")
    )
    group = models.CharField(_("lớp"), max_length=80, blank=True)
    extra_minutes = models.PositiveSmallIntegerField(_("thêm số phút"), default=0)
    extra_attempts = models.PositiveSmallIntegerField(_("thêm số lần làm"), default=0)
    opens_at = models.DateTimeField(_("mở lúc"), null=True, blank=True)
    closes_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    granted_at = models.DateTimeField(default=timezone.now)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-granted_at",)
        verbose_name = _("điều chỉnh riêng")
        verbose_name_plural = _("điều chỉnh riêng")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(learner__isnull=False, unit=None, group="")
                | models.Q(learner=None, unit__isnull=False, group="")
                | (models.Q(learner=None, unit=None) & ~models.Q(group="")),
                name="overrides_name_one_target",
            ),
        )

    def __str__(self) -> str:
        return f"{self.quiz_id}: {self.learner_id or self.unit_id or self.group}"
