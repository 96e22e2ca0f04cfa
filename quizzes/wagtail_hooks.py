"""Where trainers find banks, questions and quizzes in the editor."""

from typing import ClassVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.access import may
from courses.selectors.authoring import courses_written_by
from quizzes.forms import QuestionForm
from quizzes.models import Question, QuestionBank, Quiz
from quizzes.selectors import banks_kept_by


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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        """Of the user's branch; with the version in use, so that a long list asks once."""
        kept = banks_kept_by(request.user).order_by().values("pk")  # type: ignore[arg-type]
        return Question.objects.filter(bank__in=kept).select_related("bank", "current")


class BankViewSet(SnippetViewSet):
    """Banks."""

    model = QuestionBank
    icon = "folder-open-inverse"
    list_display: ClassVar = ["title", "code", "course"]
    panels: ClassVar = [FieldPanel(name) for name in ("title", "code", "course")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuestionBank]:
        """Of the user's branch."""
        return banks_kept_by(request.user)  # type: ignore[arg-type]


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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quiz]:
        """Of the courses for which the user writes."""
        written = courses_written_by(request.user).values("pk")  # type: ignore[arg-type]
        return Quiz.objects.filter(course__in=written).select_related("course")


class QuizzesGroup(SnippetViewSetGroup):
    """One entry of the menu for all three."""

    menu_label = _("Bài kiểm tra")
    menu_icon = "help"
    menu_order = 250
    items = (QuestionViewSet, BankViewSet, QuizViewSet)


register_snippet(QuizzesGroup)


@hooks.register("before_edit_snippet")  # type: ignore[untyped-decorator]
@hooks.register("before_delete_snippet")  # type: ignore[untyped-decorator]
def keep_to_the_branch(request: HttpRequest, found: Model | list[Model]) -> None:
    """What another branch keeps does not exist: Wagtail itself asks for the right to the model only."""
    for one in found if isinstance(found, list) else [found]:
        kept = one.bank if isinstance(one, Question) else one
        if isinstance(kept, QuestionBank | Quiz) and not may(request.user, "quizzes.keep_bank", kept):
            raise Http404
