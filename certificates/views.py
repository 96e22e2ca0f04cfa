"""A person's certificates, and the page on which anyone checks one."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from accounts.selectors import is_record_of
from certificates.formats.drawing import share_picture_of
from certificates.forms import CodeForm, ReasonForm
from certificates.http import certificate_of_address, verification_of_address
from certificates.models import Certificate
from certificates.selectors import certificates_of, sheet_of, words_of
from certificates.services import keep_rendition, replace_certificate, revoke_certificate
from core.access import may, open_to_all, open_to_members, requires
from core.text.codes import grouped
from organisation.services import note_access
from quizzes.selectors.marking.trails import attempt_behind

CERTIFICATE = gettext_noop("giấy chứng nhận")


@open_to_members
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """One's own certificates."""
    return render(request, "certificates/mine.html", {"certificates": certificates_of(person_of(request))})


@requires("certificates.see_certificate", of=certificate_of_address)
@require_safe
def certificate(request: MemberRequest, certificate: Certificate) -> HttpResponse:
    """The certificate as on paper, to print and to share; officers of the issuer may end it here."""
    note_access(actor=request.user, page=CERTIFICATE, person=certificate.holder)
    context = {
        "certificate": certificate,
        "sheet": sheet_of(certificate),
        "rendition": keep_rendition(certificate=certificate),
        "is_own": is_record_of(request.user.person, certificate.holder_id),
        "attempt": attempt_behind(certificate.enrolment_id, request.user),
        "form": ReasonForm() if may(request.user, "certificates.end_certificate", certificate) else None,
    }
    return render(request, "certificates/certificate.html", context)


@requires("certificates.see_certificate", of=certificate_of_address)
@require_safe
def pdf(request: MemberRequest, certificate: Certificate) -> HttpResponse:
    """The file to print: as a download, or in the browser where `?xem` asks for it."""
    note_access(actor=request.user, page=CERTIFICATE, person=certificate.holder, is_export=True)
    disposition = "inline" if "xem" in request.GET else "attachment"
    name = f"giay-chung-nhan-{certificate.number.replace('/', '-')}.pdf"
    with keep_rendition(certificate=certificate).file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="application/pdf")
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response


@requires("certificates.see_certificate", of=certificate_of_address)
@require_safe
def picture(request: MemberRequest, certificate: Certificate) -> HttpResponse:
    """The picture to send to friends."""
    note_access(actor=request.user, page=CERTIFICATE, person=certificate.holder, is_export=True)
    response = HttpResponse(share_picture_of(words_of(certificate)), content_type="image/png")
    response["Content-Disposition"] = 'attachment; filename="hoan-thanh-khoa-hoc.png"'
    response["Cache-Control"] = "private, max-age=3600"
    return response


@requires("certificates.end_certificate", of=certificate_of_address)
@require_POST
def revoke(request: MemberRequest, certificate: Certificate) -> HttpResponse:
    """Declare the certificate void."""
    revoke_certificate(certificate=certificate, reason=request.POST.get("reason", ""), actor=request.user)
    messages.success(request, _("Đã thu hồi giấy chứng nhận số {number}.").format(number=certificate.number))
    return redirect("certificates:certificate", uid=certificate.uid)


@requires("certificates.end_certificate", of=certificate_of_address)
@require_POST
def replace(request: MemberRequest, certificate: Certificate) -> HttpResponse:
    """Issue it anew with today's name, unit and course title."""
    reason = request.POST.get("reason", "")
    anew = replace_certificate(certificate=certificate, reason=reason, actor=request.user)
    messages.success(request, _("Đã cấp giấy chứng nhận mới, số {number}.").format(number=anew.number))
    return redirect("certificates:certificate", uid=anew.uid)


@open_to_all
@require_safe
def verify_form(request: HttpRequest) -> HttpResponse:
    """Ask for a code; lead to what the register says of it."""
    form = CodeForm(request.GET if "ma" in request.GET else None)
    if form.is_valid():
        return redirect("verification:certificate", code=grouped(form.cleaned_data["ma"]))
    return render(request, "certificates/verify.html", {"form": form})


@open_to_all
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """What the register says of a code, to anyone: what stands on the paper and nothing else."""
    verification = verification_of_address(request, code)
    context = {"verification": verification, "typed": code, "form": CodeForm(), "checked_at": timezone.now()}
    found = verification.certificate is not None
    response = render(request, "certificates/verify.html", context, status=HTTPStatus.OK if found else 404)
    response["X-Robots-Tag"] = "noindex"
    return response
