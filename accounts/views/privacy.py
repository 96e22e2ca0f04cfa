"""One's own data: the notice, what one agrees to, what is held and who looked, what one asks for."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.formats.notices import page_of
from accounts.forms import ConsentForm, NoticeForm, RequestForm
from accounts.http import MemberRequest, landing_of, notice_in_force, own_request_of_address, person_of, safe_next
from accounts.models import DataRequest, Purpose, RequestKind
from accounts.selectors import choices_of, copy_of, has_read, plain_copy_of, requests_of
from accounts.services import (
    give_consent,
    note_taking,
    read_notice,
    receive_request,
    take_back_request,
    withdraw_consent,
)
from core.access import open_to_members, requires

ON_SCREEN = "màn hình"


@open_to_members
@never_cache
def notice(request: MemberRequest) -> HttpResponse:
    """Tell what is held and why; ask for each further purpose by itself, and go on whatever the answer."""
    person, told = person_of(request), notice_in_force()
    form = NoticeForm(request.POST or None, initial={"version": told.version})
    if form.is_valid() and form.cleaned_data["version"] == told.version:
        purposes = form.cleaned_data["purposes"]
        read_notice(person=person, notice=told, purposes=purposes, channel=ON_SCREEN, actor=request.user)
        request.session["notice"] = told.version
        return redirect(safe_next(request) or landing_of(request.user))
    context = {"notice": told, "body": page_of(told.body), "form": form, "next": safe_next(request)}
    return render(request, "accounts/privacy/notice.html", {**context, "is_read": has_read(person, told.version)})


@open_to_members
@require_safe
@never_cache
def mine(request: MemberRequest) -> HttpResponse:
    """Everything held about oneself, to look at."""
    person = person_of(request)
    context = {"copy": copy_of(person), "choices": choices_of(person)}
    return render(request, "accounts/privacy/mine.html", {**context, "requests": requests_of(person)})


@open_to_members
@require_POST
def consent(request: MemberRequest) -> HttpResponse:
    """Agree to one purpose, or withdraw."""
    form, person = ConsentForm(request.POST), person_of(request)
    if not form.is_valid():
        raise Http404
    purpose = Purpose(form.cleaned_data["purpose"])
    if form.cleaned_data["agrees"]:
        give_consent(person=person, purpose=purpose, channel=ON_SCREEN, actor=request.user)
        messages.success(request, _("Đã ghi nhận đồng chí đồng ý. Đồng chí rút lại lúc nào cũng được."))
    else:
        withdraw_consent(person=person, purpose=purpose, actor=request.user)
        messages.success(request, _("Đã rút lại. Từ giờ dữ liệu của đồng chí không dùng cho việc này nữa."))
    return redirect("accounts:own_data")


@open_to_members
@require_safe
@never_cache
def take(request: MemberRequest) -> HttpResponse:
    """The copy that one takes away: a page to read or JSON for a program."""
    person, form = person_of(request), request.GET.get("dang", "html")
    if form not in {"html", "json"}:
        raise Http404
    note_taking(person=person, form=form, actor=request.user)
    if form == "json":
        answer: HttpResponse = JsonResponse(
            plain_copy_of(person), json_dumps_params={"ensure_ascii": False, "indent": 1}
        )
    else:
        answer = render(request, "accounts/privacy/copy.html", {"copy": copy_of(person), "taken_at": timezone.now()})
    answer["Content-Disposition"] = f'attachment; filename="du-lieu-cua-toi.{form}"'
    return answer


@open_to_members
def requests(request: MemberRequest) -> HttpResponse:
    """What one asked about one's data, and asking for more."""
    person, form = person_of(request), RequestForm(request.POST or None, initial={"kind": request.GET.get("viec")})
    if form.is_valid():
        kind = RequestKind(form.cleaned_data["kind"])
        asked = receive_request(person=person, kind=kind, text=form.cleaned_data["text"], actor=request.user)
        answer = _("Đã nhận yêu cầu. Đồng chí sẽ được trả lời muộn nhất ngày {day}.")
        messages.success(request, answer.format(day=f"{asked.due_on:%d/%m/%Y}"))
        return redirect("accounts:own_requests")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"form": form, "requests": requests_of(person)}
    return render(request, "accounts/privacy/requests.html", context, status=status)


@requires("accounts.take_back_request", of=own_request_of_address)
@require_POST
def take_back(request: MemberRequest, asked: DataRequest) -> HttpResponse:
    """Drop one's request, or lift the restriction that was granted."""
    take_back_request(request=asked, actor=request.user)
    messages.success(request, _("Đã rút lại yêu cầu."))
    return redirect("accounts:own_requests")
