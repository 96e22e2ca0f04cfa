"""The register of requests about data: what must be answered by when, and each request with what can be done."""

from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest
from accounts.models import DataRequest, Person, RequestKind
from accounts.selectors import copy_of, late_requests, open_requests, subject_of
from accounts.services import (
    acknowledge_request,
    extend_request,
    grant_request,
    receive_request,
    refuse_request,
)
from core.access import requires
from core.holdings import hindrances_of
from organisation.forms.requests import ReceivedForm
from organisation.http.requests import (
    Register,
    asker_of_address,
    people_answered_for,
    register_of_address,
    request_of_address,
)
from organisation.selectors import is_of, request_lines, units_of
from organisation.services import export_requests, note_access

REGISTER, REQUEST = gettext_noop("sổ yêu cầu về dữ liệu"), gettext_noop("yêu cầu về dữ liệu")
SEARCH = gettext_noop("tìm người gửi yêu cầu")
FOUND = 20


@requires("organisation.keep_register", of=register_of_address)
@require_safe
def register(request: MemberRequest, register: Register) -> HttpResponse:
    """What people asked, the most urgent first."""
    today = timezone.localdate()
    note_access(actor=request.user, page=REGISTER, people=len(register.page.object_list))
    context = {
        "register": register,
        "lines": request_lines(register.page.object_list, today),
        "open": open_requests(register.requests).count(),
        "late": late_requests(register.requests, today).count(),
    }
    return render(request, "organisation/requests/register.html", context)


@requires("organisation.keep_register", of=request_of_address)
@require_safe
def one(request: MemberRequest, asked: DataRequest) -> HttpResponse:
    """A request and what can be done about it; of an erasure, what would go and what would stay."""
    note_access(actor=request.user, page=REQUEST, person=asked.person)
    erases = asked.kind == RequestKind.ERASE and asked.is_open
    context = {
        "line": request_lines([asked], timezone.localdate())[0],
        "is_own": is_of(asked, request.user.person),
        "copy": copy_of(asked.person) if erases else None,
        "hindrances": hindrances_of(subject_of(asked.person)) if erases else (),
    }
    return render(request, "organisation/requests/one.html", context)


@requires("organisation.keep_register", of=request_of_address)
@require_POST
def acknowledge(request: MemberRequest, asked: DataRequest) -> HttpResponse:
    """Take it on, once it is verified who asks."""
    check = request.POST.get("identity_check", "")
    acknowledge_request(request=asked, identity_check=check, actor=request.user)
    messages.success(request, _("Đã xác nhận. Người yêu cầu thấy yêu cầu của mình đang được giải quyết."))
    return redirect("organisation:request", uid=asked.uid)


@requires("organisation.keep_register", of=request_of_address)
@require_POST
def extend(request: MemberRequest, asked: DataRequest) -> HttpResponse:
    """Take longer, once."""
    later = extend_request(request=asked, reason=request.POST.get("reason", ""), actor=request.user)
    messages.success(request, _("Đã gia hạn đến ngày {day}.").format(day=f"{later.due_on:%d/%m/%Y}"))
    return redirect("organisation:request", uid=asked.uid)


@requires("organisation.keep_register", of=request_of_address)
@require_POST
def grant(request: MemberRequest, asked: DataRequest) -> HttpResponse:
    """Say what was done; an erasure is done by saying so."""
    grant_request(request=asked, outcome=request.POST.get("outcome", ""), actor=request.user)
    messages.success(request, _("Đã ghi kết quả giải quyết."))
    return redirect("organisation:requests")


@requires("organisation.keep_register", of=request_of_address)
@require_POST
def refuse(request: MemberRequest, asked: DataRequest) -> HttpResponse:
    """Say why not."""
    refuse_request(request=asked, reason=request.POST.get("reason", ""), actor=request.user)
    messages.success(request, _("Đã ghi lý do từ chối."))
    return redirect("organisation:requests")


@requires("organisation.keep_register")
@require_safe
def askers(request: MemberRequest) -> HttpResponse:
    """Look up on whose behalf a request is written down."""
    search = request.GET.get("tim", "").strip()
    people = list(people_answered_for(request, search).filter(erased_at=None)[:FOUND]) if search else []
    if people:
        note_access(actor=request.user, page=SEARCH, people=len(people))
    where = units_of({person.pk for person in people}, timezone.localdate())
    found = [(person, where.get(person.pk, "")) for person in people]
    return render(request, "organisation/requests/askers.html", {"search": search, "found": found})


@requires("organisation.keep_register", of=asker_of_address)
def enter(request: MemberRequest, person: Person) -> HttpResponse:
    """Write down what somebody asked on paper, by telephone or in person."""
    form = ReceivedForm(request.POST or None, initial={"received_on": f"{timezone.localdate():%d/%m/%Y}"})
    if form.is_valid():
        asked = receive_request(person=person, actor=request.user, **form.facts)
        messages.success(request, _("Đã ghi vào sổ."))
        return redirect("organisation:request", uid=asked.uid)
    note_access(actor=request.user, page=REQUEST, person=person)
    return render(request, "organisation/requests/enter.html", {"form": form, "person": person})


@requires("organisation.keep_register", of=register_of_address)
@require_safe
def export(request: MemberRequest, register: Register) -> HttpResponseBase:
    """The whole register as a workbook; who took it is noted."""
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 -- closed, and so removed, with the response
    export_requests(requests=register.requests, path=file.name, actor=request.user)
    name = f"so-yeu-cau-du-lieu-{timezone.localdate():%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name)
