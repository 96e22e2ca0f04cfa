"""From an address to what it speaks of, or 404: what one may not see does not exist."""

from uuid import UUID

from django.http import Http404, HttpRequest

from accounts.http import person_of
from core.access import may
from core.ids import uuid7
from courses.errors import NotEnrolledError
from courses.models import CoursePage
from courses.selectors import Place, course_of, current_edition, enrolments_of, outline_of


def course_of_address(request: HttpRequest, slug: str) -> CoursePage:
    """The course, if it is open to everybody or the visitor's own."""
    course = course_of(slug)
    if course is None or not may(request.user, "courses.see_course", course):
        raise Http404
    return course


def place_of_address(request: HttpRequest, slug: str, lesson: str) -> Place:
    """The learner at the lesson of the edition they study; someone not enrolled is told how to be."""
    enrolment = enrolments_of(person_of(request)).filter(course__slug=slug).first()
    if enrolment is None:
        course = course_of_address(request, slug)
        edition = current_edition(course)
        if edition is None or lesson not in outline_of(edition).by_slug:
            raise Http404
        raise NotEnrolledError(course=course.title, slug=slug)
    item = outline_of(enrolment.edition).by_slug.get(lesson)
    if item is None:
        raise Http404
    return Place(enrolment, item)


def event_id_of(request: HttpRequest) -> UUID:
    """The UUID that the form was given when it was shown, so that sending it twice is doing it once."""
    try:
        return UUID(request.POST.get("event_id", ""))
    except ValueError:
        return uuid7()
