"""What happens to courses and to their learners."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class CoursePublished(Event):
    """A course was compiled into a new edition."""

    course_id: int
    edition_id: int
    number: int
    effect: str


@dataclass(frozen=True, kw_only=True)
class LearnerEnrolled(Event):
    """A learner was given a place on a course."""

    enrolment_id: int
    learner_id: int
    course_id: int


@dataclass(frozen=True, kw_only=True)
class LearnersEnrolled(Event):
    """Many learners were given places on a course in one act."""

    course_id: int
    unit_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class LearnersMoved(Event):
    """Unfinished learners were moved to a newer edition of their course in one act."""

    course_id: int
    edition_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class LessonsDrafted(Event):
    """Lessons were drafted from a Word or PowerPoint file; nothing was published."""

    course_id: int
    lesson_ids: list[int]
    created: int


@dataclass(frozen=True, kw_only=True)
class LessonCompleted(Event):
    """A learner finished a lesson for the first time."""

    enrolment_id: int
    learner_id: int
    course_id: int
    item_key: str


@dataclass(frozen=True, kw_only=True)
class CourseCompleted(Event):
    """A learner finished the last required lesson of a course."""

    enrolment_id: int
    learner_id: int
    course_id: int
