"""A paper on one page, and files that answer a question."""

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from quizzes.forms import AnswerFileForm, ListForm
from quizzes.http import OwnFile, attempt_page_of_address, own_file_of_address, sheet_of_address
from quizzes.models import Attempt
from quizzes.selectors import Sheet, list_of
from quizzes.services import keep_answer_file


@requires("quizzes.work_on_attempt", of=attempt_page_of_address)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def whole(request: MemberRequest, attempt: Attempt) -> HttpResponseBase:
    """All questions of a paper that shows them so; every button saves them all."""
    if request.method == "POST":
        form = ListForm(request.POST, attempt)
        form.take(attempt, request.user)
        return redirect(form.next_address(attempt))
    sheet, asked = list_of(attempt, timezone.now())
    if not attempt.is_open or sheet.is_time_over:
        return redirect("quizzes:review", attempt.uid)
    return render(request, "quizzes/list.html", {"sheet": sheet, "attempt": attempt, "questions": asked})


@requires("quizzes.work_on_attempt", of=sheet_of_address)
@require_POST
def upload(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Take a file or photo as an answer; the page it came from shows it."""
    form = AnswerFileForm(request.POST, request.FILES)
    file = form.checked()
    keep_answer_file(attempt=sheet.attempt, position=sheet.position, file=file, name=form.name, actor=request.user)
    return redirect("quizzes:question", sheet.attempt.uid, sheet.position)


@requires("quizzes.work_on_attempt", of=own_file_of_address)
@require_safe
def file(_request: MemberRequest, found: OwnFile) -> HttpResponseBase:
    """A file that the learner handed in."""
    return FileResponse(found.file.file.open(), as_attachment=True, filename=found.file.name)
