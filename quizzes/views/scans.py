"""A sheet that came back, beside what was read from it; a person says what it becomes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest
from core.access import requires
from core.errors import DomainError
from core.text.codes import code_meant
from organisation.services import note_access
from quizzes.forms.printing import SheetForm
from quizzes.http.printing import Printed, scan_of_trainer
from quizzes.models import PrintRun, SheetScan
from quizzes.selectors.print_files import scan_as_jpeg
from quizzes.selectors.scans import next_scan, read_sheet, taker_with, takers_called
from quizzes.services.printing import CODE_LENGTH
from quizzes.services.sheets import name_sheet, refuse_sheet, take_sheet
from quizzes.views.printing import SHEETS


@requires("quizzes.print_quiz", of=scan_of_trainer)
def scan(request: MemberRequest, printed: Printed) -> HttpResponse:
    """Look at a sheet; take it, put it aside, or say which it is."""
    assert printed.scan is not None  # noqa: S101 -- the address names it
    form = SheetForm(request.POST or None)
    if form.is_valid() and form.cleaned_data["go"] != "find":
        try:
            return _decided(request, printed.run, printed.scan, form)
        except DomainError as error:
            messages.error(request, error.sentence)
    wanted = request.POST.get("tim", request.GET.get("tim", "")).strip()[:100]
    found = takers_called(printed.run, request.user, wanted)
    people = len(found) + bool(printed.scan.sheet and printed.scan.sheet.learner_id)
    if people:
        note_access(actor=request.user, page=SHEETS, unit=printed.course.owner_unit, people=people)
    read = read_sheet(printed.scan, form.fields_of_rows if form.is_bound else None)
    context = {"run": printed.run, "scan": printed.scan, "read": read, "wanted": wanted, "found": found}
    return render(request, "quizzes/paper/scan.html", context)


@requires("quizzes.print_quiz", of=scan_of_trainer)
@require_safe
def picture(_request: MemberRequest, printed: Printed) -> HttpResponse:
    """The sheet as if it lay flat."""
    assert printed.scan is not None  # noqa: S101 -- the address names it
    headers = {"Cache-Control": "private, max-age=3600"}
    return HttpResponse(scan_as_jpeg(printed.scan), content_type="image/jpeg", headers=headers)


def _decided(request: MemberRequest, run: PrintRun, scan: SheetScan, form: SheetForm) -> HttpResponse:
    said, actor = form.cleaned_data, request.user
    if said["go"] == "name":
        code = code_meant(said["code"], CODE_LENGTH) or ""
        if not name_sheet(scan=scan, code=code, actor=actor):
            messages.error(request, _("Không có phiếu nào mang mã này trong kỳ. Đồng chí xem lại mã ở góc phiếu."))
        return redirect("quizzes:sheet_scan", uid=run.uid, scan=scan.uid)
    if said["go"] == "refuse":
        refuse_sheet(scan=scan, reason=said["reason"], actor=actor)
        messages.success(request, _("Đã bỏ ảnh này, không tính vào bài nào."))
    else:
        _take(request, run, scan, form)
    following = next_scan(scan)
    if following is None:
        return redirect("quizzes:print_run", uid=run.uid)
    return redirect("quizzes:sheet_scan", uid=run.uid, scan=following.uid)


def _take(request: MemberRequest, run: PrintRun, scan: SheetScan, form: SheetForm) -> None:
    learner = taker_with(run, request.user, scan, form.cleaned_data["learner"])
    attempt = take_sheet(scan=scan, learner=learner, fields=form.fields_of_rows, actor=request.user)
    said = _("Đã nhận phiếu của đồng chí {name}: {percent} điểm.")
    if attempt.percent is None or not attempt.is_released:
        said = _("Đã nhận phiếu của đồng chí {name}. Điểm có sau khi chấm xong và công bố.")
    messages.success(
        request,
        said.format(
            name=learner.full_name,
            percent=f"{attempt.percent:g}".replace(".", ",") if attempt.percent is not None else "",
        ),
    )
