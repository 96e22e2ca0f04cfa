"""Signing in with a password, and out."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.forms import SignInForm
from accounts.http import SHARED_UNTIL, onward, safe_next, settle_session
from core.access import open_to_all


@open_to_all
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; lead on to where they wanted to go."""
    if request.user.is_authenticated:
        return redirect(onward(request))
    form = SignInForm(request.POST or None, request=request)
    if form.is_valid():
        answer: HttpResponse = form.login(request, redirect_url=safe_next(request) or None)
        settle_session(request, is_shared=form.cleaned_data["shared"])
        return answer
    status = HTTPStatus.OK
    if form.is_bound:
        status = HTTPStatus.TOO_MANY_REQUESTS if form.is_throttled else HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"form": form, "next": safe_next(request), "offers_letters": settings.OFFERS_LETTERS}
    return render(request, "accounts/sign_in.html", context, status=status)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on this phone; a shared one forgets the pages it has kept too."""
    was_shared = SHARED_UNTIL in request.session
    logout(request)
    messages.info(request, _("Đã đăng xuất khỏi máy này."))
    answer = redirect(settings.LOGOUT_REDIRECT_URL)
    if was_shared:
        answer["Clear-Site-Data"] = '"cache"'
    return answer
