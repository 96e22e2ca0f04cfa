"""Pages of the public site."""

from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from cms.blocks import Body
from cms.models.languages import AT_ONCE, TRANSLATED, in_readers_language, is_original_language, sheet_of
from cms.models.library import DocumentKind, LibraryDocument, Subject, Validity
from core.models import PageBase
from core.text.search import fold
from courses.selectors import catalogue

ON_HOME = 3


class PublicPage(PageBase, Page):
    """A page for everybody, found by search however its words are typed."""

    translatable_fields: ClassVar = [*TRANSLATED]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("folded")]
    promote_panels: ClassVar = [
        FieldPanel("slug"),
        FieldPanel("show_in_menus"),
        MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")], _("Máy tìm kiếm")),
    ]

    class Meta:
        abstract = True

    @property
    def original(self) -> Self:
        """The page of which it is a translation; an original is its own."""
        pages: PageQuerySet = type(self).objects.filter(translation_key=self.translation_key)
        return pages.filter(locale__language_code=settings.LANGUAGE_CODE).first() or self

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Wagtail's; a page without a translation is read in the reader's surroundings."""
        parts: tuple[int, str, str] | None = super().get_url_parts(request)
        if parts is None or is_original_language():
            return parts
        site, root, path = parts
        start = reverse("wagtail_serve", args=[""])
        return site, root, path if path.startswith(start) else start + path.removeprefix("/")

    def words(self) -> list[str]:
        """The texts under which it is found."""
        return [self.title, self.summary]

    def folded(self) -> str:
        """Its words without marks, for the search index."""
        return fold(" ".join(self.words()))


class WrittenPage(PublicPage):
    """A page with a body of blocks."""

    body = StreamField(Body(), verbose_name=_("nội dung"), blank=True)
    translatable_fields: ClassVar = [*TRANSLATED, TranslatableField("body")]

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
    translatable_fields: ClassVar = [*TRANSLATED, TranslatableField("slogan")]

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

    def get_context(self, request: HttpRequest, *args: Any, **keywords: Any) -> dict[str, Any]:  # noqa: ANN401
        """The newest of everything."""
        context: dict[str, Any] = super().get_context(request, *args, **keywords)
        home = self if is_original_language() else self.original
        guidance = GuidancePage.objects.live().descendant_of(home).filter(depth=home.depth + 2)
        return context | {
            "courses": catalogue(None)[:ON_HOME],
            "news": in_readers_language(NewsPage.newest().descendant_of(home)[:ON_HOME]),
            "news_index": NewsIndexPage.objects.live().child_of(home).first(),
            "documents": LibraryDocument.objects.all()[:ON_HOME],
            "guidance": in_readers_language(guidance),
            "library": LibraryPage.objects.live().child_of(home).first(),
        }

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Wagtail's; what is not translated is found where the originals stand."""
        try:
            return super().route(request, path_components)
        except Http404:
            if is_original_language() or self.original == self:
                raise
            return self.original.route(request, path_components)


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
        index = self if is_original_language() else self.original
        return context | {"news": sheet_of(NewsPage.newest().child_of(index), request)}


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
        page = self if is_original_language() else self.original
        return context | {"chapters": in_readers_language(GuidancePage.objects.live().public().child_of(page))}


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
