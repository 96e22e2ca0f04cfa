"""Taking in a list of people: the file, what it would change, its questions, the approval, what came of it."""

from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.http import MemberRequest
from core.access import requires
from organisation.formats.returned import write_returned
from organisation.forms.imports import AnswersForm, UploadForm
from organisation.http.imports import Reviewing, import_in_review, import_of_address, scope_of_keeper
from organisation.models import ImportState, PeopleImport
from organisation.selectors.import_questions import questions_of
from organisation.selectors.import_returns import returned_rows
from organisation.selectors.imports import imports_within
from organisation.services import note_access
from organisation.services.people_import import (
    answer_questions,
    approve_people_import,
    cancel_people_import,
    tick_leaving,
)
from organisation.tasks import apply_people_import

IMPORTS_A_PAGE = 20
TEMPLATES = {
    ImportState.REVIEW: "organisation/imports/review.html",
    ImportState.APPLYING: "organisation/imports/progress.html",
    ImportState.DONE: "organisation/imports/done.html",
    ImportState.CANCELLED: "organisation/imports/done.html",
}


@requires("organisation.keep_register")
def imports(request: MemberRequest) -> HttpResponse:
    """Earlier imports of the keeper's units."""
    page = Paginator(imports_within(scope_of_keeper(request)), IMPORTS_A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "organisation/imports/list.html", {"page": page})


@requires("organisation.keep_register")
def new(request: MemberRequest) -> HttpResponse:
    """Choose a file; it is read and compared, nothing is taken in yet."""
    form = UploadForm(scope_of_keeper(request), request.user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _to(form.save())
    return render(request, "organisation/imports/new.html", {"form": form})


@requires("organisation.keep_register", of=import_of_address)
def detail(request: MemberRequest, found: Reviewing) -> HttpResponse:
    """What the list would change; once it is approved, how far it is, and what came of it."""
    review, batch = found.review, found.batch
    if batch.state == ImportState.REVIEW:
        note_access(actor=request.user, page="danh sách đang nhập", unit=batch.unit, people=len(review.lines))
    return render(request, TEMPLATES[ImportState(batch.state)], {"review": review, "import": batch})


@requires("organisation.keep_register", of=import_in_review)
def questions(request: MemberRequest, found: Reviewing) -> HttpResponse:
    """What is not clear, with the answers that are possible."""
    asked = questions_of(found.batch, request.GET.get("trang", "1"))
    form = AnswersForm(asked.questions, found.scope, request.POST or None)
    if request.method == "POST" and form.is_valid():
        settled = answer_questions(batch=found.batch, answers=form.answers(), reach=found.reach)
        messages.success(request, _("Đã trả lời xong %(count)s dòng.") % {"count": settled})
        return redirect("organisation:import_questions", uid=found.batch.uid)
    note_access(actor=request.user, page="danh sách đang nhập", unit=found.batch.unit, people=len(asked.questions))
    return render(
        request, "organisation/imports/questions.html", {"page": asked.page, "form": form, "import": found.batch}
    )


@require_POST
@requires("organisation.keep_register", of=import_in_review)
def leaving(request: HttpRequest, found: Reviewing) -> HttpResponse:
    """Keep who of those on the page is to leave their seat."""
    chosen = {int(text) for text in request.POST.getlist("thoi") if text.isdecimal()}
    shown = {int(text) for text in request.POST.getlist("dong") if text.isdecimal()}
    tick_leaving(batch=found.batch, ticked=chosen & shown, shown=shown)
    count = len(chosen & shown)
    said = ngettext("%(count)s người sẽ thôi giữ chức vụ.", "%(count)s người sẽ thôi giữ chức vụ.", count)
    messages.success(request, said % {"count": count})
    return _to(found.batch)


@require_POST
@requires("organisation.keep_register", of=import_of_address)
def approve(request: MemberRequest, found: Reviewing) -> HttpResponse:
    """Let what is clear be taken in, by the worker."""
    batch = approve_people_import(batch=found.batch, agreed=request.POST.getlist("dong-y"), actor=request.user)
    if batch.state == ImportState.APPLYING:
        apply_people_import.enqueue(batch.pk)
    return _to(batch)


@require_POST
@requires("organisation.keep_register", of=import_of_address)
def cancel(request: MemberRequest, found: Reviewing) -> HttpResponse:
    """Drop the comparison."""
    cancel_people_import(batch=found.batch, actor=request.user)
    messages.success(request, _("Đã bỏ lần nhập này. Không có gì thay đổi."))
    return redirect("organisation:imports")


@requires("organisation.keep_register", of=import_of_address)
def returned(request: MemberRequest, found: Reviewing) -> HttpResponseBase:
    """The rows that were not taken in, each with the reason beside it."""
    headings, rows = returned_rows(found.batch)
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 -- closed, and so removed, with the response
    write_returned(headings, rows, file.name)
    people = found.review.left_out
    note_access(actor=request.user, page="danh sách đang nhập", unit=found.batch.unit, people=people, is_export=True)
    return FileResponse(file, as_attachment=True, filename=f"chua-nhap-{found.batch.as_of:%Y-%m-%d}.xlsx")


def _to(batch: PeopleImport) -> HttpResponse:
    return redirect("organisation:import", uid=batch.uid)
