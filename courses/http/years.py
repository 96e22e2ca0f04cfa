"""From an address to the year of study of a unit."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from core.access import may
from courses.http.programmes import desk_scope
from courses.selectors.programmes import StudyYear, study_year_of
from organisation.models import Unit
from organisation.selectors import unit_by_code

FIRST = 2000


@dataclass(frozen=True)
class YearAsked:
    """A unit of the user's own and a year."""

    unit: Unit
    year: int
    may_advise: bool

    @cached_property
    def study(self) -> StudyYear:
        """What was studied."""
        return study_year_of(self.unit, self.year)


def year_of_address(request: HttpRequest) -> YearAsked:
    """The unit asked for (the topmost unless told) and the year (this one unless told)."""
    scope, today = desk_scope(request), timezone.localdate()
    code, told = request.GET.get("don-vi", ""), request.GET.get("nam", "") or str(today.year)
    unit = unit_by_code(code, among=scope.unit_ids(today)) if code else scope.top
    if unit is None or not (told.isascii() and told.isdigit()) or not FIRST <= int(told) <= today.year + 1:
        raise Http404
    return YearAsked(unit, int(told), may(request.user, "courses.advise_periods"))


def advising_year(request: HttpRequest) -> int:
    """The year now, for those who may say what is advised."""
    if not may(request.user, "courses.advise_periods"):
        raise PermissionDenied
    return timezone.localdate().year
