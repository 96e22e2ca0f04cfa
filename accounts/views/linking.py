"""Linking what another provider knows somebody as to their account here."""

from http import HTTPStatus

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from requests import RequestException

from accounts.http import MemberRequest, forget_identity, landing_of, pending_identity
from accounts.services import link_identity
from core.access import open_to_all, open_to_members


@open_to_all
def sign_in_elsewhere(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Go to the other provider; when it does not answer, say so: one's password is still good."""
    try:
        answer: HttpResponseBase = openid.login(request, provider_id)
    except RequestException:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return render(request, "socialaccount/authentication_error.html", status=status)
    return answer


@open_to_members
def link(request: MemberRequest) -> HttpResponse:
    """Show both names side by side; link them only when their owner says so."""
    identity = pending_identity(request)
    if identity is None:
        return redirect("socialaccount_connections")
    if request.method != "POST":
        provider = get_adapter().get_provider(request, identity.provider)
        return render(request, "accounts/security/link.html", {"identity": identity, "provider": provider})
    forget_identity(request)
    if request.POST.get("answer") == "link":
        link_identity(user=request.user, provider=identity.provider, subject=identity.subject, actor=request.user)
        messages.success(request, _("Đã liên kết. Từ lần sau, đồng chí đăng nhập bằng tài khoản ấy."))
    return redirect(landing_of(request.user))
