"""What is found on the public site."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from operator import or_

from django.conf import settings
from django.core.cache import cache
from django.db.models import F
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.search.query import Phrase, PlainText

from accounts.models import Person
from cms.models import DocumentQuerySet, GuidancePage, LibraryDocument, NewsPage, PracticePage
from cms.models.languages import in_readers_language, is_original_language
from core.text.search import fold, search_terms
from courses.activities import LegalReference
from courses.selectors import CourseCard, catalogue, enrolments_of, matching, outline_of
from courses.selectors.content import rendered_item_body

AT_MOST = 20
KEPT_SECONDS = 24 * 3600
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Findings:
    """What the words were found in."""

    courses: list[CourseCard]
    pages: list[Page]
    documents: DocumentQuerySet
    lessons: list["FoundLesson"] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.courses or self.pages or self.documents or self.lessons)


@dataclass(frozen=True)
class FoundLesson:
    """A lesson of a course on which the reader is."""

    title: str
    course: str
    url: str


def sections_of(home: Page) -> list[Page]:
    """The parts of the public site, in the editors' order; enough of each for its name and address."""
    return in_readers_language(home.get_children().live().in_menu().specific(defer=True))


def findings(query: str, reader: Person | None = None) -> Findings:
    """The courses, pages, legal texts and own lessons that hold the words, with or without marks, abbreviated or not."""
    terms = search_terms(query)
    if not terms:
        return Findings([], [], LibraryDocument.objects.none())
    return Findings(
        matching(catalogue(None), query=query)[:AT_MOST],
        _pages_with(terms),
        LibraryDocument.objects.select_related("file").matching(query=query)[:AT_MOST],
        _lessons_with(terms, reader) if reader else [],
    )


def _pages_with(terms: tuple[str, ...]) -> list[Page]:
    # Words only: SQLite's full-text search takes a lone quotation mark for the start of a phrase and fails.
    words = [" ".join(found) for term in terms if (found := _WORDS.findall(term))]
    if not words:
        return []
    written = Page.objects.live().public().type(NewsPage, GuidancePage, PracticePage)
    # First the words in a row: without marks, single syllables are in nearly every text.
    hits = chain.from_iterable(written.search(reduce(or_, map(kind, words)))[:AT_MOST] for kind in (Phrase, PlainText))
    keys = list(dict.fromkeys(page.pk for page in hits))[:AT_MOST]
    asked = (
        Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE) if is_original_language() else Page.objects
    )
    pages = asked.specific().in_bulk(keys)
    found = in_readers_language(pages[key] for key in keys if key in pages)
    return list({page.translation_key: page for page in found}.values())


def _lessons_with(terms: tuple[str, ...], reader: Person) -> list[FoundLesson]:
    """Lessons of the courses on which the reader is: in the title before in the text, the words in a row before apart."""
    found = []
    for place in enrolments_of(reader):
        for item in outline_of(place.edition).items:
            rank = _rank(terms, fold(f"{item.title} {item.objective}"), _words_of(item.content_hash))
            if rank is not None:
                url = reverse("courses:lesson", args=[place.course.slug, item.slug])
                found.append((rank, place.course.title, item.number, FoundLesson(item.title, place.course.title, url)))
    return [lesson for *_order, lesson in sorted(found, key=lambda entry: entry[:3])[:AT_MOST]]


def _rank(terms: tuple[str, ...], title: str, text: str) -> int | None:
    """0 for the words in a row in the title, 1 for all of them there, 2 in a row in the text; None for none of it."""
    tests = (
        lambda term: term in title,
        lambda term: all(word in title for word in term.split()),
        lambda term: term in text,
    )
    return next((rank for rank, test in enumerate(tests) if any(map(test, terms))), None)


def _words_of(content_hash: str) -> str:
    """The folded text of a lesson, made once for each content."""
    key = f"lesson-words:{content_hash}"
    words: str | None = cache.get(key)
    if words is None:
        words = fold(strip_tags(rendered_item_body(content_hash)))
        cache.set(key, words, KEPT_SECONDS)
    return words


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
