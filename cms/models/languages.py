"""Pages of the public site in the reader's language."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField, TranslatableField

AT_ONCE = 10
# What a translation says in its own words, and what it has of the original for good.
TRANSLATED = (
    SynchronizedField("slug", overridable=False),
    *map(TranslatableField, ("title", "seo_title", "search_description", "summary")),
)


def is_original_language() -> bool:
    """Whether the reader's language is the one in which pages are written."""
    return get_language() in {settings.LANGUAGE_CODE, None}


def in_readers_language(pages: Iterable[Page]) -> list[Any]:
    """Each page as its live translation says it, where it has one; no query for originals."""
    originals = list(pages)
    if is_original_language() or not originals:
        return originals
    keys = [page.translation_key for page in originals]
    told = Page.objects.live().filter(alias_of=None, locale__language_code=get_language(), translation_key__in=keys)
    by_key = {page.translation_key: page for page in told.specific()}
    return [by_key.get(page.translation_key, page) for page in originals]


def sheet_of(pages: PageQuerySet, request: HttpRequest, *, at_once: int = AT_ONCE) -> Sheet[Any]:
    """As many of the pages as are shown at once, in the reader's language."""
    sheet = Paginator(pages, at_once).get_page(request.GET.get("trang"))
    sheet.object_list = in_readers_language(sheet.object_list)
    return sheet
