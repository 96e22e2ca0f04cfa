"""A question as its author writes it, as others approve it, as a learner will see it."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from quizzes.forms.desk import ReviewForm
from quizzes.forms.questions import ABOUT, QuestionDesk
from quizzes.http import bank_of_trainer
from quizzes.http.desk import OnDesk, question_of_trainer, type_of_trainer
from quizzes.models import Question, QuestionBank, QuestionType, Verdict
from quizzes.selectors.desk import may_approve, preview_of, question_file, similar_questions, tried
from quizzes.selectors.insight import lines_of_version
from quizzes.services.authoring import retire_question, review_question

SHORTEST_STEM = 12


@requires("quizzes.keep_bank", of=bank_of_trainer)
@require_safe
def kinds(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """The types, to choose from."""
    kinds = [(kind.value, kind.label, ABOUT[kind]) for kind in QuestionType]
    return render(request, "quizzes/desk/kinds.html", {"bank": bank, "kinds": kinds})


@requires("quizzes.keep_bank", of=type_of_trainer)
def new(request: MemberRequest, found: OnDesk) -> HttpResponse:
    """Write a question."""
    return _write(request, found)


@requires("quizzes.keep_bank", of=question_of_trainer)
def change(request: MemberRequest, found: OnDesk) -> HttpResponse:
    """Write its next version."""
    return _write(request, found)


def _write(request: MemberRequest, found: OnDesk) -> HttpResponse:
    desk = QuestionDesk(found.bank, found.kind, found.question, request, request.user)
    if desk.may_be_saved:
        question = desk.save()
        messages.success(request, _("Đã lưu câu hỏi {code}.").format(code=question.code))
        return redirect("quizzes:desk_question", found.bank.code, question.pk)
    asked = preview_of(desk.content) if desk.is_sent and desk.is_whole else None
    return render(request, "quizzes/desk/form.html", {"bank": found.bank, "desk": desk, "asked": asked})


@requires("quizzes.keep_bank", of=question_of_trainer)
def question(request: MemberRequest, found: OnDesk) -> HttpResponse:
    """What it says, in every version; tried out as a learner would answer it."""
    file = question_file(_question(found))
    said = request.GET.get("phien-ban", "")
    revision = (file.of_number(int(said)) if said.isdecimal() else None) or file.latest
    asked, result = preview_of(revision.content), None
    if request.method == "POST":
        asked, result = tried(revision.content, dict(request.POST.lists()))
    context = {
        "bank": found.bank,
        "file": file,
        "revision": revision,
        "asked": asked,
        "result": result,
        "may_approve": may_approve(request.user, file.latest.version),
        "figures": lines_of_version(revision.version),
    }
    return render(request, "quizzes/desk/question.html", context)


@requires("quizzes.keep_bank", of=question_of_trainer)
@require_POST
def review(request: MemberRequest, found: OnDesk) -> HttpResponse:
    """Approve it, or give it back."""
    form, question = ReviewForm(request.POST), _question(found)
    if form.is_valid():
        verdict = Verdict(form.cleaned_data["verdict"])
        version, remark = question_file(question).latest.version, form.cleaned_data["remark"]
        review_question(version=version, verdict=verdict, remark=remark, actor=request.user)
        is_approved = verdict == Verdict.APPROVED
        messages.success(request, _("Đã duyệt câu hỏi.") if is_approved else _("Đã gửi đề nghị sửa."))
    else:
        messages.error(request, " ".join(str(said) for said in form.errors.get("remark", ())))
    return redirect("quizzes:desk_question", found.bank.code, question.pk)


@requires("quizzes.keep_bank", of=question_of_trainer)
@require_POST
def retire(request: MemberRequest, found: OnDesk) -> HttpResponse:
    """Take it out of use, or bring it back."""
    is_retired = "dung-lai" not in request.POST
    question = retire_question(question=_question(found), is_retired=is_retired, actor=request.user)
    said = _("Câu hỏi thôi dùng. Bài đã có câu này vẫn giữ.") if is_retired else _("Câu hỏi được dùng lại.")
    messages.success(request, said)
    return redirect("quizzes:desk_question", found.bank.code, question.pk)


@requires("quizzes.keep_bank", of=bank_of_trainer)
@require_safe
def alike(request: MemberRequest, bank: QuestionBank) -> HttpResponse:
    """Questions that say what is being typed, for the form to show beside it."""
    stem, but = request.GET.get("stem", ""), request.GET.get("but", "")
    known = int(but) if but.isdecimal() else None
    found = similar_questions(request.user, stem, but=known) if len(stem) >= SHORTEST_STEM else []
    return render(request, "quizzes/desk/alike.html", {"bank": bank, "alike": found})


def _question(found: OnDesk) -> Question:
    return cast("Question", found.question)
