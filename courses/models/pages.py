"""What trainers write: a course, its modules, its lessons. Nothing of a learner's is stored here."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import uuid4

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import PageBase, SlugOfTitle
from courses.blocks import LegalBasis, LessonBody
from courses.models.competences import ActionProgramme, Competence, Pillar


class Topic(models.TextChoices):
    """The subject of a course; its cover takes colour and icon from it."""

    SAFETY = "safety", _("An toàn thông tin")
    PUBLIC_SERVICE = "public_service", _("Dịch vụ công trực tuyến")
    AI = "ai", _("Trí tuệ nhân tạo")
    COMMUNICATION = "communication", _("Tuyên truyền trên mạng")
    FRONT_WORK = "front_work", _("Nghiệp vụ Mặt trận")


class LessonKind(models.TextChoices):
    """What a learner mainly does in a lesson."""

    VIDEO = "video", _("Video")
    READING = "reading", _("Bài đọc")
    SCENARIO = "scenario", _("Tình huống")
    PRACTICE = "practice", _("Thực hành")
    CHECKLIST = "checklist", _("Danh mục việc")
    INFOGRAPHIC = "infographic", _("Hình tóm tắt")
    QUIZ = "quiz", _("Bài kiểm tra")
    EXAM = "exam", _("Bài thi")
    ASSIGNMENT = "assignment", _("Bài nộp")
    SURVEY = "survey", _("Khảo sát")


class CompletesBy(models.TextChoices):
    """What a learner must do for an item to be completed."""

    OPENED = "opened", _("mở bài")
    READ = "read", _("đọc hết bài")
    WATCHED = "watched", _("xem đủ thời lượng")
    CHECKED = "checked", _("trả lời đúng các câu tự kiểm tra")
    ACTIVITY = "activity", _("đạt bài kiểm tra hoặc dự đủ buổi")
    SUBMITTED = "submitted", _("nộp bài và được nhận xét đạt")
    CONFIRMED = "confirmed", _("giảng viên xác nhận")


class EffectOnLearners(models.TextChoices):
    """What a change means for people who are under way (docs/decisions/0003-editions.md)."""

    NONE = "none", _("Không thay đổi yêu cầu: người đang học thấy bản sửa, không phải học thêm")
    REQUIRED_FOR_UNFINISHED = "required", _("Bắt buộc với người chưa hoàn thành: họ chuyển sang bản mới")
    NEW_EDITION = "new_edition", _("Chỉ cho người ghi danh từ nay: người đang học giữ bản cũ")


class AddressedPage(SlugOfTitle, Page):
    """A page whose address is a Django view of ours, not Wagtail's catch-all (docs/decisions/0002-pages.md)."""

    class Meta:
        abstract = True

    def address(self) -> str:
        """The path under which learners find it."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Site, root and path as Wagtail wants them."""
        parts = super().get_url_parts(request)
        return None if parts is None else (parts[0], parts[1], self.address())

    def serve(self, request: HttpRequest, *_args: Any, **_keywords: Any) -> HttpResponse:  # noqa: ARG002, ANN401 -- Wagtail's own
        """Whoever comes by the tree's path is shown the way; the page itself never leaves by this door."""
        return redirect(self.address())


class CourseIndexPage(AddressedPage, PageBase):
    """The catalogue: the page under which all courses hang."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["courses.CoursePage"]
    max_count = 1
    preview_modes: ClassVar[list[Any]] = []
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("danh mục khóa học")

    def address(self) -> str:
        """/khoa-hoc/."""
        return reverse("courses:catalogue")


class CoursePage(AddressedPage, PageBase):
    """A course as its trainers write it; learners study its published `CourseEdition`."""

    code = models.CharField(_("mã khóa học"), max_length=40, unique=True)
    topic = models.CharField(_("chủ đề"), max_length=20, choices=Topic.choices, default=Topic.FRONT_WORK)
    audience = models.TextField(_("dành cho"), blank=True)
    goal = models.TextField(_("học xong làm được gì"), blank=True)
    periods = models.DecimalField(_("số tiết"), max_digits=5, decimal_places=1, default=0)
    is_mandatory = models.BooleanField(_("khóa bắt buộc"), default=False)
    awards_certificate = models.BooleanField(_("cấp giấy chứng nhận"), default=True)
    owner_unit = models.ForeignKey(
        "organisation.Unit", null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("đơn vị tổ chức")
    )

    pillar = models.CharField(_("trụ cột"), max_length=20, choices=Pillar.choices, blank=True)
    trainers = ParentalManyToManyField(
        "accounts.Person", blank=True, related_name="courses_taught", verbose_name=_("giảng viên, báo cáo viên")
    )
    competences = ParentalManyToManyField(Competence, blank=True, related_name="courses", verbose_name=_("năng lực số"))
    action_programmes = ParentalManyToManyField(
        ActionProgramme, blank=True, related_name="courses", verbose_name=_("chương trình hành động, chỉ tiêu")
    )

    parent_page_types: ClassVar = ["courses.CourseIndexPage"]
    subpage_types: ClassVar = ["courses.ModulePage", "courses.LessonPage"]
    preview_modes: ClassVar[list[Any]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("code"), FieldPanel("topic"), FieldPanel("periods")], _("Khóa học")),
        FieldPanel("audience"),
        FieldPanel("goal"),
        MultiFieldPanel([FieldPanel("is_mandatory"), FieldPanel("awards_certificate")], _("Kết quả")),
    ]

    class Meta:
        verbose_name = _("khóa học")
        verbose_name_plural = _("khóa học")

    def address(self) -> str:
        """/khoa-hoc/<slug>/."""
        return reverse("courses:course", args=[self.slug])


class ModulePage(AddressedPage):
    """A heading under which lessons stand; it has no page of its own."""

    parent_page_types: ClassVar = ["courses.CoursePage"]
    subpage_types: ClassVar = ["courses.LessonPage"]
    preview_modes: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("chuyên đề")
        verbose_name_plural = _("chuyên đề")

    def address(self) -> str:
        """That of its course, where it is a heading."""
        return course_above(self).address()


@dataclass(frozen=True)
class Standing:
    """How many people are on a course, and how many of them have not finished it."""

    learners: int
    unfinished: int

    @property
    def finished(self) -> int:
        """How many have."""
        return self.learners - self.unfinished


class LessonPageForm(WagtailAdminPageForm):
    """The editor's form of a lesson."""

    def clean(self) -> dict[str, Any]:
        """Refuse an address that another lesson of the course has, under whatever module it stands."""
        cleaned: dict[str, Any] = super().clean()
        others = LessonPage.objects.descendant_of(course_above(self.parent_page)).exclude(pk=self.instance.pk)
        if others.filter(slug=cleaned.get("slug")).exists():
            self.add_error("slug", gettext("Khóa học đã có bài mang địa chỉ này. Đồng chí chọn địa chỉ khác."))
        return cleaned


