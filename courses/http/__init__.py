"""From an address to what it speaks of, or 404: what one may not see does not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from accounts.http import person_of
from accounts.models import User
from accounts.rules import is_person
from core.access import may
from core.ids import uuid7
from courses.errors import NotEnrolledError
from courses.models import (
    CourseEdition,
    CoursePage,
    Enrolment,
    LessonPage,
    Note,
)
from courses.models.approval import APPROVERS
from courses.selectors import Place, course_of, current_edition, outline_of, place_on
from courses.selectors.authoring import WRITERS, course_in_writing, lessons_in_writing
from courses.selectors.editions import Comparison, FrozenLesson, comparison_of, edition_numbered, frozen_lesson
from courses.selectors.notes import note_of
from courses.services.lesson_import import ANSWERS, CHOICES, LEGACY, Decisions, LessonFile, kept_file
from organisation.selectors import roles_of

# Beyond this an edition's number is nonsense, and no database takes it.
MOST_DIGITS = 7

BLOCK = "khoi-"


def course_of_address(request: HttpRequest, slug: str) -> CoursePage:
    """The course, if it is open to everybody or the visitor's own."""
    course = course_of(slug)
    if course is None or not may(request.user, "courses.see_course", course):
        raise Http404
    return course


def course_and_place(request: HttpRequest, slug: str) -> tuple[CoursePage, Enrolment | None]:
    """The course, and the visitor's place on it where they have one."""
    place = place_on(person_of(request), slug) if is_person(request.user) else None
    return (place.course, place) if place else (course_of_address(request, slug), None)


def place_of_address(request: HttpRequest, slug: str, lesson: str) -> Place:
    """The learner at the lesson of the edition they study; someone not enrolled is told how to be."""
    enrolment = place_on(person_of(request), slug)
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


def enrolment_of_address(request: HttpRequest, slug: str) -> Enrolment:
    """The visitor's place on the course; someone not enrolled is told how to be."""
    enrolment = place_on(person_of(request), slug)
    if enrolment is None:
        raise NotEnrolledError(course=course_of_address(request, slug).title, slug=slug)
    return enrolment


def note_of_address(request: HttpRequest, uid: UUID) -> Note:
    """The visitor's own note."""
    note = note_of(person_of(request), uid)
    if note is None:
        raise Http404
    return note


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


def course_of_editor(request: HttpRequest, slug: str) -> CoursePage | None:
    """The course whose changes the visitor may release."""
    if roles_of(request.user).isdisjoint(APPROVERS):
        return None
    return course_of_trainer(request, slug)


def edition_of_trainer(request: HttpRequest, slug: str, number: int) -> CourseEdition | None:
    """An edition of a course for which the visitor writes."""
    course = course_of_trainer(request, slug)
    if course is None:
        return None
    edition = edition_numbered(course, number)
    if edition is None:
        raise Http404
    return edition


def frozen_lesson_of_trainer(request: HttpRequest, slug: str, number: int, lesson: str) -> FrozenLesson | None:
    """A lesson of such an edition."""
    edition = edition_of_trainer(request, slug, number)
    if edition is None:
        return None
    frozen = frozen_lesson(edition, lesson)
    if frozen is None:
        raise Http404
    return frozen


def comparison_of_trainer(request: HttpRequest, slug: str) -> Comparison | None:
    """The two editions that the address asks for (`tu`, `den`), the older one first."""
    course = course_of_trainer(request, slug)
    if course is None:
        return None
    asked = [request.GET.get(name, "") for name in ("tu", "den")]
    numbers = sorted(int(number) for number in asked if number.isdecimal() and len(number) < MOST_DIGITS)
    found = [edition_numbered(course, number) for number in numbers]
    if len(found) != len(asked) or None in found:
        raise Http404
    before, after = filter(None, found)
    return comparison_of(before, after)


def lesson_of_trainer(request: HttpRequest, slug: str, lesson: str) -> LessonPage | None:
    """A lesson of a course for which the trainer writes, published or not."""
    course = course_of_trainer(request, slug)
    if course is None:
        return None
    return get_object_or_404(lessons_in_writing(course), slug=lesson)


@dataclass(frozen=True)
class Upload:
    """A file that waits, the course it is for, the answers given so far, and what was decided about its blocks."""

    uid: UUID
    course: CoursePage
    file: LessonFile
    decisions: Decisions

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
    file = LessonFile(*kept, accepted=ANSWERS.intersection(answers.getlist("dong-y")))
    return Upload(uid, course, file, _decisions_of(request.POST))


def _decisions_of(form: QueryDict) -> Decisions:
    """What was decided about each block: `khoi-<id>` says which side counts, `ban` which drafts were looked at."""
    fields = {name.removeprefix(BLOCK): value for name, value in form.items() if name.startswith(BLOCK)}
    choices = {name: str(value) for name, value in fields.items() if value in CHOICES}
    return Decisions(choices, frozenset(form.getlist("ban")))
