"""Signing in and out, one's own page, how the pages look."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.forms import SignInForm
from accounts.http import MemberRequest, onward, remember_display, safe_next
from accounts.services import choose_display
from core.access import open_to_all, open_to_members
from core.display import display_from, display_of


@open_to_all
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; lead on to where they wanted to go."""
    if request.user.is_authenticated:
        return redirect(onward(request))
    form = SignInForm(request.POST or None, request=request)
    if form.is_valid():
        answer: HttpResponse = form.login(request)
        return answer
    status = HTTPStatus.OK
    if form.is_bound:
        status = HTTPStatus.TOO_MANY_REQUESTS if form.is_throttled else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "accounts/sign_in.html", {"form": form, "next": safe_next(request)}, status=status)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on this phone."""
    logout(request)
    messages.info(request, _("Đã đăng xuất khỏi máy này."))
    return redirect(settings.LOGOUT_REDIRECT_URL)


@open_to_members
def mine(request: MemberRequest) -> HttpResponse:
    """One's own page: who one is here, what one holds, the way out."""
    return render(request, "accounts/mine.html", {"person": request.user.person})


@open_to_all
def display(request: HttpRequest) -> HttpResponse:
    """Choose colours and text size; members keep them with their account, guests on this phone."""
    if request.method != "POST":
        return render(request, "accounts/display.html", {"chosen": display_of(request), "next": safe_next(request)})
    chosen = display_from(request.POST)
    answer = HttpResponseRedirect(safe_next(request) or request.path)
    if request.user.is_authenticated:
        choose_display(user=request.user, display=chosen, actor=request.user)
    else:
        remember_display(answer, chosen)
    messages.success(request, _("Đã lưu cách hiển thị."))
    return answer
