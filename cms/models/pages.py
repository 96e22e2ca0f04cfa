"""Pages of the public site."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import models
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
from cms.models.library import DocumentKind, LibraryDocument, Subject, Validity
from core.models import PageBase
from core.text.search import fold
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
    subpage_types: ClassVar = [
        "cms.NewsIndexPage",
        "cms.LibraryPage",
        "cms.PracticeIndexPage",
        "cms.GuidancePage",
        "courses.CourseIndexPage",
    ]
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
        wishes = LibraryDocument.objects.wishes_of(request.GET)
        found = Paginator(LibraryDocument.objects.select_related("file", "replaced_by").matching(**wishes), AT_ONCE)
        return context | {
            "wishes": wishes,
            "documents": found.get_page(request.GET.get("trang")),
            "kinds": DocumentKind.choices,
            "subjects": Subject.choices,
            "states": Validity.choices,
            "issuers": [(issuer, issuer) for issuer in LibraryDocument.objects.issuers()],
            "asked": urlencode({name: value for name, value in wishes.items() if value}),
        }
