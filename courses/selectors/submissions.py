"""Work handed in, with the lesson it is for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Person
from courses.models import Correction, CoursePage, Submission, SubmissionState
from courses.selectors.items import items_named
from courses.selectors.progress import Place
from organisation.models import Role
from organisation.selectors import people_acting

TONES = {SubmissionState.WAITING: "info", SubmissionState.ACCEPTED: "ok", SubmissionState.RETURNED: "warn"}


@dataclass(frozen=True, kw_only=True)
class WorkLine:
    """A piece of work with the name of its lesson."""

    work: Submission
    lesson: str

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[SubmissionState(self.work.state)]


@dataclass(frozen=True, kw_only=True)
class WorkSheet:
    """What a learner handed in for a lesson, and whether more is asked."""

    place: Place
    lines: Sequence[WorkLine]

    @property
    def is_open(self) -> bool:
        """Whether something may be handed in."""
        return not any(line.work.state != SubmissionState.RETURNED for line in self.lines)


def work_lines(works: Iterable[Submission]) -> list[WorkLine]:
    """Pieces of work with the names of their lessons."""
    works = list(works)
    names = items_named({work.item_key for work in works})
    return [WorkLine(work=work, lesson=names[work.item_key].title if work.item_key in names else "") for work in works]


def work_with_id(pk: int) -> Submission:
    """The piece of work of which an event speaks."""
    return Submission.objects.select_related("enrolment__course").get(pk=pk)


def judges_of(course: CoursePage) -> QuerySet[Person]:
    """Who looks at what is handed in: the trainers whom the course names, or else those of its unit and of those above."""
    named: QuerySet[Person] = course.trainers.all()
    if course.owner_unit is None or named.exists():
        return named
    return people_acting(course.owner_unit, Role.TRAINER)


def correction_with_id(pk: int) -> Correction:
    """The correction of which an event speaks."""
    return Correction.objects.select_related("enrolment__course").get(pk=pk)


def work_sheet(place: Place) -> WorkSheet:
    """The page on which a learner hands work in."""
    works = place.enrolment.submissions.filter(item_key=place.item.key)
    return WorkSheet(place=place, lines=[WorkLine(work=work, lesson=place.item.title) for work in works])
