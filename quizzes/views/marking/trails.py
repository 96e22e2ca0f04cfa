"""Where a mark comes from, and what people decided about an attempt."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import may, requires
from core.errors import DomainError
from organisation.services import note_access
from quizzes.forms.marking import RulingForm
from quizzes.http.marking import ruled_attempt_of_address, traced_attempt_of_address, traced_item_of_address
from quizzes.models import Attempt
from quizzes.selectors.marking.scope import attempts_marked_by
from quizzes.selectors.marking.trails import ItemTrail, trail_of
from quizzes.services import rule_attempt

MARK = gettext_noop("nguồn gốc điểm")


@requires("quizzes.trace_marks", of=traced_attempt_of_address)
@require_safe
def trail(request: MemberRequest, attempt: Attempt) -> HttpResponse:
    """From the certificate back to the answers, on one page to print."""
    note_access(actor=request.user, page=MARK, person=attempt.learner)
    is_marker = (
        may(request.user, "quizzes.mark_answers") and attempts_marked_by(request.user).filter(pk=attempt.pk).exists()
    )
    context = {"trail": trail_of(attempt), "form": RulingForm() if is_marker else None}
    return render(request, "quizzes/marking/trail.html", context)


@requires("quizzes.trace_marks", of=traced_item_of_address)
@require_safe
def item(request: MemberRequest, trail: ItemTrail) -> HttpResponse:
    """One question: what was asked, every answer with its times, every mark and who gave it."""
    note_access(actor=request.user, page=MARK, person=trail.attempt.learner)
    is_marker = may(request.user, "quizzes.mark_answers")
    return render(request, "quizzes/marking/trail_item.html", {"trail": trail, "is_marker": is_marker})


@requires("quizzes.mark_answers", of=ruled_attempt_of_address)
@require_POST
def rule(request: MemberRequest, attempt: Attempt) -> HttpResponse:
    """Void an attempt, take it under review, or clear it."""
    form = RulingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Đồng chí chọn quyết định và ghi rõ lý do."))
        return redirect("quizzes:trail", attempt.uid)
    try:
        rule_attempt(attempt=attempt, actor=request.user, **form.cleaned_data)
    except DomainError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Đã ghi quyết định. Người học được báo."))
    return redirect("quizzes:trail", attempt.uid)
