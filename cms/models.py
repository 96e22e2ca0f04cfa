"""Pages of the public site, and the legal texts of its library."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks import Body
from core.models import PageBase
from core.text.documents import is_document_number
from core.text.search import fold, search_terms
from courses.selectors import catalogue

ON_HOME = 3
AT_ONCE = 10


class PublicPage(PageBase, Page):
    """A page for everybody, found by search however its words are typed."""

    search_fields: ClassVar = [*Page.search_fields, index.SearchField("folded")]
    promote_panels: ClassVar = [
        FieldPanel("slug"),
        FieldPanel("show_in_menus"),
        MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")], _("Máy tìm kiếm")),
    ]

    class Meta:
        abstract = True

    def words(self) -> list[str]:
        """The texts under which it is found."""
        return [self.title, self.summary]

    def folded(self) -> str:
        """Its words without marks, for the search index."""
        return fold(" ".join(self.words()))


class WrittenPage(PublicPage):
    """A page with a body of blocks."""

    body = StreamField(Body(), verbose_name=_("nội dung"), blank=True)

    class Meta:
        abstract = True

    def words(self) -> list[str]:
        """The body counts too."""
        texts = self.body.stream_block.get_searchable_content(self.body)
        return [*super().words(), *(strip_tags(str(text)) for text in texts)]


class HomePage(PublicPage):
    """The public home: what this is, what is new, where to begin."""

    slogan = models.CharField(_("câu mở đầu"), max_length=120, blank=True)

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["cms.NewsIndexPage", "cms.LibraryPage", "cms.GuidancePage", "courses.CourseIndexPage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("slogan"), FieldPanel("summary")]

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

    def get_context(self, request: HttpRequest, *args: Any, **keywords: Any) -> dict[str, Any]:  # noqa: ANN401
        """The newest of everything."""
        context: dict[str, Any] = super().get_context(request, *args, **keywords)
        return context | {
            "courses": catalogue(None)[:ON_HOME],
            "news": NewsPage.newest().descendant_of(self)[:ON_HOME],
            "documents": LibraryDocument.objects.all()[:ON_HOME],
            "guidance": GuidancePage.objects.live().descendant_of(self).filter(depth=self.depth + 2),
            "library": LibraryPage.objects.live().child_of(self).first(),
        }


class NewsIndexPage(PublicPage):
    """All news, the newest first."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.NewsPage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("trang tin tức")
        verbose_name_plural = _("trang tin tức")

    def get_context(self, request: HttpRequest, *args: Any, **keywords: Any) -> dict[str, Any]:  # noqa: ANN401
        """One sheet of news."""
        context: dict[str, Any] = super().get_context(request, *args, **keywords)
        news = Paginator(NewsPage.newest().child_of(self), AT_ONCE)
        return context | {"news": news.get_page(request.GET.get("trang"))}


class NewsPage(WrittenPage):
    """One piece of news."""

    published_on = models.DateField(_("ngày đăng"), default=timezone.localdate, db_index=True)

    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("tin")
        verbose_name_plural = _("tin")

    @classmethod
    def newest(cls) -> PageQuerySet:
        """Published news, the newest first."""
        return cls.objects.live().public().order_by("-published_on", "-pk")


