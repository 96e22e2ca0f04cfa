"""From an address to the units as they were on a day; a unit outside the reader's own does not exist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from core.access import may
from core.text.dates import NotADateError, format_date, parse_date
from organisation.errors import AmbiguousUnitError, DayNotUnderstoodError, UnknownUnitError
from organisation.models import Level, Unit, UnitVersion
from organisation.rules import KEEPERS, READERS
from organisation.selectors import scope_of, unit_by_code, version_of
from organisation.selectors.browsing import Timeline, changes_of, last_known
from organisation.selectors.histories import Place
from organisation.selectors.roles import Scope

# Their codes are the statistics office's, no two levels share one.
_OFFICIAL = frozenset({Level.COUNTRY, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})


@dataclass(frozen=True)
class Register:
    """The units of the reader as they were on a day, opened at one of them or searched; `asked` is what else was asked."""

    scope: Scope
    timeline: Timeline
    opened: Unit | None
    asked: Mapping[str, str]

    @property
    def day(self) -> date:
        """The day shown."""
        return self.timeline.day

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.asked.get("tim", "")

    @property
    def is_today(self) -> bool:
        """Whether it is what stands now."""
        return self.day == timezone.localdate()

    @property
    def today_query(self) -> str:
        """The same as it is now."""
        return f"?{urlencode(self.asked)}"


def register_of_address(request: HttpRequest) -> Register:
    """The register on the day asked for, or on the day of the change whose number the slider sent."""
    if not may(request.user, "organisation.read_register"):
        raise PermissionDenied
    scope, today = scope_of(request.user, *READERS), timezone.localdate()
    changes = changes_of(scope)
    timeline = Timeline(changes, _stop(request, sorted({*changes, today})) or _day_asked(request), today)
    asked = {name: request.GET[name].strip() for name in ("mo", "cap", "tim") if request.GET.get(name, "").strip()}
    opened = _unit(asked["mo"], request, timeline.day, scope) if "mo" in asked else None
    return Register(scope, timeline, opened, asked)


def place_of_address(request: HttpRequest, code: str) -> Place:
    """The unit that bore the code on the day, else the one that bore it nearest to it."""
    if not may(request.user, "organisation.read_register"):
        raise PermissionDenied
    scope, kept = scope_of(request.user, *READERS), scope_of(request.user, *KEEPERS)
    day = _day_asked(request)
    unit = _unit(code, request, day, scope)
    if unit is not None:
        return Place(version_of(unit, day), day, scope, kept)
    version, stood_on = last_known(code, scope, day)
    if version is None or not scope.covers(version.unit, stood_on):
        raise Http404
    return Place(version, stood_on, scope, kept, asked=day)


def kept_place_of_address(request: HttpRequest, code: str) -> Place:
    """The same, if the user keeps the register there."""
    if not may(request.user, "organisation.keep_register"):
        raise PermissionDenied
    place = place_of_address(request, code)
    if not place.is_kept:
        raise Http404
    return place


def governed_place_of_address(request: HttpRequest, code: str) -> Place:
    """The same, if the user keeps the unit above it too."""
    place = kept_place_of_address(request, code)
    if not place.is_governed:
        raise PermissionDenied
    return place


def day_of(text: str) -> date | None:
    """The day that a person typed; None for nothing."""
    try:
        return parse_date(text) if text.strip() else None
    except NotADateError:
        raise DayNotUnderstoodError(day=text) from None


def _day_asked(request: HttpRequest) -> date:
    return day_of(request.GET.get("ngay", "")) or timezone.localdate()


def _stop(request: HttpRequest, stops: Sequence[date]) -> date | None:
    """The stop to which the slider was moved, if it was: a form sends it where it stands, too."""
    number, before = request.GET.get("moc", ""), request.GET.get("tu", "")
    return stops[int(number)] if number != before and number.isdecimal() and int(number) < len(stops) else None


def _unit(code: str, request: HttpRequest, day: date, scope: Scope) -> Unit | None:
    """The unit of that code; where levels share it, the one of the level asked for, else the highest."""
    levels: Sequence[str | None] = [request.GET["cap"]] if request.GET.get("cap") else [None, *Level.values]
    for level in levels:
        try:
            return unit_by_code(code, as_of=day, level=level, among=scope.unit_ids(day))
        except AmbiguousUnitError:
            continue
        except UnknownUnitError:
            if level is None:
                return None
    return None


def unit_url(version: UnitVersion, as_of: date, page: str = "unit") -> str:
    """Where a page of the unit is as it was on that day; the day, or a level that may share codes, is said if need be."""
    query = {} if as_of == timezone.localdate() else {"ngay": format_date(as_of)}
    if version.level not in _OFFICIAL:
        query["cap"] = version.level
    address = reverse(f"organisation:{page}", args=[version.code])
    return f"{address}?{urlencode(query, safe='/')}" if query else address


def tree_url(version: UnitVersion | None, as_of: date) -> str:
    """Where the tree of that day is opened at the unit, which stands in the middle of the screen then."""
    query = {} if as_of == timezone.localdate() else {"ngay": format_date(as_of)}
    if version is None:
        return f"{reverse('organisation:units')}?{urlencode(query, safe='/')}"
    query["mo"] = version.code
    if version.level not in _OFFICIAL:
        query["cap"] = version.level
    return f"{reverse('organisation:units')}?{urlencode(query, safe='/')}#{version.code}"
