"""Linking what another provider knows somebody as to their account here."""

from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.http import MemberRequest, forget_identity, landing_of, pending_identity
from accounts.services import link_identity
from core.access import open_to_members


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
