"""One's own programmes: what is to be followed, by when, and what comes next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import MemberRequest, person_of
from core.access import may, requires
from courses.http.programmes import own_duties_of_address
from courses.selectors.programmes import DutySheet, duty_sheets_of, year_of_study


@requires("courses.follow_programmes")
@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """Everything one must follow or has followed, and what one studied this year."""
    person = person_of(request)
    sheets = duty_sheets_of(person)
    context = {
        "under_way": [sheet for sheet in sheets if sheet.is_open],
        "earlier": [sheet for sheet in sheets if not sheet.is_open],
        "year": year_of_study(person),
        "may_watch": may(request.user, "courses.watch_programmes"),
    }
    return render(request, "courses/programmes/mine.html", context)


@requires("courses.follow_programmes", of=own_duties_of_address)
@require_safe
def one(request: MemberRequest, sheets: list[DutySheet]) -> HttpResponse:
    """One programme: its tree, the day, and the periods before."""
    return render(request, "courses/programmes/one.html", {"sheet": sheets[0], "earlier": sheets[1:]})
