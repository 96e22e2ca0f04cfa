"""When a class meets, who was there, and the screen in the hall."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from core.access import may, requires
from live.forms import SessionForm
from live.http import ShownSession, cohort_of_keeper, session_of_leader, site_of
from live.models import Cohort, Presence
from live.selectors import register_of
from live.selectors.screens import screen_of
from live.services import cancel_session, change_session, plan_session, take_attendance
from live.services.attendance import marks_of_form
from live.views.kept import CLASS_LIST
from organisation.services import note_access


@requires("live.keep_cohorts", of=cohort_of_keeper)
def new(request: MemberRequest, cohort: Cohort) -> HttpResponse:
    """Plan a session."""
    form = SessionForm(cohort, request.POST or None)
    if form.is_valid():
        plan_session(cohort=cohort, facts=form.facts, actor=request.user)
        messages.success(request, _("Đã thêm buổi vào lịch lớp."))
        return redirect("live:register", uid=cohort.uid)
    return render(request, "live/kept/session_form.html", {"form": form, "cohort": cohort})


@requires("live.take_attendance", of=session_of_leader)
def change(request: MemberRequest, shown: ShownSession) -> HttpResponse:
    """Move the session, or say something else of it."""
    form = SessionForm(shown.cohort, request.POST or None, session=shown.session)
    if form.is_valid():
        change_session(session=shown.session, facts=form.facts, actor=request.user)
        messages.success(request, _("Đã lưu buổi học."))
        return redirect("live:session", uid=shown.cohort.uid, session=shown.session.uid)
    context = {"form": form, "cohort": shown.cohort, "session": shown.session}
    return render(request, "live/kept/session_form.html", context)


@requires("live.take_attendance", of=session_of_leader)
@require_POST
def cancel(request: MemberRequest, shown: ShownSession) -> HttpResponse:
    """Call the session off."""
    cancel_session(session=shown.session, actor=request.user)
    messages.success(request, _("Đã bỏ buổi khỏi lịch lớp."))
    return redirect("live:register", uid=shown.cohort.uid)


@requires("live.take_attendance", of=session_of_leader)
@never_cache
def attendance(request: MemberRequest, shown: ShownSession) -> HttpResponse:
    """The sheet of one session, filled in by hand."""
    register = register_of(shown.cohort, [shown.session])
    if request.method == "POST":
        marks = marks_of_form(register, request.POST)
        changed = take_attendance(session=shown.session, marks=marks, actor=request.user)
        said = _("Đã ghi điểm danh: {count} chỗ thay đổi.") if changed else _("Điểm danh không có gì thay đổi.")
        messages.success(request, said.format(count=changed))
        return redirect("live:session", uid=shown.cohort.uid, session=shown.session.uid)
    note_access(actor=request.user, page=CLASS_LIST, unit=shown.cohort.owner_unit, people=len(register.lines))
    context = {"shown": shown, "register": register, "presences": Presence.choices}
    context["may_keep"] = may(request.user, "live.keep_cohorts", shown.cohort)
    return render(request, "live/kept/session.html", context)


@requires("live.take_attendance", of=session_of_leader)
@never_cache
@require_safe
def screen(request: MemberRequest, shown: ShownSession) -> HttpResponse:
    """What hangs on the wall: a code that changes, and how many are there."""
    return render(
        request, "live/presence/screen.html", {"shown": shown, "screen": screen_of(shown.session, site_of(request))}
    )


@requires("live.take_attendance", of=session_of_leader)
@never_cache
@require_safe
def screen_now(request: MemberRequest, shown: ShownSession) -> JsonResponse:
    """The same for a page that changes itself."""
    return JsonResponse(screen_of(shown.session, site_of(request)).plain)
