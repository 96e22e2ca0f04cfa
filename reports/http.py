"""From an address to what is asked and of whom; what lies outside an officer's units does not exist."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from accounts.models import Person
from accounts.selectors import survivor_of
from core.access import may
from core.text.dates import NotADateError, parse_date
from courses.models import CoursePage
from organisation.models import Category
from organisation.selectors import scope_of, version_of
from reports.errors import BadReportDayError
from reports.rules import OFFICERS
from reports.selectors import ALL, MANDATORY, Filter, Question, Units, span_within


@dataclass(frozen=True)
class CourseQuestion(Question):
    """A question about one course."""

    course: CoursePage


@dataclass(frozen=True)
class PersonQuestion(Question):
    """A question about one person."""

    person: Person


def question_of_address(request: HttpRequest, code: str = "") -> Question:
    """What is asked of the unit that bore the code on the day, or of all the officer's units; refused to others."""
    if not may(request.user, "reports.see_reports"):
        raise PermissionDenied
    asked, scope = _filter(request), scope_of(request.user, *OFFICERS)
    span = span_within(scope, asked)
    if not code:
        if scope.top is None:
            raise Http404
        return Question(version_of(scope.top, asked.units_day), span, asked)
    counted = next((version for version in span.units if version.code == code), None)
    if counted is None:
        raise Http404
    return Question(counted, span.of([counted]), asked)


def course_of_address(request: HttpRequest, code: str, slug: str) -> CourseQuestion:
    """The unit, and the course of the slug."""
    question = question_of_address(request, code)
    course = next((course for course in question.asked.on_offer if course.slug == slug), None)
    if course is None:
        raise Http404
    return CourseQuestion(question.unit, question.span, question.asked, course)


def person_of_address(request: HttpRequest, code: str, uid: UUID) -> PersonQuestion:
    """The unit, and the person if they held a seat that counts there on the day."""
    question = question_of_address(request, code)
    seat = question.span.seats("").filter(person__uid=uid).select_related("person__merged_into").first()
    if seat is None:
        raise Http404
    return PersonQuestion(question.unit, question.span, question.asked, survivor_of(seat.person))


def _filter(request: HttpRequest) -> Filter:
    usual = Filter()
    chosen = request.GET.get("khoa") or MANDATORY
    category = request.GET.get("dien") or usual.category
    day = _day(request.GET["ngay"]) if request.GET.get("ngay") else usual.day
    units = request.GET.get("don-vi") or Units.THEN
    if category not in {ALL, *Category.values} or units not in set(Units):
        raise Http404
    asked = Filter(chosen=chosen, category="" if category == ALL else category, day=day, units=Units(units))
    if not asked.is_known:
        raise Http404
    return asked


def _day(text: str) -> date:
    try:
        day = parse_date(text)
    except NotADateError:
        raise BadReportDayError(day=text) from None
    if day > timezone.localdate():
        raise BadReportDayError(day=text)
    return day
