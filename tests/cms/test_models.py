"""Pages, slugs, the library's texts."""

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from cms.models import HomePage, LibraryDocument, NewsPage
from cms.services import PARTS, establish_site
from courses.models import CourseIndexPage, CoursePage
from tests.cms.conftest import make_document, make_news

pytestmark = pytest.mark.django_db


def test_the_site_is_laid_out_once_in_place_of_the_welcome_page(home):
    assert establish_site(actor=None) == home
    assert HomePage.objects.count() == 1
    assert [page.slug for page in home.get_children()] == [slug for _kind, slug, _title in PARTS]
    assert Site.objects.get().root_page_id == home.pk
    assert not Page.objects.filter(slug="home").exists()


def test_what_editors_changed_is_left_alone(home, news):
    news.title, news.slug = "Tin của tỉnh", "tin-cua-tinh"
    news.save()
    establish_site(actor=None)
    assert [page.title for page in home.get_children()][:1] == ["Tin của tỉnh"]
    assert home.get_children().count() == len(PARTS)


def test_a_page_gets_a_vietnamese_address(news):
    assert make_news(news, "Đường đến kỷ nguyên số").slug == "duong-den-ky-nguyen-so"
    assert make_news(news, "Đường đến kỷ nguyên số").slug == "duong-den-ky-nguyen-so-2"
    assert make_news(news, "Đạo đức", slug="rieng").slug == "rieng"


def test_a_course_gets_one_too(home):
    index = home.add_child(instance=CourseIndexPage(title="Khóa học"))
    course = index.add_child(instance=CoursePage(title="Đạo đức công vụ trên mạng", code="DD-01"))
    assert (index.slug, course.slug) == ("khoa-hoc", "dao-duc-cong-vu-tren-mang")


def test_news_comes_newest_first_and_drafts_do_not(news):
    for title, day in (("cũ", date(2026, 1, 5)), ("mới", date(2026, 11, 3)), ("giữa", date(2026, 6, 1))):
        make_news(news, title, published_on=day)
    make_news(news, "nháp", live=False)
    assert [piece.title for piece in NewsPage.newest()] == ["mới", "giữa", "cũ"]


@pytest.mark.parametrize("number", ["152/2025/NĐ-CP", "12-KL/TW", unicodedata.normalize("NFD", "30/2020/NĐ-CP")])
def test_numbers_of_real_texts_are_taken(number):
    LibraryDocument(number=number, kind="decree", title="Một", issuer="Chính phủ").full_clean()


@pytest.mark.parametrize("number", ["03/11/2026", "Luật số 6", "152"])
def test_a_number_that_is_none_is_refused_in_words(number):
    with pytest.raises(ValidationError) as refusal:
        LibraryDocument(number=number, kind="law", title="Một", issuer="Quốc hội").full_clean()
    assert "152/2025/NĐ-CP" in refusal.value.message_dict["number"][0]


def test_a_text_cannot_be_in_force_before_it_is_issued():
    text = LibraryDocument(number="1/QĐ-TTg", kind="decision", title="Một", issuer="Thủ tướng Chính phủ")
    text.issued_on, text.effective_on = date(2026, 2, 1), date(2026, 1, 1)
    with pytest.raises(ValidationError):
        text.full_clean()


def test_the_same_number_of_the_same_issuer_is_one_text():
    make_document()
    with pytest.raises(ValidationError, match="đã có trong thư viện"):
        LibraryDocument(number="152/2025/NĐ-CP", kind="decree", title="Hai", issuer="Chính phủ").full_clean()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("152", 1),
        ("nđ-cp", 1),
        ("152/2025/nd-cp", 1),
        ("thi dua", 1),
        ("THI ĐUA", 1),
        ("cđs", 1),
        ("chuyển đổi số", 1),
        ("", 2),
        ("xyz", 0),
    ],
)
def test_texts_are_found_however_one_types(query, count):
    make_document()
    make_document(
        "749/QĐ-TTg", title="Chương trình chuyển đổi số", kind="decision", subject="digital", issuer="Thủ tướng"
    )
    assert LibraryDocument.objects.matching(query=query).count() == count


def test_texts_are_narrowed_by_kind_and_subject():
    make_document()
    make_document("749/QĐ-TTg", kind="decision", subject="digital")
    assert LibraryDocument.objects.matching(kind="decision").count() == 1
    assert LibraryDocument.objects.matching(kind="decision", subject="emulation").count() == 0


def test_texts_without_a_date_come_last():
    make_document("1/QĐ-TTg", issued_on=None)
    make_document("2/QĐ-TTg", issued_on=date(2020, 1, 1))
    make_document("3/QĐ-TTg", issued_on=date(2026, 1, 1))
    assert [text.number[0] for text in LibraryDocument.objects.all()] == ["3", "2", "1"]
