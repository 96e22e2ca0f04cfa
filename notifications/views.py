"""What one was told."""

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.http import MemberRequest, person_of
from core.access import open_to_members, requires
from notifications.http import notification_of_address
from notifications.models import Notification
from notifications.selectors import address_of, news_for, notifications_of, unread_count
from notifications.services import mark_read

PER_PAGE = 30


@open_to_members
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """Everything one was told, the newest first."""
    person = person_of(request)
    page = Paginator(notifications_of(person), PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "notifications/mine.html", {"page": page, "unread": unread_count(person)})


@open_to_members
@require_safe
@never_cache
def news(request: MemberRequest) -> JsonResponse:
    """What one has not read: for pages whose socket is blocked."""
    person = request.user.person
    return JsonResponse({"items": news_for(person) if person else []})


@open_to_members
@require_POST
def read_all(request: MemberRequest) -> HttpResponse:
    """Note that one knows everything."""
    mark_read(person=person_of(request), actor=request.user)
    return redirect("notifications:mine")


@requires("notifications.open_notification", of=notification_of_address)
def open_one(request: MemberRequest, notification: Notification) -> HttpResponse:
    """Lead to what the notification is about, and note that one knows."""
    mark_read(person=person_of(request), notification=notification, actor=request.user)
    return redirect(address_of(notification))
