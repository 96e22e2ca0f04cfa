"""Quizzes on paper: printing them, and the files to print."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import requires
from core.errors import DomainError
from organisation.services import note_access
from quizzes.forms.printing import PrintForm, ScansForm
from quizzes.http.printing import Printed, run_of_trainer, variant_of_trainer
from quizzes.selectors.print_files import answers_as_pdf, paper_as_docx, paper_as_pdf, sheets_as_pdf
from quizzes.selectors.printing import print_runs_of, run_screen
from quizzes.services.printing import print_quiz
from quizzes.services.scanning import keep_scans
from quizzes.tasks import read_scan

SHEETS = gettext_noop("phiếu trả lời trên giấy")
PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@requires("quizzes.print_quiz")
@require_safe
def runs(request: MemberRequest) -> HttpResponse:
    """What was printed for the courses of one's branch."""
    return render(request, "quizzes/paper/runs.html", {"runs": print_runs_of(request.user)})


@requires("quizzes.print_quiz")
def new(request: MemberRequest) -> HttpResponse:
    """Print a quiz."""
    form = PrintForm(request.user, request.POST or None, quiz=request.GET.get("bai", ""))
    if form.is_valid():
        try:
            run = print_quiz(quiz=form.cleaned_data["quiz"], order=form.order(), actor=request.user)
        except DomainError as error:
            form.add_error("quiz", error.sentence)
        else:
            return redirect("quizzes:print_run", uid=run.uid)
    return render(request, "quizzes/paper/new.html", {"form": form})


@requires("quizzes.print_quiz", of=run_of_trainer)
@require_safe
def run(request: MemberRequest, printed: Printed) -> HttpResponse:
    """A run: files to print, sheets that came back."""
    screen = run_screen(printed.run)
    note_access(actor=request.user, page=SHEETS, unit=printed.course.owner_unit, people=len(screen.scans))
    return render(request, "quizzes/paper/run.html", {"screen": screen, "form": ScansForm(printed.run)})


@requires("quizzes.print_quiz", of=run_of_trainer)
@require_POST
def scans(request: MemberRequest, printed: Printed) -> HttpResponse:
    """Take in sheets that came back."""
    form = ScansForm(printed.run, request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "quizzes/paper/run.html", {"screen": run_screen(printed.run), "form": form})
    taken = keep_scans(run=printed.run, files=form.cleaned_data["contents"], actor=request.user)
    for scan in taken.kept:
        read_scan.enqueue(scan.pk)
    said = _(
        "Đã nhận {kept} tệp để đọc, {known} tệp đã có từ trước. Đồng chí tải lại trang sau ít phút để xem kết quả đọc."
    )
    messages.success(request, said.format(kept=len(taken.kept), known=taken.known))
    return redirect("quizzes:print_run", uid=printed.run.uid)


@requires("quizzes.print_quiz", of=variant_of_trainer)
@require_safe
def paper(_request: MemberRequest, printed: Printed) -> HttpResponse:
    """The questions of a variant as PDF."""
    assert printed.variant is not None  # noqa: S101 -- the address names it
    return _file(paper_as_pdf(printed.variant), PDF, f"de-{printed.variant.code}.pdf")


@requires("quizzes.print_quiz", of=variant_of_trainer)
@require_safe
def paper_in_word(_request: MemberRequest, printed: Printed) -> HttpResponse:
    """The questions of a variant as a Word document, with a sheet."""
    assert printed.variant is not None  # noqa: S101 -- the address names it
    return _file(paper_as_docx(printed.variant), DOCX, f"de-{printed.variant.code}.docx")


@requires("quizzes.print_quiz", of=run_of_trainer)
@require_safe
def sheets(request: MemberRequest, printed: Printed) -> HttpResponse:
    """All answer sheets."""
    people, pdf = sheets_as_pdf(printed.run)
    if people:
        note_access(actor=request.user, page=SHEETS, unit=printed.course.owner_unit, people=people, is_export=True)
    return _file(pdf, PDF, "phieu-tra-loi.pdf")


@requires("quizzes.print_quiz", of=run_of_trainer)
@require_safe
def key(_request: MemberRequest, printed: Printed) -> HttpResponse:
    """The right answers of all variants."""
    return _file(answers_as_pdf(printed.run), PDF, "dap-an.pdf")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)
