"""The public site of the demo: news of invented communes, real legal texts by number, guidance."""

from datetime import timedelta
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.models import GuidancePage, HomePage, LibraryDocument, LibraryPage, NewsIndexPage, NewsPage
from cms.services import establish_site

DATA = settings.BASE_DIR / "learning" / "demo" / "data" / "site"


@transaction.atomic
def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Lay out the site and fill its parts; a second time changes nothing."""
    home = establish_site(actor=None)
    if not home.slogan:
        _introduce(home)
    news, guidance = _news(home), _guidance(home)
    for facts in _read("documents.yaml"):
        _document(facts)
    out.write(f"    {news} tin, {guidance} trang hướng dẫn, {LibraryDocument.objects.count()} văn bản")


def _document(facts: dict[str, Any]) -> None:
    """The text; what replaces another stands before it in the file."""
    newer = facts.pop("replaced_by", None)
    facts["replaced_by"] = LibraryDocument.objects.get(number=newer) if newer else None
    LibraryDocument.objects.get_or_create(number=facts.pop("number"), issuer=facts.pop("issuer"), defaults=facts)


def _read(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return entries


def _introduce(home: HomePage) -> None:
    home.slogan = "Học mỗi ngày một ít, giúp dân được nhiều hơn"
    home.summary = (
        "Khóa học cho cán bộ Mặt trận và Tổ công nghệ số cộng đồng. Học trên điện thoại, không cần mạng liên tục."
    )
    home.save()
    for kind, summary in (
        (NewsIndexPage, "Chuyện học và làm của Mặt trận các xã, phường. Xã, người và số liệu đều là minh họa."),
        (LibraryPage, "Văn bản về thi đua, đào tạo, chuyển đổi số và bảo vệ dữ liệu mà cán bộ Mặt trận hay cần."),
        (GuidancePage, "Cách học, cách kiểm tra giấy chứng nhận, cách chỉnh trang cho dễ đọc."),
    ):
        kind.objects.child_of(home).update(summary=summary)


def _news(home: HomePage) -> int:
    index = NewsIndexPage.objects.child_of(home).get()
    for facts in _read("news.yaml"):
        if not NewsPage.objects.filter(slug=facts["slug"]).exists():
            published_on = timezone.localdate() - timedelta(days=facts.pop("days_ago"))
            index.add_child(instance=NewsPage(**{**facts, "body": _body(facts["body"])}, published_on=published_on))
    return int(NewsPage.objects.child_of(index).count())


def _guidance(home: HomePage) -> int:
    root = GuidancePage.objects.child_of(home).get()
    for facts in _read("guidance.yaml"):
        if not GuidancePage.objects.child_of(root).filter(slug=facts["slug"]).exists():
            root.add_child(instance=GuidancePage(**{**facts, "body": _body(facts["body"])}))
    return int(GuidancePage.objects.child_of(root).count())


def _body(blocks: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Each entry of the file is one block: `text: html`, or `note: {tone, title, text}`."""
    return [(kind, value) for block in blocks for kind, value in block.items()]
