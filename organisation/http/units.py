"""From an address to a unit on a day."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from core.access import may
from core.text.dates import NotADateError, parse_date
from organisation.errors import UnknownUnitError
from organisation.models import UnitVersion
from organisation.rules import READERS
from organisation.selectors import scope_of, unit_by_code, version_of


@dataclass(frozen=True)
class Place:
    """A unit as it was on a day."""

    version: UnitVersion
    day: date


def place_of_address(request: HttpRequest, code: str = "") -> Place:
    """The unit that bore the code on the day, or the reader's topmost; refused to whoever may not read the register."""
    if not may(request.user, "organisation.read_register"):
        raise PermissionDenied
    day, scope = _day(request.GET.get("ngay", "")), scope_of(request.user, *READERS)
    if not code:
        if scope.top is None:
            raise Http404
        return Place(version_of(scope.top, day), day)
    try:
        unit = unit_by_code(code, as_of=day, among=scope.unit_ids(day))
    except UnknownUnitError:
        raise Http404 from None
    return Place(version_of(unit, day), day)


def _day(text: str) -> date:
    try:
        return parse_date(text) if text else timezone.localdate()
    except NotADateError:
        raise Http404 from None
