"""Setting quizzes up: the list, a new one, its rules page by page, and a paper to look at."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from core.errors import DomainError
from quizzes.calculations import Policy
from quizzes.errors import CodeTakenError
from quizzes.forms.quizzes import FactsForm, LimitsForm, NewQuizForm, ReviewForm, RulesForm, WaysForm
from quizzes.http import quiz_of_trainer
from quizzes.http.setup import Page, page_of_trainer
from quizzes.models import Quiz
from quizzes.selectors.setup import (
    contents_of,
    lessons_with,
    moments_of,
    obstacles_of,
    quizzes_kept_by,
    rules_in_words,
    trial_of,
    under_way,
)
from quizzes.services.papers import draw_paper
from quizzes.services.setup import change_quiz, set_up_quiz

PAGE_SIZE = 50
REVIEW = "nguoi-hoc-thay"
RULE_FORMS: Mapping[str, type[RulesForm]] = {
    "thong-tin": FactsForm,
    "thoi-gian": LimitsForm,
    "cach-lam": WaysForm,
    REVIEW: ReviewForm,
}


@requires("quizzes.keep_bank")
@require_safe
def quizzes(request: MemberRequest) -> HttpResponse:
    """The quizzes of one's branch."""
    page = Paginator(quizzes_kept_by(request.user), PAGE_SIZE).get_page(request.GET.get("trang"))
    return render(request, "quizzes/setup/list.html", {"page": page})


@requires("quizzes.keep_bank")
def new(request: MemberRequest) -> HttpResponse:
    """A new quiz, or one like another."""
    source = quizzes_kept_by(request.user).filter(code=request.GET.get("tu", "")).first()
    form = NewQuizForm(request.user, request.POST or None, source=source)
    if form.is_valid():
        try:
            quiz = set_up_quiz(code=form.code_meant, values=form.values, actor=request.user)
        except CodeTakenError as error:
            form.add_error("code", error.sentence)
        else:
            return redirect("quizzes:setup_contents", quiz.code)
    return render(request, "quizzes/setup/new.html", {"form": form, "source": source})


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_safe
def quiz(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """Everything that holds for a quiz, in words, and where each thing is changed."""
    contents = contents_of(quiz)
    context = {
        "quiz": quiz,
        "contents": contents,
        "rules": rules_in_words(quiz),
        "moments": moments_of(quiz),
        "obstacles": obstacles_of(quiz, contents),
        "at_work": under_way(quiz),
        "lessons": lessons_with(quiz),
    }
    return render(request, "quizzes/setup/quiz.html", context)


@requires("quizzes.keep_bank", of=page_of_trainer)
def rules(request: MemberRequest, page: Page) -> HttpResponse:
    """One page of rules."""
    if page.word not in RULE_FORMS:
        raise Http404
    form = RULE_FORMS[page.word](request.user, request.POST or None, instance=page.quiz)
    if form.is_valid():
        change_quiz(quiz=page.quiz, values=form.values, actor=request.user)
        messages.success(request, _("Đã lưu. Ai đang làm dở thì vẫn theo quy định lúc bắt đầu."))
        return redirect("quizzes:setup", page.quiz.code)
    moments = moments_of(page.quiz) if page.word == REVIEW else ()
    return render(request, "quizzes/setup/rules.html", {"quiz": page.quiz, "form": form, "moments": moments})


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_safe
def trial(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """A paper as a learner would be given it; nothing of it is kept."""
    try:
        paper = draw_paper(quiz, Policy.of(quiz))
    except DomainError as error:
        messages.error(request, error.sentence)
        return redirect("quizzes:setup_contents", quiz.code)
    return render(request, "quizzes/setup/trial.html", {"quiz": quiz, "questions": trial_of(quiz, paper)})
