"""What trainers and editors keep for all lessons: terms, frameworks of competence, action programmes."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from courses.models import ActionProgramme, Competence, CompetenceFramework, Term
from courses.services import renew_references


class TermViewSet(SnippetViewSet):
    """Words that lessons explain once for all."""

    model = Term
    icon = "info-circle"
    menu_label = _("Thuật ngữ")
    list_display: Any = ("word", "also", "meaning")
    search_fields: Any = ("search_key", "word", "meaning")
    panels: Any = (FieldPanel("word"), FieldPanel("also"), FieldPanel("meaning"))


class FrameworkViewSet(SnippetViewSet):
    """Frameworks of competence, a version for every decision."""

    model = CompetenceFramework
    icon = "list-ul"
    menu_label = _("Khung năng lực")
    list_display: Any = ("title", "document", "version", "valid_from", "valid_to")
    panels: Any = (
        FieldRowPanel([FieldPanel("code"), FieldPanel("version")]),
        FieldPanel("title"),
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    )


class CompetenceViewSet(SnippetViewSet):
    """Domains and competences."""

    model = Competence
    icon = "tag"
    menu_label = _("Năng lực số")
    list_display: Any = ("code", "title", "parent", "framework")
    list_filter: Any = ("framework",)
    search_fields: Any = ("code", "title")
    panels: Any = (
        FieldRowPanel([FieldPanel("framework"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("order")]),
        FieldPanel("title"),
    )


class ActionProgrammeViewSet(SnippetViewSet):
    """Action programmes and their targets."""

    model = ActionProgramme
    icon = "tasks"
    menu_label = _("Chương trình hành động")
    list_display: Any = ("title", "code", "parent", "valid_from", "valid_to")
    search_fields: Any = ("code", "title")
    panels: Any = (
        FieldRowPanel([FieldPanel("code"), FieldPanel("order")]),
        FieldPanel("title"),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    )


class BearingsGroup(SnippetViewSetGroup):
    """One place in the menu for all four."""

    items = (TermViewSet, FrameworkViewSet, CompetenceViewSet, ActionProgrammeViewSet)
    menu_label = _("Danh mục dùng chung")
    menu_icon = "list-ul"
    menu_order = 260
    add_to_admin_menu = True


register_snippet(BearingsGroup)


@hooks.register("after_create_snippet")  # type: ignore[untyped-decorator]
@hooks.register("after_edit_snippet")  # type: ignore[untyped-decorator]
def show_terms_anew(_request: HttpRequest, instance: object) -> None:
    """A word has another meaning: lessons tell it from now on."""
    if isinstance(instance, Term):
        renew_references()
