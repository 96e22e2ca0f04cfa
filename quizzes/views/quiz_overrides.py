"""Other limits for a person, a unit or a class."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from organisation.services import note_access
from quizzes.forms.quizzes import OVERRIDE_FORMS
from quizzes.http import quiz_of_trainer
from quizzes.http.setup import Granted, Page, override_of_trainer, page_of_trainer
from quizzes.models import Quiz
from quizzes.selectors.setup import overrides_seen_by
from quizzes.services.setup import withdraw_override

LIMITS = gettext_noop("điều chỉnh riêng khi làm bài kiểm tra")


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_safe
def overrides(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """Who has other limits, and why."""
    lines = overrides_seen_by(request.user, quiz)
    if lines:
        note_access(actor=request.user, page=LIMITS, unit=quiz.course.owner_unit, people=len(lines))
    return render(request, "quizzes/setup/overrides.html", {"quiz": quiz, "lines": lines})


@requires("quizzes.keep_bank", of=page_of_trainer)
def new(request: MemberRequest, page: Page) -> HttpResponse:
    """Give somebody other limits."""
    if page.word not in OVERRIDE_FORMS:
        raise Http404
    form = OVERRIDE_FORMS[page.word](page.quiz, request.user, request.POST or None, text=request.GET.get("tim", ""))
    if form.is_valid():
        form.grant()
        messages.success(request, _("Đã lưu. Ai đang làm bài tải lại trang sẽ thấy giờ mới."))
        return redirect("quizzes:setup_overrides", page.quiz.code)
    if form.people:
        note_access(actor=request.user, page=LIMITS, unit=page.course.owner_unit, people=form.people)
    return render(request, "quizzes/setup/override.html", {"quiz": page.quiz, "form": form, "word": page.word})


@requires("quizzes.keep_bank", of=override_of_trainer)
@require_POST
def end(request: MemberRequest, granted: Granted) -> HttpResponse:
    """Take other limits back."""
    withdraw_override(override=granted.override, actor=request.user)
    messages.success(request, _("Đã bỏ điều chỉnh. Thời gian đã cho người đang làm thì giữ nguyên."))
    return redirect("quizzes:setup_overrides", granted.quiz.code)
