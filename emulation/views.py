"""The pages of emulation: the board of units, and the card of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_noop

from accounts.http import MemberRequest
from core.access import may, open_to_members, requires
from emulation.http import own_commune_code, unit_of_address
from emulation.rules import APPRAISERS
from emulation.selectors import board_of, scorecard_of, table_within
from organisation.models import Unit
from organisation.selectors import scope_of
from organisation.services import note_access


@requires("emulation.see_board")
def table(request: HttpRequest) -> HttpResponse:
    """All units of the appraiser's scope."""
    scope = scope_of(request.user, *APPRAISERS)
    search, best_first = request.GET.get("tim", ""), request.GET.get("xep") == "diem"
    board = board_of(table_within(scope), scope, timezone.now(), search=search, best_first=best_first)
    return render(request, "emulation/table.html", {"board": board, "search": search, "best_first": best_first})


@requires("emulation.see_scorecard", of=unit_of_address)
def scorecard(request: MemberRequest, unit: Unit) -> HttpResponse:
    """Where a unit's points come from."""
    card = scorecard_of(unit, timezone.now(), viewer=getattr(request.user, "person", None))
    rights = {
        "sees_people": may(request.user, "emulation.see_people", unit),
        "sees_board": may(request.user, "emulation.see_board"),
    }
    if rights["sees_people"]:
        note_access(actor=request.user, page=gettext_noop("bảng điểm thi đua kèm tên"), unit=unit, people=card.people)
    return render(request, "emulation/scorecard.html", {"card": card, **rights})


@open_to_members
def own_scorecard(request: HttpRequest) -> HttpResponse:
    """The way to the card of one's own commune."""
    return redirect("emulation:scorecard", own_commune_code(request))
