"""A public site with something in each part."""

import pytest
from wagtail.models import Page

from cms.models import GuidancePage, LibraryDocument, LibraryPage, NewsIndexPage, NewsPage
from cms.services import establish_site


@pytest.fixture
def home(db):
    """The public site, laid out."""
    return establish_site(actor=None)


@pytest.fixture
def news(home):
    """The page under which news hangs."""
    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def guidance(home):
    """The page under which guidance hangs."""
    return GuidancePage.objects.child_of(home).get()


@pytest.fixture
def library(home):
    """The library."""
    return LibraryPage.objects.child_of(home).get()


def make_news(index: Page, title="Tin thử", **facts):
    return index.add_child(instance=NewsPage(title=title, **facts))


def make_document(number="152/2025/NĐ-CP", **facts):
    facts = {"kind": "decree", "title": "Quy định về thi đua", "issuer": "Chính phủ", "subject": "emulation"} | facts
    return LibraryDocument.objects.create(number=number, **facts)