class LessonPage(AddressedPage):
    """A lesson as its trainer writes it.

    `key` stays the same through every edition: progress is recorded against it. `effect` is chosen with each change by
    whoever submits it, travels with the draft, and is back at "none" once it has been published.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(_("loại bài"), max_length=20, choices=LessonKind.choices, default=LessonKind.READING)
    minutes = models.PositiveSmallIntegerField(_("số phút"), default=10)
    objective = models.CharField(_("mục tiêu"), max_length=400, blank=True)
    is_required = models.BooleanField(_("bắt buộc"), default=True)
    completion = models.CharField(_("hoàn thành khi"), max_length=300, blank=True)
    completes_by = models.CharField(
        _("điều kiện hoàn thành"), max_length=20, choices=CompletesBy.choices, default=CompletesBy.READ
    )
    threshold_percent = models.PositiveSmallIntegerField(
        _("mức cần đạt (%)"), default=90, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    weight = models.PositiveSmallIntegerField(_("trọng số"), default=1, validators=[MinValueValidator(1)])
    prerequisites = ParentalManyToManyField(
        "self", symmetrical=False, blank=True, related_name="required_by", verbose_name=_("học sau khi xong")
    )
    competences = models.JSONField(_("miền năng lực"), default=list, blank=True)
    legal_basis = StreamField(LegalBasis(), verbose_name=_("văn bản căn cứ"), blank=True)
    body = StreamField(LessonBody(), verbose_name=_("nội dung"), blank=True)
    effect = models.CharField(
        _("khi xuất bản thay đổi này"),
        max_length=20,
        choices=EffectOnLearners.choices,
        default=EffectOnLearners.NONE,
    )

    parent_page_types: ClassVar = ["courses.CoursePage", "courses.ModulePage"]
    subpage_types: ClassVar[list[Any]] = []
    exclude_fields_in_copy: ClassVar = ["key"]
    base_form_class = LessonPageForm
    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("minutes"), FieldPanel("is_required")], _("Bài học")),
        FieldPanel("objective"),
        FieldPanel("completion"),
        FieldPanel("body"),
        FieldPanel("legal_basis"),
        MultiFieldPanel(
            [HelpPanel(template="courses/admin/effect.html"), FieldPanel("effect", widget=forms.RadioSelect)],
            _("Người đang học"),
        ),
    ]

    class Meta:
        verbose_name = _("bài học")
        verbose_name_plural = _("bài học")

    @property
    def course(self) -> CoursePage:
        """The course in whose tree the lesson stands."""
        return course_above(self)

    @property
    def standing(self) -> "Standing":
        """How many people are on the lesson's course; nobody while the lesson stands nowhere yet."""
        if not self.path:
            return Standing(0, 0)
        unfinished = models.Count("pk", filter=models.Q(completed_at=None))
        counts = self.course.enrolments.aggregate(learners=models.Count("pk"), unfinished=unfinished)
        return Standing(**counts)

    def address(self) -> str:
        """/khoa-hoc/<slug>/<lesson>/."""
        return reverse("courses:lesson", args=[self.course.slug, self.slug])

    @csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002 -- there is one mode
        """The draft as a learner would read it."""
        return TemplateResponse(request, "courses/lesson_preview.html", {"lesson": self})


def course_above(page: Page) -> CoursePage:
    """The course to which a page of its tree belongs, itself included."""
    course: CoursePage = CoursePage.objects.ancestor_of(page, inclusive=True).get()
    return course
