"""From an address to the unit it speaks of, or 404: what one may not see does not exist."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from accounts.http import person_of
from core.access import may
from organisation.errors import UnknownUnitError
from organisation.models import Level, Unit
from organisation.selectors import path_of, primary_seat_of, unit_by_code


def unit_of_address(request: HttpRequest, code: str) -> Unit:
    """The commune of the code, if its card is for the visitor."""
    try:
        unit = unit_by_code(code, level=Level.COMMUNE)
    except UnknownUnitError:
        raise Http404 from None
    if not may(request.user, "emulation.see_scorecard", unit):
        raise Http404
    return unit


def own_commune_code(request: HttpRequest) -> str:
    """The code of the commune in which the visitor's main seat lies."""
    today = timezone.localdate()
    seat = primary_seat_of(person_of(request), today)
    path = path_of(seat.unit, today) if seat else []
    code = next((version.code for version in path if version.level == Level.COMMUNE), None)
    if code is None:
        raise Http404
    return code
