"""Another password: knowing the one of now, or by a letter."""

from http import HTTPStatus

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.errors import TooManyTriesError
from accounts.forms import AskLetterForm, ChangePasswordForm
from accounts.http import MemberRequest
from accounts.selectors import accounts_with_email
from accounts.services import choose_password
from accounts.tasks import send_reset_letter
from core.access import open_to_all, open_to_members


@open_to_members
@sensitive_post_parameters("old", "password", "again")
@never_cache
def change(request: MemberRequest) -> HttpResponse:
    """Change one's own password; other phones are signed out."""
    if not ratelimit.consume(request, action="change_password"):
        raise TooManyTriesError
    form = ChangePasswordForm(request.POST or None, user=request.user)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, "accounts/change_password.html", {"form": form}, status=status)
    choose_password(user=request.user, password=form.cleaned_data["password"], actor=request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Đã đổi mật khẩu. Các máy khác phải đăng nhập lại."))
    return redirect("accounts:mine")


@open_to_all
@never_cache
def ask_letter(request: HttpRequest) -> HttpResponse:
    """Send a link to choose a new password; the answer is the same whether or not the address is known."""
    if not settings.OFFERS_LETTERS:
        raise Http404
    form = AskLetterForm(request.POST or None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, "accounts/entry/ask_letter.html", {"form": form}, status=status)
    address = form.cleaned_data["email"]
    if not ratelimit.consume(request, action="reset_password", key=address.casefold()):
        raise TooManyTriesError
    for user in accounts_with_email(address):
        send_reset_letter.enqueue(user.pk)
    return render(request, "accounts/entry/letter_sent.html", {"address": address})
