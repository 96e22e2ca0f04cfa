"""The catalogue and its courses."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import PageBase
from courses.models.competences import ActionProgramme, Competence, Pillar
from courses.models.pages.addressed import AddressedPage
from courses.models.pages.choices import Topic
from organisation.models import Role
from organisation.selectors import people_in_role

LONGEST_CODE = 40
# What a translation says in its own words, and what it has of the original for good.
TRANSLATED = (TranslatableField("title"), SynchronizedField("slug", overridable=False))


class OfOriginals(PageQuerySet):
    """Pages, told apart by whether they are originals or translations."""

    def originals(self) -> PageQuerySet:
        """Those that are no translations."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)


class CourseIndexPage(AddressedPage, PageBase):
    """The catalogue: the page under which all courses hang."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["courses.CoursePage"]
    max_count = 1
    preview_modes: ClassVar[list[Any]] = []
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]
    translatable_fields: ClassVar = [*TRANSLATED, TranslatableField("summary")]
    objects: ClassVar[Any] = PageManager.from_queryset(OfOriginals)()

    class Meta:
        verbose_name = _("danh mục khóa học")

    def address(self) -> str:
        """/khoa-hoc/."""
        return reverse("courses:catalogue")


class CoursePageForm(WagtailAdminPageForm):
    """The editor's form of a course."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:  # noqa: ANN401 -- Wagtail's own
        super().__init__(*arguments, **keywords)
        if field := self.fields.get("trainers"):
            kept = [person.pk for person in self.instance.trainers.all()] if self.instance.pk else []
            field.queryset = people_in_role(Role.TRAINER, among=kept)
        if field := self.fields.get("competences"):
            field.queryset = Competence.objects.select_related("framework")


class CoursePage(AddressedPage, PageBase):
    """A course as its trainers write it; learners study its published `CourseEdition`.

    A translation only gives its texts: its code is the original's with the language, and no edition is made of it.
    """

    code = models.CharField(_("mã khóa học"), max_length=LONGEST_CODE, unique=True)
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
    base_form_class = CoursePageForm
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("code"), FieldPanel("topic"), FieldPanel("periods")], _("Khóa học")),
        FieldPanel("audience"),
        FieldPanel("goal"),
        FieldPanel("trainers", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [
                FieldPanel("pillar"),
                FieldPanel("competences", widget=forms.CheckboxSelectMultiple),
                FieldPanel("action_programmes", widget=forms.CheckboxSelectMultiple),
            ],
            _("Khóa học phục vụ điều gì"),
            classname="collapsed",
        ),
        MultiFieldPanel([FieldPanel("is_mandatory"), FieldPanel("awards_certificate")], _("Kết quả")),
    ]
    translatable_fields: ClassVar = [*TRANSLATED, *map(TranslatableField, ("summary", "audience", "goal"))]
    objects: ClassVar[Any] = PageManager.from_queryset(OfOriginals)()

    class Meta:
        verbose_name = _("khóa học")
        verbose_name_plural = _("khóa học")

    def save(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """Wagtail's; a translation's code is never that of a course."""
        if self.is_translation:
            mark = f"@{self.locale.language_code}"
            self.code = self.code.partition("@")[0][: LONGEST_CODE - len(mark)] + mark
        return super().save(*args, **options)

    def address(self) -> str:
        """/khoa-hoc/<slug>/."""
        return reverse("courses:course", args=[self.slug])


def course_above(page: Page) -> CoursePage:
    """The course to which a page of its tree belongs, itself included."""
    course: CoursePage = CoursePage.objects.ancestor_of(page, inclusive=True).get()
    return course
