"""Of which questions a quiz is made: sections, questions picked one by one, groups to draw from."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from quizzes.calculations.composing import Part, stamp_of
from quizzes.forms.quizzes import GroupForm, PickForm, SectionForm, SectionOrder, picked
from quizzes.http import quiz_of_trainer
from quizzes.http.setup import Composing, group_of_trainer, new_section_of_trainer, section_of_trainer
from quizzes.models import Quiz
from quizzes.selectors.setup import contents_of, drawers_of, pickable
from quizzes.services.setup import compose_quiz

PAGE_SIZE = 40


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_safe
def contents(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """The sections of a quiz, and what the bank cannot give."""
    return render(request, "quizzes/setup/contents.html", {"quiz": quiz, "contents": contents_of(quiz)})


@requires("quizzes.keep_bank", of=new_section_of_trainer)
def section_new(request: MemberRequest, composing: Composing) -> HttpResponse:
    """One more section."""
    return _section(request, composing)


@requires("quizzes.keep_bank", of=section_of_trainer)
def section(request: MemberRequest, composing: Composing) -> HttpResponse:
    """What a section is called, and how many questions it draws."""
    return _section(request, composing)


def _section(request: MemberRequest, composing: Composing) -> HttpResponse:
    form = SectionForm(request.POST or None, part=composing.part)
    if form.is_valid():
        return _compose(request, composing.quiz, form.parts(composing.parts, composing.place))
    return render(request, "quizzes/setup/section.html", _about(composing) | {"form": form})


@requires("quizzes.keep_bank", of=section_of_trainer)
def pick(request: MemberRequest, composing: Composing) -> HttpResponse:
    """Look for questions and put those ticked into a section."""
    search = PickForm(drawers_of(composing.quiz), request.GET)
    picks = pickable(composing.quiz, request.user, **search.wish)
    if request.method == "POST":
        parts = picked(picks, request.POST.getlist("cau"), composing.parts, composing.place)
        return _compose(request, composing.quiz, parts)
    page = Paginator(picks, PAGE_SIZE).get_page(request.GET.get("trang"))
    return render(request, "quizzes/setup/pick.html", _about(composing) | {"search": search, "page": page})


@requires("quizzes.keep_bank", of=section_of_trainer)
def group_new(request: MemberRequest, composing: Composing) -> HttpResponse:
    """One more group to draw from."""
    return _group(request, composing, None)


@requires("quizzes.keep_bank", of=group_of_trainer)
def group(request: MemberRequest, composing: Composing) -> HttpResponse:
    """From where a group draws, and how many."""
    return _group(request, composing, composing.groups[composing.group])


def _group(request: MemberRequest, composing: Composing, group: Part | None) -> HttpResponse:
    form = GroupForm(drawers_of(composing.quiz), request.POST or None, group=group)
    if form.is_valid():
        return _compose(request, composing.quiz, form.parts(composing.parts, composing.place, composing.group))
    return render(request, "quizzes/setup/group.html", _about(composing) | {"form": form, "group": group})


@requires("quizzes.keep_bank", of=section_of_trainer)
@require_POST
def act(request: MemberRequest, composing: Composing) -> HttpResponse:
    """Move things up and down, take them out, say what questions are worth."""
    try:
        parts = SectionOrder(request.POST, composing.parts, composing.place).parts()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("quizzes:setup_contents", composing.quiz.code)
    return _compose(request, composing.quiz, parts)


def _compose(request: MemberRequest, quiz: Quiz, parts: list[Part]) -> HttpResponse:
    compose_quiz(quiz=quiz, parts=parts, seen=request.POST.get("dau", ""), actor=request.user)
    return redirect("quizzes:setup_contents", quiz.code)


def _about(composing: Composing) -> dict[str, object]:
    return {"quiz": composing.quiz, "composing": composing, "stamp": stamp_of(composing.quiz.blueprint)}
