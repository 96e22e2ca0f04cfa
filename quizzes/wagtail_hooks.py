"""Where trainers find banks, questions and quizzes in the editor."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from quizzes.forms import QuestionForm
from quizzes.models import Question, QuestionBank, Quiz


class QuestionViewSet(SnippetViewSet):
    """Questions; saving one makes a new version."""

    model = Question
    icon = "help"
    add_to_admin_menu = False
    copy_view_enabled = False
    list_display: ClassVar = [
        "code",
        Column("stem", label=_("Câu hỏi"), accessor="current.stem"),
        Column("type", label=_("Dạng"), accessor="current.get_type_display"),
        Column("level", label=_("Mức"), accessor="current.get_level_display"),
    ]
    list_filter: ClassVar = ["bank", "current__type", "current__level"]
    search_fields: ClassVar = ["code", "current__stem"]
    search_backend_name = None
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("bank", "code", "stem", "options", "explanation", "level")],
        base_form_class=QuestionForm,
    )

    def get_queryset(self, _request: HttpRequest) -> QuerySet[Question]:
        """With the version in use, so that a long list asks once."""
        return Question.objects.select_related("bank", "current")


class BankViewSet(SnippetViewSet):
    """Banks."""

    model = QuestionBank
    icon = "folder-open-inverse"
    list_display: ClassVar = ["title", "code", "course"]
    panels: ClassVar = [FieldPanel(name) for name in ("title", "code", "course")]


class QuizViewSet(SnippetViewSet):
    """Quizzes and their rules."""

    model = Quiz
    icon = "tasks"
    list_display: ClassVar = ["title", "code", "course", "question_count", "pass_percent"]
    list_filter: ClassVar = ["kind"]
    panels: ClassVar = [
        *(FieldPanel(name) for name in ("title", "code", "kind", "course", "bank", "question_count")),
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("grace_minutes")], _("Thời gian")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("is_graded", "pass_percent", "max_attempts", "cooldown_hours")],
            _("Điểm và số lần làm"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("shuffles_questions", "shuffles_options", "allows_unsure", "show_answers")],
            _("Đề và đáp án"),
        ),
    ]


class QuizzesGroup(SnippetViewSetGroup):
    """One entry of the menu for all three."""

    menu_label = _("Bài kiểm tra")
    menu_icon = "help"
    menu_order = 250
    items = (QuestionViewSet, BankViewSet, QuizViewSet)


register_snippet(QuizzesGroup)
