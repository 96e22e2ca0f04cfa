"""The learner's calendar: a month to look at, a file to take, an address to which a phone subscribes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest, person_of
from accounts.models import Person
from accounts.selectors import survivor_of
from core.access import open_to_all, requires
from courses.formats.calendar import CalendarEntry, write_calendar
from courses.selectors.calendar import days_ahead, feed_of, feed_with, month_named, month_of
from courses.services.notes import close_feed, note_reading, open_feed, renew_feed


@requires("courses.keep_calendar")
@require_safe
def calendar(request: MemberRequest) -> HttpResponse:
    """A month of what is due and of what takes place."""
    person = person_of(request)
    context = {"month": month_of(person, month_named(request.GET.get("thang", ""))), "feed": feed_of(person)}
    return render(request, "courses/calendar/month.html", context)


@requires("courses.keep_calendar")
@require_safe
def download(request: MemberRequest) -> HttpResponse:
    """What is to come as a file, for a calendar that does not subscribe."""
    answer = _as_ics(request, person_of(request))
    answer["Content-Disposition"] = f'attachment; filename="lich-hoc-{timezone.localdate():%Y-%m-%d}.ics"'
    return answer


@requires("courses.keep_calendar")
def subscription(request: MemberRequest) -> HttpResponse:
    """The secret address, and how a phone subscribes to it; it is made, renewed and withdrawn here."""
    person, wish = person_of(request), request.POST.get("wish")
    acts = {"open": open_feed, "renew": renew_feed, "close": close_feed}
    if request.method == "POST" and wish in acts:
        acts[wish](person=person, actor=request.user)
        return redirect("courses:calendar_subscription")
    context = {"feed": feed_of(person), "origin": request.build_absolute_uri("/").rstrip("/")}
    return render(request, "courses/calendar/subscription.html", context)


@open_to_all
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar behind a secret address, as phones read it; an address that was withdrawn leads nowhere."""
    found = feed_with(key)
    if found is None:
        raise Http404
    note_reading(feed=found)
    with translation.override(settings.LANGUAGE_CODE):
        return _as_ics(request, survivor_of(found.learner))


def _as_ics(request: HttpRequest, person: Person) -> HttpResponse:
    entries = [
        CalendarEntry(
            uid=f"{a.key}@{request.get_host()}",
            start=a.start,
            end=a.end,
            title=_("Hạn: {title}").format(title=a.title) if a.kind == "due" else a.title,
            note=a.note,
            place=a.place,
            url=request.build_absolute_uri(a.url) if a.url else "",
            is_cancelled=a.is_cancelled,
        )
        for a in days_ahead(person)
    ]
    text = write_calendar(_("Lịch học Mặt trận"), entries, stamped_at=timezone.now())
    return HttpResponse(
        text, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private, no-store"}
    )
