"""Signing out, one's own page, how the pages look."""

import pytest

from accounts.models import User

pytestmark = pytest.mark.django_db


def test_signing_out_takes_a_deliberate_click(client, hoa):
    client.force_login(hoa)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/")["Location"] == "/"
    assert "_auth_user_id" not in client.session
    assert client.post("/dang-xuat/").status_code == 302


def test_my_page_names_me_and_offers_the_way_out(client, hoa):
    client.force_login(hoa)
    text = client.get("/cua-toi/").content.decode()
    assert "Thị Hòa" in text
    assert 'action="/dang-xuat/"' in text
    assert 'href="/hien-thi/"' in text


def test_an_account_without_a_person_has_a_page_too(client, db):
    client.force_login(User.objects.create(username="ky-thuat"))
    assert client.get("/cua-toi/").status_code == 200


def test_guests_keep_their_display_on_the_phone(client):
    answer = client.post("/hien-thi/", {"theme": "dark", "text_size": "130"})
    assert answer["Location"] == "/hien-thi/"
    assert (client.cookies["theme"].value, client.cookies["text_size"].value) == ("dark", "130")
    page = client.get("/hien-thi/")
    assert 'data-theme="dark" data-text-size="130"' in page.content.decode()
    assert "Đã lưu cách hiển thị." in page.content.decode()


def test_members_keep_it_with_the_account(client, hoa):
    client.force_login(hoa)
    answer = client.post("/hien-thi/", {"theme": "contrast", "text_size": "150", "next": "/cua-toi/"})
    assert answer["Location"] == "/cua-toi/"
    assert "theme" not in answer.cookies
    hoa.refresh_from_db()
    assert (hoa.theme, hoa.text_size) == ("contrast", 150)
    assert 'data-theme="contrast" data-text-size="150"' in client.get("/cua-toi/").content.decode()


@pytest.mark.parametrize("sent", [{}, {"theme": "neon", "text_size": "9000"}, {"theme": "<script>", "text_size": "-1"}])
def test_nonsense_becomes_the_default(client, hoa, sent):
    client.force_login(hoa)
    client.post("/hien-thi/", sent)
    hoa.refresh_from_db()
    assert (hoa.theme, hoa.text_size) == ("", 100)


def test_the_display_page_leads_back_but_to_no_other_site(client):
    assert client.get("/hien-thi/", {"next": "/khoa-hoc/"}).context["next"] == "/khoa-hoc/"
    assert not client.get("/hien-thi/", {"next": "https://example.com"}).context["next"]
    assert client.post("/hien-thi/", {"next": "//example.com"})["Location"] == "/hien-thi/"


def test_a_session_and_its_person_cost_one_query(client, hoa, django_assert_max_num_queries):
    client.force_login(hoa)
    client.get("/hien-thi/")
    with django_assert_max_num_queries(4) as seen:
        client.get("/hien-thi/")
    assert sum("accounts_user" in query["sql"] for query in seen.captured_queries) == 1
