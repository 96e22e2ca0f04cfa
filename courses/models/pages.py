"""What trainers write: a course, its modules, its lessons. Nothing of a learner's is stored here."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import PageBase
from courses.blocks import LessonBody


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
    ASSIGNMENT = "assignment", _("Sản phẩm")
    SURVEY = "survey", _("Khảo sát")


class AddressedPage(Page):
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


class CourseIndexPage(AddressedPage, PageBase):
    """The catalogue: the page under which all courses hang."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["courses.CoursePage"]
    max_count = 1
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("danh mục khóa học")

    def address(self) -> str:
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

    parent_page_types: ClassVar = ["courses.CourseIndexPage"]
    subpage_types: ClassVar = ["courses.ModulePage", "courses.LessonPage"]
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
        return reverse("courses:course", args=[self.slug])


class ModulePage(Page):
    """A heading under which lessons stand; it has no page of its own."""

    parent_page_types: ClassVar = ["courses.CoursePage"]
    subpage_types: ClassVar = ["courses.LessonPage"]

    class Meta:
        verbose_name = _("chuyên đề")
        verbose_name_plural = _("chuyên đề")


class LessonPage(AddressedPage):
    """A lesson as its trainer writes it.

    `key` stays the same through every edition and translation: progress is recorded against it.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(_("loại bài"), max_length=20, choices=LessonKind.choices, default=LessonKind.READING)
    minutes = models.PositiveSmallIntegerField(_("số phút"), default=10)
    objective = models.CharField(_("mục tiêu"), max_length=400, blank=True)
    is_required = models.BooleanField(_("bắt buộc"), default=True)
    completion = models.CharField(_("hoàn thành khi"), max_length=300, blank=True)
    competences = models.JSONField(_("miền năng lực"), default=list, blank=True)
    legal_basis = models.JSONField(_("văn bản căn cứ"), default=list, blank=True)
    body = StreamField(LessonBody(), verbose_name=_("nội dung"), blank=True)

    parent_page_types: ClassVar = ["courses.CoursePage", "courses.ModulePage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("minutes"), FieldPanel("is_required")], _("Bài học")),
        FieldPanel("objective"),
        FieldPanel("completion"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("bài học")
        verbose_name_plural = _("bài học")

    @property
    def course(self) -> CoursePage:
        """The course in whose tree the lesson stands."""
        return CoursePage.objects.ancestor_of(self).get()

    def address(self) -> str:
        return reverse("courses:lesson", args=[self.course.slug, self.slug])
