"""A list of what people learned elsewhere: given, looked at, taken in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.http import MemberRequest
from core.access import requires
from courses.forms.outside_imports import ANSWER, AnswersForm, OutsideListForm
from courses.http.evidence import OutsideWaiting, outside_list_of_address
from courses.services.lesson_import import drop_file
from courses.services.outside_import import import_outside_list
from organisation.services import note_access

IMPORT = gettext_noop("nhập danh sách kết quả học ở nơi khác")


@requires("courses.decide_outside")
def upload(request: MemberRequest) -> HttpResponse:
    """Give a list."""
    form = OutsideListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("courses:claims_list", file=form.keep(request.user))
    return render(request, "courses/outside/upload.html", {"form": form})


@requires("courses.decide_outside", of=outside_list_of_address)
def review(request: MemberRequest, waiting: OutsideWaiting) -> HttpResponse:
    """What the list would do; then it is taken in."""
    is_trial, accepted = request.method != "POST", waiting.file.accepted
    report = import_outside_list(file=waiting.file, actor=request.user, dry_run=is_trial)
    note_access(actor=request.user, page=IMPORT, people=report.created + report.unchanged)
    if is_trial or report.errors:
        answers = AnswersForm({said["code"] for said in report.asks}, accepted)
        context = {"waiting": waiting, "report": report, "answers": answers, "answer": ANSWER}
        return render(request, "courses/outside/review.html", context)
    drop_file(uid=waiting.uid, actor=request.user)
    messages.success(request, _("Đã thêm {count} kết quả chờ công nhận.").format(count=report.created))
    return redirect("courses:claims")
