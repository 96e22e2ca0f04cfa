"""The editors' admin: our colours, our slugs, the library."""

import re
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.admin.widgets import SlugInput
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.models import LibraryDocument
from courses.services import renew_references

# What the browser must replace before Wagtail's own table of letters, which turns đ into Serbian "dj" and drops ạ.
PLAIN_LETTERS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "d": "đðɖ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
}
FORMATTERS = [
    (re.compile("[\u0300-\u036f]"), ""),
    *((re.compile(f"[{marked}{marked.upper()}]"), plain) for plain, marked in PLAIN_LETTERS.items()),
    (re.compile("[–—/.]"), "-"),
]

register_form_field_override(models.SlugField, override={"widget": SlugInput(formatters=FORMATTERS)})


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def our_colours() -> SafeString:
    """Indigo for what acts, as everywhere else."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")  # type: ignore[untyped-decorator]
def without_links_abroad(_request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out what leads to Wagtail's own English site."""
    menu_items[:] = [item for item in menu_items if "wagtail.org" not in item.url]


class LibraryDocumentViewSet(SnippetViewSet):
    """Legal texts: list, filter, add."""

    model = LibraryDocument
    icon = "doc-full-inverse"
    menu_label = _("Thư viện văn bản")
    menu_order = 250
    add_to_admin_menu = True
    list_display: Any = ("number", "title", "kind", "issuer", "issued_on", "effective_on")
    list_filter: Any = ("kind", "subject")
    search_fields: Any = ("number", "title", "issuer", "search_key")
    panels: Any = (
        FieldRowPanel([FieldPanel("number"), FieldPanel("kind")]),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("issuer"), FieldPanel("subject")]),
        FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_on"), FieldPanel("expired_on")]),
        FieldPanel("replaced_by"),
        FieldPanel("file"),
        HelpPanel(template="cms/admin/citing.html", heading=_("Bài học dẫn văn bản này")),
    )


register_snippet(LibraryDocumentViewSet)


@hooks.register("after_create_snippet")  # type: ignore[untyped-decorator]
@hooks.register("after_edit_snippet")  # type: ignore[untyped-decorator]
def show_legal_texts_anew(_request: HttpRequest, instance: object) -> None:
    """A legal text ended or was replaced: the lessons that cite it say so from now on."""
    if isinstance(instance, LibraryDocument):
        renew_references()
