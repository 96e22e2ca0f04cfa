"""Opening results that are held back, to everybody at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from quizzes.forms.marking import ReleaseForm
from quizzes.http import quiz_of_trainer
from quizzes.models import Quiz
from quizzes.selectors.marking.releases import held_results, releases_seen_by
from quizzes.services.grading import release_results


@requires("quizzes.mark_answers")
@require_safe
def releases(request: MemberRequest) -> HttpResponse:
    """Which quizzes hold results back, and what was opened."""
    context = {"held": held_results(request.user), "done": releases_seen_by(request.user), "form": ReleaseForm()}
    return render(request, "quizzes/marking/releases.html", context)


@requires("quizzes.keep_bank", of=quiz_of_trainer)
@require_POST
def release(request: MemberRequest, quiz: Quiz) -> HttpResponse:
    """Open the results of a quiz; pressed twice they are opened once."""
    form = ReleaseForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    opened = release_results(quiz=quiz, note=note, actor=request.user)
    count = opened.count if opened else 0
    said = ngettext("Đã công bố kết quả của %(count)d lượt làm.", "Đã công bố kết quả của %(count)d lượt làm.", count)
    messages.success(request, said % {"count": count} if count else _("Không có kết quả nào chờ công bố."))
    return redirect("quizzes:releases")
