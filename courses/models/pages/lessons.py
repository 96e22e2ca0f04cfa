"""The modules and lessons of a course."""

from typing import Any, ClassVar
from uuid import uuid4

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from courses.blocks import LegalBasis, LessonBody
from courses.models.pages.addressed import AddressedPage
from courses.models.pages.choices import CompletesBy, EffectOnLearners, LessonKind
from courses.models.pages.courses import TRANSLATED, CoursePage, course_above

BEFORE_PUBLISHING = MultiFieldPanel(
    [
        HelpPanel(template="courses/admin/preflight.html"),
        HelpPanel(template="courses/admin/effect.html"),
        FieldPanel("effect", widget=forms.RadioSelect),
    ],
    _("Trước khi xuất bản"),
)


def effect_field() -> models.CharField[str, str]:
    """What a change means for learners: chosen by whoever submits it, travels with the draft, is back at "none" after."""
    return models.CharField(
        _("khi xuất bản thay đổi này"),
        max_length=20,
        choices=EffectOnLearners.choices,
        default=EffectOnLearners.NONE,
    )


class ModulePage(AddressedPage):
    """A heading under which lessons stand; it has no page of its own. `effect`: as of a lesson."""

    effect = effect_field()

    parent_page_types: ClassVar = ["courses.CoursePage"]
    subpage_types: ClassVar = ["courses.LessonPage"]
    preview_modes: ClassVar[list[Any]] = []
    content_panels: ClassVar = [*Page.content_panels, BEFORE_PUBLISHING]
    translatable_fields: ClassVar = [*TRANSLATED]

    class Meta:
        verbose_name = _("chuyên đề")
        verbose_name_plural = _("chuyên đề")

    def address(self) -> str:
        """That of its course, where it is a heading."""
        return course_above(self).address()


class LessonPageForm(WagtailAdminPageForm):
    """The editor's form of a lesson."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:  # noqa: ANN401 -- Wagtail's own
        super().__init__(*arguments, **keywords)
        if field := self.fields.get("prerequisites"):
            others = LessonPage.objects.descendant_of(course_above(self.parent_page)).order_by("path")
            field.queryset = others.exclude(pk=self.instance.pk)

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
    effect = effect_field()

    parent_page_types: ClassVar = ["courses.CoursePage", "courses.ModulePage"]
    subpage_types: ClassVar[list[Any]] = []
    exclude_fields_in_copy: ClassVar = ["key"]
    base_form_class = LessonPageForm
    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("minutes"), FieldPanel("is_required")], _("Bài học")),
        FieldPanel("objective"),
        MultiFieldPanel(
            [
                FieldPanel("completes_by"),
                FieldPanel("threshold_percent"),
                FieldPanel("weight"),
                FieldPanel("prerequisites", widget=forms.CheckboxSelectMultiple),
                FieldPanel("completion"),
            ],
            _("Điều kiện hoàn thành"),
        ),
        FieldPanel("body"),
        FieldPanel("legal_basis"),
        BEFORE_PUBLISHING,
    ]
    translatable_fields: ClassVar = [
        *TRANSLATED,
        *map(TranslatableField, ("objective", "completion", "body", "legal_basis")),
    ]

    class Meta:
        verbose_name = _("bài học")
        verbose_name_plural = _("bài học")

    @property
    def course(self) -> CoursePage:
        """The course in whose tree the lesson stands."""
        return course_above(self)

    def with_content_json(self, content: Any) -> "LessonPage":  # noqa: ANN401 -- Wagtail's own
        """Wagtail's; an alias or a translation that takes up another page's content keeps its own key."""
        page: LessonPage = super().with_content_json(content)
        page.key = self.key
        return page

    def address(self) -> str:
        """/khoa-hoc/<slug>/<lesson>/."""
        return reverse("courses:lesson", args=[self.course.slug, self.slug])

    @csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:  # noqa: ARG002 -- there is one mode
        """The draft as a learner would read it."""
        return TemplateResponse(request, "courses/lesson_preview.html", {"lesson": self})
