"""Courses: pages that trainers write, editions that learners study, and how far each learner is."""

from courses.models.editions import CourseEdition, EditionItem, LessonContent
from courses.models.learning import Enrolment, EnrolmentSource, ItemProgress, LearnerEvent
from courses.models.pages import (
    CourseIndexPage,
    CoursePage,
    EffectOnLearners,
    LessonKind,
    LessonPage,
    ModulePage,
    Topic,
    course_above,
)

__all__ = [
    "CourseEdition",
    "CourseIndexPage",
    "CoursePage",
    "EditionItem",
    "EffectOnLearners",
    "Enrolment",
    "EnrolmentSource",
    "ItemProgress",
    "LearnerEvent",
    "LessonContent",
    "LessonKind",
    "LessonPage",
    "ModulePage",
    "Topic",
    "course_above",
]
