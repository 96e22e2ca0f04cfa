"""Banks of questions, how they are sorted and who stands behind them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage
from organisation.models import Unit
from quizzes.models.questions import QuestionVersion


class QuestionBank(models.Model):
    """Questions that belong together: those of a course, or shared ones when there is no course.

    A bank belongs to the branch of its course, or to `owner_unit`; with neither it is everybody's. Where it
    `requires_approval`, papers draw only versions that somebody other than their author has approved.
    """

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
    owner_unit = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="question_banks",
        verbose_name=_("đơn vị phụ trách"),
    )
    requires_approval = models.BooleanField(
        _("chỉ dùng câu đã duyệt"),
        default=False,
        help_text=_("Đề chỉ lấy câu hỏi đã có người khác người soạn duyệt."),
    )

    class Meta:
        ordering = ("code",)
        verbose_name = _("ngân hàng câu hỏi")
        verbose_name_plural = _("ngân hàng câu hỏi")

    def __str__(self) -> str:
        return self.title


class Category(models.Model):
    """A drawer of a bank; with a parent, a drawer in a drawer."""

    bank = models.ForeignKey(QuestionBank, on_delete=models.CASCADE, related_name="categories")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    title = models.CharField(_("danh mục"), max_length=200)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=100)

    class Meta:
        ordering = ("bank", "order", "title")
        verbose_name = _("danh mục câu hỏi")
        verbose_name_plural = _("danh mục câu hỏi")
        constraints = (
            models.UniqueConstraint(fields=("parent", "title"), name="categories_differ_in_a_drawer"),
            models.UniqueConstraint(
                fields=("bank", "title"), condition=models.Q(parent=None), name="categories_differ_in_a_bank"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Tag(models.Model):
    """A word by which questions of a bank are found again."""

    bank = models.ForeignKey(QuestionBank, on_delete=models.CASCADE, related_name="tags")
    title = models.CharField(_("nhãn"), max_length=60)

    class Meta:
        ordering = ("bank", "title")
        verbose_name = _("nhãn câu hỏi")
        verbose_name_plural = _("nhãn câu hỏi")
        constraints = (models.UniqueConstraint(fields=("bank", "title"), name="tags_differ"),)

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """A question's identity through all its versions; `current` is the one that papers draw."""

    bank = models.ForeignKey(
        QuestionBank, on_delete=models.PROTECT, related_name="questions", verbose_name=_("ngân hàng câu hỏi")
    )
    code = models.CharField(_("mã câu hỏi"), max_length=60)
    category = models.ForeignKey(
        Category,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
        verbose_name=_("danh mục"),
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="questions", verbose_name=_("nhãn"))
    current = models.OneToOneField(
        QuestionVersion,
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


class Verdict(models.TextChoices):
    """What somebody said who read a version."""

    APPROVED = "approved", _("duyệt")
    RETURNED = "returned", _("đề nghị sửa")


class QuestionReview(models.Model):
    """Somebody other than the author read a version and said so; the last verdict stands in `approved_at` of the version."""

    version = models.ForeignKey(QuestionVersion, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(_("ý kiến"), max_length=20, choices=Verdict.choices)
    remark = models.CharField(_("nhận xét"), max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.version_id}: {self.verdict}"
