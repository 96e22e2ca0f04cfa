"""From an address to what it speaks of, or 404: what one may not see does not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from accounts.http import person_of
from accounts.models import User
from core.access import may
from core.ids import uuid7
from courses.errors import NotEnrolledError
from courses.models import CoursePage
from courses.selectors import Place, course_of, current_edition, enrolments_of, outline_of
from courses.selectors.authoring import WRITERS, course_in_writing
from courses.services.lesson_import import ANSWERS, LEGACY, LessonFile, kept_file
from organisation.selectors import roles_of


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


def course_of_trainer(request: HttpRequest, slug: str) -> CoursePage | None:
    """The course for which the trainer writes; one of another branch does not exist, and nobody else is told which do."""
    if roles_of(request.user).isdisjoint(WRITERS):
        return None
    course = course_in_writing(slug)
    if course is None or not may(request.user, "courses.write_lessons", course):
        raise Http404
    return course


@dataclass(frozen=True)
class Upload:
    """A file that waits, the course it is for, and the answers given so far."""

    uid: UUID
    course: CoursePage
    file: LessonFile

    @property
    def is_converted(self) -> bool:
        """Whether text in old fonts is to be converted."""
        return LEGACY in self.file.accepted


def upload_of_trainer(request: HttpRequest, slug: str, uid: UUID) -> Upload | None:
    """The trainer's own file, with the answers that the address or the form carries."""
    course = course_of_trainer(request, slug)
    if course is None or not isinstance(request.user, User):
        return None
    kept = kept_file(uid=uid, actor=request.user)
    if kept is None:
        raise Http404
    answers = request.POST if request.method == "POST" else request.GET
    return Upload(uid, course, LessonFile(*kept, accepted=ANSWERS.intersection(answers.getlist("dong-y"))))
