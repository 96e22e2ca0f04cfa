"""What people learned elsewhere: telling of it, and deciding on it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest, person_of
from core.access import requires
from courses.forms.evidence import ClaimForm, DecisionForm
from courses.http.evidence import claim_of_decider, own_claim_of_address
from courses.models import OutsideCompletion, OutsideState
from courses.selectors.outside import DECIDERS, claims_by_state, claims_in, claims_of
from courses.services.outside import claim_outside, decide_outside
from organisation.selectors import scope_of
from organisation.services import note_access

LIST, ONE = gettext_noop("kết quả học ở nơi khác chờ duyệt"), gettext_noop("kết quả học ở nơi khác")
AT_ONCE = 30


@requires("courses.tell_of_learning")
def mine(request: MemberRequest) -> HttpResponse:
    """What the visitor learned elsewhere, and one thing more."""
    form = ClaimForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        learner, evidence = person_of(request), form.cleaned_data["evidence"]
        claim_outside(learner=learner, learned=form.learned, evidence=evidence, actor=request.user)
        messages.success(request, _("Đã gửi. Cán bộ tổ chức xem minh chứng rồi trả lời đồng chí."))
        return redirect("courses:outside")
    return render(request, "courses/outside/mine.html", {"form": form, "claims": claims_of(person_of(request))})


@requires("courses.tell_of_learning", of=own_claim_of_address)
@require_safe
def own_evidence(request: HttpRequest, claim: OutsideCompletion) -> HttpResponseBase:  # noqa: ARG001 -- Django's own
    """The evidence that the visitor sent."""
    return FileResponse(claim.evidence.open(), as_attachment=True)


@requires("courses.decide_outside")
@require_safe
def claims(request: MemberRequest) -> HttpResponse:
    """What people of the visitor's units learned elsewhere."""
    scope, asked = scope_of(request.user, *DECIDERS), request.GET.get("tt", OutsideState.WAITING)
    state = asked if asked in OutsideState.values else OutsideState.WAITING
    page = Paginator(claims_in(scope).filter(state=state), AT_ONCE).get_page(request.GET.get("trang"))
    note_access(actor=request.user, page=LIST, people=len(page.object_list))
    counts = claims_by_state(scope)
    chips = [
        (f"{capfirst(label)} ({counts[value]})", f"?tt={value}", value == state)
        for value, label in OutsideState.choices
    ]
    return render(request, "courses/outside/claims.html", {"page": page, "chips": chips})


@requires("courses.decide_outside", of=claim_of_decider)
def claim(request: MemberRequest, claim: OutsideCompletion) -> HttpResponse:
    """One claim with its evidence, and what becomes of it."""
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        is_approved, remark = form.cleaned_data["verdict"] == OutsideState.APPROVED, form.cleaned_data["remark"]
        decide_outside(completion=claim, is_approved=is_approved, remark=remark, actor=request.user)
        messages.success(request, _("Đã ghi quyết định. Người học nhận được thông báo."))
        return redirect("courses:claims")
    note_access(actor=request.user, page=ONE, person=claim.learner)
    return render(request, "courses/outside/claim.html", {"form": form, "claim": claim})


@requires("courses.decide_outside", of=claim_of_decider)
@require_safe
def evidence(request: MemberRequest, claim: OutsideCompletion) -> HttpResponseBase:
    """The evidence of a claim."""
    note_access(actor=request.user, page=ONE, person=claim.learner)
    if not claim.evidence:
        return redirect("courses:claim", uid=claim.uid)
    return FileResponse(claim.evidence.open(), as_attachment=True)
