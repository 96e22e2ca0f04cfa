"""What is found on the public site."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, QuerySet
from wagtail.documents.models import Document
from wagtail.models import Page, ReferenceIndex
from wagtail.search.query import Phrase, PlainText

from cms.models import DocumentQuerySet, GuidancePage, LibraryDocument, NewsPage
from core.text.search import search_terms
from courses.activities import LegalReference
from courses.models import LessonPage
from courses.selectors import CourseCard, catalogue, matching

AT_MOST = 20
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Findings:
    """What the words were found in."""

    courses: list[CourseCard]
    pages: list[Page]
    documents: DocumentQuerySet

    def __bool__(self) -> bool:
        return bool(self.courses or self.pages or self.documents)


def sections_of(home: Page) -> QuerySet[Page]:
    """The parts of the public site, in the editors' order; enough of each for its name and address."""
    sections: QuerySet[Page] = home.get_children().live().in_menu().specific(defer=True)
    return sections


def findings(query: str) -> Findings:
    """The courses, pages and legal texts that hold the words, typed with or without marks, abbreviated or not."""
    terms = search_terms(query)
    if not terms:
        return Findings([], [], LibraryDocument.objects.none())
    return Findings(
        matching(catalogue(None), query=query)[:AT_MOST],
        _pages_with(terms),
        LibraryDocument.objects.select_related("file").matching(query=query)[:AT_MOST],
    )


def _pages_with(terms: tuple[str, ...]) -> list[Page]:
    # Words only: SQLite's full-text search takes a lone quotation mark for the start of a phrase and fails.
    words = [" ".join(found) for term in terms if (found := _WORDS.findall(term))]
    if not words:
        return []
    written = Page.objects.live().public().type(NewsPage, GuidancePage)
    # First the words in a row: without marks, single syllables are in nearly every text.
    hits = chain.from_iterable(written.search(reduce(or_, map(kind, words)))[:AT_MOST] for kind in (Phrase, PlainText))
    keys = list(dict.fromkeys(page.pk for page in hits))[:AT_MOST]
    pages = Page.objects.specific().in_bulk(keys)
    return [pages[key] for key in keys]


def is_for_learners(document_id: int) -> bool:
    """Whether lessons lead to the document, and nothing of the public site does."""
    to_documents = ContentType.objects.get_for_model(Document)
    leading = ReferenceIndex.objects.filter(to_content_type=to_documents, to_object_id=str(document_id))
    kinds = set(leading.values_list("content_type", flat=True))
    return kinds == {ContentType.objects.get_for_model(LessonPage).pk}


def legal_references(numbers: Collection[str]) -> dict[str, LegalReference]:
    """The legal texts of these numbers as lessons show them; the newest where two issuers gave one number."""
    texts = LibraryDocument.objects.filter(number__in=numbers).select_related("file", "replaced_by")
    return {text.number: _reference(text) for text in texts.order_by(F("issued_on").asc(nulls_first=True), "pk")}


def _reference(text: LibraryDocument) -> LegalReference:
    return LegalReference(
        number=text.number,
        title=text.title,
        issuer=text.issuer,
        issued_on=text.issued_on,
        effective_on=text.effective_on,
        expired_on=text.expired_on,
        replaced_by=text.replaced_by.number if text.replaced_by else "",
        url=text.file.url if text.file else "",
    )
