"""Faulty questions: asking for a correction, looking at what it would change, deciding."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import may, requires
from core.errors import DomainError
from organisation.services import note_access
from quizzes.forms.marking import AcceptedForm, RegradeForm, VerdictForm
from quizzes.http.marking import Faulty, faulty_question_of_address, regrade_of_address
from quizzes.models import Regrade, RegradeKind
from quizzes.selectors.marking.regrades import (
    asked_to_correct,
    key_that_counts,
    regrade_sheet,
    regrades_seen_by,
    right_in_words,
)
from quizzes.selectors.marking.shorts import as_choices, writings_of
from quizzes.services.marking import Correction, decide_regrade, propose_regrade
from quizzes.tasks import mark_anew

TOUCHED = gettext_noop("người có điểm thay đổi khi chấm lại")
AT_ONCE = 30


@requires("quizzes.mark_answers")
@require_safe
def regrades(request: MemberRequest) -> HttpResponse:
    """What waits to be decided, and what was."""
    page = Paginator(regrades_seen_by(request.user).order_by("-requested_at"), AT_ONCE)
    return render(request, "quizzes/marking/regrades.html", {"page": page.get_page(request.GET.get("trang"))})


@requires("quizzes.mark_answers", of=faulty_question_of_address)
def new(request: MemberRequest, found: Faulty) -> HttpResponse:
    """Say how a faulty question is to be made good."""
    form = RegradeForm(found.version, found.quiz, request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        correction = Correction(found.version, form.quiz, said["kind"], said["reason"], said.get("key"))
        try:
            return redirect("quizzes:regrade", propose_regrade(correction=correction, actor=request.user).uid)
        except DomainError as error:
            form.add_error(None, error.sentence)
    context = {
        "found": found,
        "form": form,
        "asked": asked_to_correct(found.version) if form.takes_key else None,
        "right": right_in_words(found.version, key_that_counts(found.version, found.quiz)),
    }
    return render(request, "quizzes/marking/regrade_new.html", context)


@requires("quizzes.mark_answers", of=faulty_question_of_address)
def shorts(request: MemberRequest, found: Faulty) -> HttpResponse:
    """What people wrote that earned nothing; what is right after all becomes part of the key, by way of a correction."""
    writings = writings_of(found.version, request.user) if found.version.type == "short" else []
    form = AcceptedForm(as_choices(writings), request.POST or None)
    if form.is_valid():
        key = key_that_counts(found.version, None)
        texts = [{"text": text, "percent": 100} for text in form.cleaned_data["accepted"]]
        key = {**key, "accepted": [*key.get("accepted", ()), *texts]}
        correction = Correction(found.version, None, RegradeKind.KEY, form.cleaned_data["reason"], key)
        return redirect("quizzes:regrade", propose_regrade(correction=correction, actor=request.user).uid)
    context = {"found": found, "form": form, "writings": writings}
    return render(request, "quizzes/marking/shorts.html", context)


@requires("quizzes.mark_answers", of=regrade_of_address)
@require_safe
def regrade(request: MemberRequest, regrade: Regrade) -> HttpResponse:
    """A correction beside what it changes, person by person."""
    sheet = regrade_sheet(regrade, request.user)
    bank = regrade.version.question.bank
    unit = bank.owner_unit or (bank.course and bank.course.owner_unit)
    note_access(actor=request.user, page=TOUCHED, unit=unit, people=len(sheet.touched))
    form = VerdictForm(_("Duyệt và chấm lại"), _("Không duyệt")) if may_decide(request, regrade) else None
    return render(request, "quizzes/marking/regrade.html", {"sheet": sheet, "regrade": regrade, "form": form})


@requires("quizzes.decide_regrade", of=regrade_of_address)
@require_POST
def decide(request: MemberRequest, regrade: Regrade) -> HttpResponse:
    """Approve a correction, which marks the attempts anew, or refuse it."""
    form = VerdictForm(_("Duyệt và chấm lại"), _("Không duyệt"), request.POST)
    if not form.is_valid():
        sheet = regrade_sheet(regrade, request.user)
        return render(request, "quizzes/marking/regrade.html", {"sheet": sheet, "regrade": regrade, "form": form})
    remark = form.cleaned_data["remark"]
    decided = decide_regrade(regrade=regrade, is_approved=form.is_yes, remark=remark, actor=request.user)
    if form.is_yes:
        mark_anew.enqueue(decided.pk)
    messages.success(
        request, _("Đã duyệt. Các bài đang được chấm lại.") if form.is_yes else _("Đã ghi là không duyệt.")
    )
    return redirect("quizzes:regrade", regrade.uid)


def may_decide(request: MemberRequest, regrade: Regrade) -> bool:
    """Whether it waits, and for this user."""
    return regrade.state == "waiting" and may(request.user, "quizzes.decide_regrade", regrade)
