"""Asking that a result be looked at again, and answering that."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from core.errors import DomainError
from organisation.services import note_access
from quizzes.forms.marking import AppealForm, ReplyForm
from quizzes.http import attempt_page_of_address
from quizzes.http.marking import appeal_of_marker
from quizzes.models import Appeal, AppealState, Attempt
from quizzes.selectors.marking.scope import appeals_before
from quizzes.selectors.marking.trails import item_trail
from quizzes.services.marking import appeal_mark, decide_appeal

APPEALS = gettext_noop("đề nghị phúc khảo")
AT_ONCE = 30


@requires("quizzes.work_on_attempt", of=attempt_page_of_address)
def own(request: MemberRequest, attempt: Attempt) -> HttpResponse:
    """Ask for one's own result to be looked at again, and read what was answered."""
    form = AppealForm(attempt, request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        appeal_mark(attempt=attempt, position=said["position"], reason=said["reason"], actor=request.user)
        messages.success(request, _("Đã gửi đề nghị. Đồng chí nhận được thông báo khi có trả lời."))
        return redirect("quizzes:own_appeals", attempt.uid)
    appeals = Appeal.objects.filter(attempt=attempt)
    return render(request, "quizzes/marking/own_appeals.html", {"attempt": attempt, "form": form, "appeals": appeals})


@requires("quizzes.mark_answers")
@require_safe
def appeals(request: MemberRequest) -> HttpResponse:
    """The appeals that wait, the oldest first; then those that were answered."""
    is_waiting = "da-tra-loi" not in request.GET
    found = appeals_before(request.user).select_related("attempt__quiz", "attempt__learner")
    waiting = found.filter(state=AppealState.WAITING).order_by("made_at", "pk")
    answered = found.exclude(state=AppealState.WAITING).order_by("-decided_at", "-pk")
    page = Paginator(waiting if is_waiting else answered, AT_ONCE).get_page(request.GET.get("trang"))
    note_access(actor=request.user, page=APPEALS, people=len(page.object_list))
    chips = [(_("Chờ trả lời"), "?", is_waiting), (_("Đã trả lời"), "?da-tra-loi", not is_waiting)]
    return render(request, "quizzes/marking/appeals.html", {"page": page, "chips": chips})


@requires("quizzes.mark_answers", of=appeal_of_marker)
def appeal(request: MemberRequest, appeal: Appeal) -> HttpResponse:
    """One appeal beside the mark it is about."""
    form = ReplyForm(_("Chấp nhận"), _("Giữ nguyên kết quả"), request.POST or None)
    if form.is_valid():
        try:
            reply = form.cleaned_data["remark"]
            decide_appeal(appeal=appeal, is_upheld=form.is_yes, reply=reply, actor=request.user)
            messages.success(request, _("Đã trả lời. Người học được báo."))
            return redirect("quizzes:appeals")
        except DomainError as error:
            form.add_error(None, error.sentence)
    note_access(actor=request.user, page=APPEALS, person=appeal.attempt.learner)
    item = item_trail(appeal.attempt, appeal.position) if appeal.position else None
    return render(request, "quizzes/marking/appeal.html", {"appeal": appeal, "form": form, "item": item})
