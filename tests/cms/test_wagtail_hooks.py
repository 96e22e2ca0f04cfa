"""The editors' admin."""

import re
import unicodedata

import pytest
from django.contrib.auth.models import Permission

from cms.wagtail_hooks import FORMATTERS
from core.text.slugs import slugify_vi

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client, administrator):
    administrator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    return client


@pytest.mark.parametrize(
    "title", ["Đường đến kỷ nguyên số", "Ủy ban – khóa 2024", "152/2025/NĐ-CP", "ỨNG DỤNG ẠẶẬ ỴỶỸ"]
)
def test_the_browser_makes_the_same_slug_as_the_server(title):
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, title)
        for pattern, plain in FORMATTERS:
            text = pattern.sub(plain, text)
        assert re.sub("-+", "-", re.sub(r"[^a-z0-9-]", "", re.sub(r"\s+", "-", text.lower()))) == slugify_vi(title)


def test_the_form_carries_our_table_of_letters(admin_client, news):
    text = admin_client.get(f"/quan-tri/pages/add/cms/newspage/{news.pk}/").content.decode()
    assert "data-w-slug-formatters-value" in text
    assert "\\u0111" in text


def test_editors_see_our_name_colours_and_mark(admin_client, home):
    text = admin_client.get("/quan-tri/").content.decode()
    assert "<title>" in text
    assert "Học Mặt trận</title>" in re.sub(r"\s+", " ", text)
    assert "css/admin.css" in text
    assert "mark.svg" in text
    assert "Chào đồng chí Cao Xuân Thắng" in text


def test_the_library_is_kept_in_the_admin(admin_client, home):
    added = admin_client.post(
        "/quan-tri/snippets/cms/librarydocument/add/",
        {
            "number": "1/QĐ-TTg",
            "kind": "decision",
            "title": "Một",
            "issuer": "Thủ tướng",
            "subject": "front",
            "issued_on": "03/11/2026",
        },
    )
    assert added.status_code == 302
    text = admin_client.get("/quan-tri/snippets/cms/librarydocument/").content.decode()
    assert "1/QĐ-TTg" in text
    assert "03/11/2026" in text


def test_nothing_leads_to_foreign_sites(admin_client, home):
    text = admin_client.get("/quan-tri/").content.decode()
    assert "wagtail.org" not in text
    assert ">Cao Xuân Thắng<" in text
