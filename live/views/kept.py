"""Classes as those who keep them see them."""

from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import may, requires
from live.forms import CohortForm
from live.http import cohort_of_keeper, cohort_of_leader
from live.models import Cohort
from live.selectors import cohorts_kept_by, register_of
from live.services import cancel_cohort, change_cohort, export_cohort, open_cohort
from organisation.services import note_access

CLASS_LIST = gettext_noop("danh sách lớp")


@requires("live.keep_cohorts")
@require_safe
def cohorts(request: MemberRequest) -> HttpResponse:
    """The classes of one's branch."""
    return render(request, "live/kept/list.html", {"cohorts": cohorts_kept_by(request.user)})


@requires("live.keep_cohorts")
def new(request: MemberRequest) -> HttpResponse:
    """Set up a class."""
    form = CohortForm(request.user, request.POST or None, course=request.GET.get("khoa", ""))
    if form.is_valid():
        cohort = open_cohort(facts=form.facts, actor=request.user)
        messages.success(request, _("Đã mở lớp. Đồng chí thêm người và lịch các buổi."))
        return redirect("live:register", uid=cohort.uid)
    return render(request, "live/kept/form.html", {"form": form})


@requires("live.take_attendance", of=cohort_of_leader)
@require_safe
def register(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """The class: when it meets, who is in it, who was there."""
    register = register_of(cohort)
    note_access(actor=request.user, page=CLASS_LIST, unit=cohort.owner_unit, people=len(register.lines))
    may_keep = may(request.user, "live.keep_cohorts", cohort)
    return render(request, "live/kept/register.html", {"register": register, "cohort": cohort, "may_keep": may_keep})


@requires("live.keep_cohorts", of=cohort_of_keeper)
def change(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Say something else of the class."""
    form = CohortForm(request.user, request.POST or None, cohort=cohort)
    if form.is_valid():
        change_cohort(cohort=cohort, facts=form.facts, actor=request.user)
        messages.success(request, _("Đã lưu thông tin lớp."))
        return redirect("live:register", uid=cohort.uid)
    return render(request, "live/kept/form.html", {"form": form, "cohort": cohort})


@requires("live.keep_cohorts", of=cohort_of_keeper)
@require_POST
def cancel(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Call the class off."""
    cancel_cohort(cohort=cohort, actor=request.user)
    messages.success(request, _("Đã hủy lớp “{title}”.").format(title=cohort.title))
    return redirect("live:cohorts")


@requires("live.keep_cohorts", of=cohort_of_keeper)
@require_safe
def export(request: MemberRequest, cohort: Cohort) -> FileResponse:
    """The class as a workbook; who took it is logged."""
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 -- closed, and so removed, with the response
    people = export_cohort(cohort=cohort, path=file.name, actor=request.user)
    note_access(actor=request.user, page=CLASS_LIST, unit=cohort.owner_unit, people=people, is_export=True)
    return FileResponse(file, as_attachment=True, filename=f"lop-{cohort.code}.xlsx")
