"""The parts of the public site, and legal texts as rows."""

from typing import NamedTuple

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.models import LibraryDocument
from cms.models.languages import in_readers_language, is_original_language
from cms.selectors import sections_of
from core.text.dates import format_date
from courses.selectors import CitingLesson, lessons_citing

register = template.Library()


@register.simple_tag(takes_context=True)
def site_sections(context: Context) -> list[tuple[str, str, bool]]:
    """Name, address, and whether this page lies there: as `{% chips %}` wants them."""
    request = context["request"]
    site = Site.find_for_request(request)
    parts = [(page.title, page.get_url(request)) for page in sections_of(site.root_page)] if site else []
    parts.append((_("Tìm kiếm"), reverse("cms:search")))
    return [(title, url, request.path.startswith(url)) for title, url in parts]


@register.simple_tag
def trail(page: Page) -> list[tuple[str, str]]:
    """The page right above, as `{% breadcrumbs %}` wants it; nothing above what the home links to."""
    above = page.get_parent()
    if above is None or above.depth <= page.get_root().depth + 1:
        return []
    if not is_original_language():
        (above,) = in_readers_language([above.specific])
    return [(above.title, above.get_url())]


@register.filter
def cited_by(document: LibraryDocument) -> list[CitingLesson]:
    """The lessons that name a legal text; none for one that is only being added."""
    return lessons_citing(document.number) if document.pk else []


class DocumentRow(NamedTuple):
    """A legal text in a list."""

    title: str
    href: str
    meta: str
    tag: str
    tone: str


@register.simple_tag
def document_row(document: LibraryDocument) -> DocumentRow:
    """The title; number, who issued it and when; whether it is in force."""
    meta = [f"{document.get_kind_display()} {document.number}", document.issuer]
    if document.issued_on:
        meta.append(_("ban hành {day}").format(day=format_date(document.issued_on)))
    if document.effective_on:
        meta.append(_("hiệu lực từ {day}").format(day=format_date(document.effective_on)))
    today = timezone.localdate()
    tag, tone = "", "plain"
    if document.replaced_by_id:
        tag, tone = _("Đã thay thế"), "bad"
    elif document.expired_on and document.expired_on <= today:
        tag, tone = _("Hết hiệu lực"), "bad"
    elif document.effective_on and document.effective_on > today:
        tag, tone = _("Chưa có hiệu lực"), "warn"
    return DocumentRow(document.title, reverse("cms:document", args=[document.pk]), ", ".join(meta), tag, tone)


@register.simple_tag
def document_facts(document: LibraryDocument) -> list[tuple[str, str]]:
    """What is known of a legal text, name and value; what is not known is left out."""
    facts = (
        (_("Số, ký hiệu"), document.number),
        (_("Cơ quan ban hành"), document.issuer),
        (_("Ban hành"), format_date(document.issued_on) if document.issued_on else ""),
        (_("Hiệu lực từ"), format_date(document.effective_on) if document.effective_on else ""),
        (_("Hết hiệu lực từ"), format_date(document.expired_on) if document.expired_on else ""),
    )
    return [(name, value) for name, value in facts if value]