class GuidancePage(WrittenPage):
    """How to use something; under another one, a chapter of it."""

    parent_page_types: ClassVar = ["cms.HomePage", "cms.GuidancePage"]
    subpage_types: ClassVar = ["cms.GuidancePage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("trang hướng dẫn")
        verbose_name_plural = _("trang hướng dẫn")

    def get_context(self, request: HttpRequest, *args: Any, **keywords: Any) -> dict[str, Any]:  # noqa: ANN401
        """The chapters under it."""
        context: dict[str, Any] = super().get_context(request, *args, **keywords)
        return context | {"chapters": GuidancePage.objects.live().public().child_of(self)}


class DocumentKind(models.TextChoices):
    """What kind of legal text it is."""

    LAW = "law", _("Luật")
    RESOLUTION = "resolution", _("Nghị quyết")
    DECREE = "decree", _("Nghị định")
    CIRCULAR = "circular", _("Thông tư")
    DECISION = "decision", _("Quyết định")
    PLAN = "plan", _("Kế hoạch")
    GUIDANCE = "guidance", _("Hướng dẫn")
    CONCLUSION = "conclusion", _("Kết luận")


class Subject(models.TextChoices):
    """What it is about."""

    EMULATION = "emulation", _("Thi đua, khen thưởng")
    TRAINING = "training", _("Đào tạo, bồi dưỡng")
    DIGITAL = "digital", _("Chuyển đổi số")
    DATA = "data", _("Dữ liệu, an ninh mạng")
    FRONT = "front", _("Công tác Mặt trận")


class DocumentQuerySet(QuerySet["LibraryDocument"]):
    """Legal texts, narrowed down."""

    def matching(self, *, query: str = "", kind: str = "", subject: str = "") -> "DocumentQuerySet":
        """Those of the kind and subject that hold all the words, abbreviations or their long forms."""
        found = self.filter(**{name: value for name, value in (("kind", kind), ("subject", subject)) if value})
        ways = [Q(*(Q(search_key__contains=word) for word in term.split())) for term in search_terms(query)]
        return found.filter(reduce(or_, ways)) if ways else found


class LibraryDocument(models.Model):
    """A legal text as the library lists it; the file may follow later."""

    number = models.CharField(_("số, ký hiệu"), max_length=60, help_text=_("Ví dụ 152/2025/NĐ-CP, 12-KL/TW."))
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=DocumentKind.choices)
    title = models.CharField(_("trích yếu"), max_length=500)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200)
    subject = models.CharField(_("lĩnh vực"), max_length=20, choices=Subject.choices, default=Subject.FRONT)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    effective_on = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    expired_on = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        verbose_name=_("được thay thế bởi"),
    )
    file = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("tệp"),
    )
    search_key = models.TextField(editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = (F("issued_on").desc(nulls_last=True), "number")
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        constraints = (
            models.UniqueConstraint(
                fields=("number", "issuer"),
                name="one_text_per_number_of_an_issuer",
                violation_error_message=_("Văn bản số này của cơ quan này đã có trong thư viện."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    def save(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Save with the key under which it is found."""
        labels = (self.get_kind_display(), self.get_subject_display())
        self.search_key = fold(" ".join((self.number, self.title, self.issuer, *map(str, labels))))
        super().save(*args, **options)

    def clean(self) -> None:
        """Refuse a number that is none; dates that run backwards."""
        if not is_document_number(self.number):
            raise ValidationError(
                {"number": _("Số, ký hiệu chưa đúng mẫu. Đồng chí ghi như 152/2025/NĐ-CP hoặc 12-KL/TW.")}
            )
        days = [day for day in (self.issued_on, self.effective_on, self.expired_on) if day]
        if days != sorted(days):
            raise ValidationError(_("Ngày ban hành, ngày có hiệu lực và ngày hết hiệu lực phải theo thứ tự."))


class LibraryPage(PublicPage):
    """The library: legal texts by kind and subject, with search."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("thư viện văn bản")
        verbose_name_plural = _("thư viện văn bản")

    def get_context(self, request: HttpRequest, *args: Any, **keywords: Any) -> dict[str, Any]:  # noqa: ANN401
        """One sheet of what was asked for; an unknown kind or subject asks for nothing."""
        context: dict[str, Any] = super().get_context(request, *args, **keywords)
        wishes = {
            "query": request.GET.get("query", "")[:100],
            "kind": request.GET.get("kind", "") if request.GET.get("kind") in DocumentKind else "",
            "subject": request.GET.get("subject", "") if request.GET.get("subject") in Subject else "",
        }
        found = Paginator(LibraryDocument.objects.select_related("file").matching(**wishes), AT_ONCE)
        return context | {
            "wishes": wishes,
            "documents": found.get_page(request.GET.get("trang")),
            "kinds": DocumentKind.choices,
            "subjects": Subject.choices,
        }
