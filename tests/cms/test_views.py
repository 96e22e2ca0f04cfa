"""The public site stays public, and finds things."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from cms.models import GuidancePage
from tests.cms.conftest import make_document, make_news
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(home, news, guidance, library):
    make_news(news, "Bản Khe Lim chuyển đổi số", summary="Một buổi đọc loa", slug="khe-lim")
    guidance.add_child(instance=GuidancePage(title="Cách học", slug="cach-hoc", body=[("text", "<p>Bấm vào học</p>")]))
    make_document(issued_on=date(2025, 6, 14), effective_on=date(2025, 7, 1))
    return home


PUBLIC = ["/", "/tin-tuc/", "/tin-tuc/khe-lim/", "/huong-dan/", "/huong-dan/cach-hoc/", "/thu-vien/", "/tim-kiem/"]


@pytest.mark.parametrize("address", PUBLIC)
def test_anybody_may_read(client, filled, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PUBLIC)
def test_members_and_strangers_read_the_same(client, filled, stranger, address):
    client.force_login(stranger)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PUBLIC[:-1])
def test_english_visitors_are_told_that_the_page_is_vietnamese(client, filled, address):
    text = client.get(f"/en{address}").content.decode()
    assert '<html lang="en"' in text
    assert '<div class="stack sections" lang="vi">' in text


@pytest.mark.parametrize("address", ["/khong-co/", "/tin-tuc/khong-co/", "/quan-tri/password_reset/"])
def test_what_is_not_there_is_not(client, filled, administrator, address):
    client.force_login(administrator)
    assert client.get(address).status_code == 404


def test_drafts_are_nobodys(client, filled, news):
    make_news(news, "nháp", slug="nhap", live=False)
    assert client.get("/tin-tuc/nhap/").status_code == 404
    assert "nháp" not in client.get("/tin-tuc/").content.decode()


def test_a_page_for_members_leads_to_the_one_sign_in_page(client, filled, news):
    private = make_news(news, "nội bộ", slug="noi-bo")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/tin-tuc/noi-bo/")["Location"].startswith("/dang-nhap/?next=/tin-tuc/noi-bo/")
    assert "nội bộ" not in client.get("/tin-tuc/").content.decode()


@pytest.mark.parametrize("address", ["/quan-tri/login/", "/_util/login/"])
def test_wagtails_own_sign_in_pages_lead_to_ours(client, db, address):
    answer = client.get(address, {"next": "/quan-tri/pages/"}, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/dang-nhap/")
    assert answer.templates[0].name == "accounts/sign_in.html"
    assert client.get("/quan-tri/")["Location"].startswith("/dang-nhap/?next=/quan-tri/")


def test_the_admin_is_refused_without_an_endless_way_round(client, learner):
    client.force_login(learner)
    assert client.get("/quan-tri/", follow=True).status_code == 403


def test_a_file_of_the_library_is_for_everybody(client, home, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    document = Document.objects.create(title="Nghị định", file=ContentFile(b"%PDF-1.4", name="nghi-dinh.pdf"))
    address = reverse("cms:document", args=[make_document(file=document).pk])
    assert f'href="{address}"' in client.get("/thu-vien/").content.decode()
    assert f'href="{document.url}"' in client.get(address).text
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"%PDF-1.4"


def test_the_home_shows_the_newest_of_everything(client, filled):
    make_course(title="An toàn thông tin", summary="")
    text = client.get("/").content.decode()
    for shown in ("Bản Khe Lim chuyển đổi số", "152/2025/NĐ-CP", "Cách học", "An toàn thông tin", "/dang-nhap/"):
        assert shown in text


def test_the_home_costs_the_same_with_more_to_show(client, filled, news, django_assert_num_queries):
    make_course()
    client.get("/")
    with django_assert_num_queries(14, exact=False) as seen:
        client.get("/")
    few = len(seen)
    for number in range(2):
        make_course()
        make_news(news, f"Tin {number}", slug=f"tin-{number}")
        make_document(f"{number}/QĐ-TTg")
    with django_assert_num_queries(few):
        client.get("/")


def test_lists_cost_the_same_with_one_entry_and_three(client, filled, news, django_assert_num_queries):
    for address in ("/tin-tuc/", "/thu-vien/", "/tim-kiem/?query=tin", "/tim-kiem/?query=quy+dinh"):
        client.get(address)
        with django_assert_num_queries(20, exact=False) as seen:
            client.get(address)
        one = len(seen)
        for number in range(2):
            make_news(news, f"Tin {number}", slug=f"tin-{number}{len(address)}")
            make_document(f"{number}{len(address)}/QĐ-TTg")
        with django_assert_num_queries(one):
            client.get(address)


@pytest.mark.parametrize(
    "query", ["kind=decree", "subject=emulation", "query=thi+dua", "query=152%2F2025", "kind=khong-co", "trang=99"]
)
def test_the_library_is_searched_and_nonsense_is_ignored(client, filled, query):
    assert "152/2025/NĐ-CP" in client.get(f"/thu-vien/?{query}").content.decode()


def test_a_library_search_without_findings_says_what_to_do(client, filled):
    text = client.get("/thu-vien/?query=khong+co+gi&kind=law").content.decode()
    assert "Không có văn bản nào như vậy" in text
    assert '<option value="law" selected>' in text


@pytest.mark.parametrize("query", ["chuyển đổi số", "chuyen doi so", "CDS", "khe lim", "doc loa", "BẢN"])
def test_news_is_found_with_and_without_marks(client, filled, query):
    assert "Bản Khe Lim chuyển đổi số" in client.get("/tim-kiem/", {"query": query}).content.decode()


def test_words_in_a_row_come_before_the_same_syllables_strewn_about(client, filled, news):
    make_news(news, "Chuyến đổi xe, đôi số điện thoại", slug="khac", summary="số đổi chuyện, số số đổi")
    pages = client.get("/tim-kiem/?query=chuyen+doi+so").context["found"].pages
    assert pages[0].title == "Bản Khe Lim chuyển đổi số"


def test_search_goes_over_courses_guidance_and_texts(client, filled):
    make_course(title="Đạo đức trên mạng", summary="")
    assert "Đạo đức trên mạng" in client.get("/tim-kiem/?query=dao+duc").content.decode()
    assert "Cách học" in client.get("/tim-kiem/?query=bam+vao").content.decode()
    assert "152/2025/NĐ-CP" in client.get("/tim-kiem/?query=nghi+dinh").content.decode()


@pytest.mark.parametrize("query", ["zzz", "<script>alert(1)</script>", '"', "' OR 1=1 --", "* AND", "(", "\x00"])
def test_search_survives_anything(client, filled, query):
    page = client.get("/tim-kiem/", {"query": query})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
