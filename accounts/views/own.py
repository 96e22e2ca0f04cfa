"""One's own page, how the pages look."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.http import MemberRequest, remember_display, safe_next
from accounts.services import choose_display
from core.access import open_to_all, open_to_members
from core.display import display_from, display_of


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
