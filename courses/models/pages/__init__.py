"""What trainers write: a course, its modules, its lessons. Nothing of a learner's is stored here."""

from courses.models.pages.choices import CompletesBy, EffectOnLearners, LessonKind, Topic
from courses.models.pages.courses import CourseIndexPage, CoursePage, course_above
from courses.models.pages.lessons import LessonPage, ModulePage

__all__ = [
    "CompletesBy",
    "CourseIndexPage",
    "CoursePage",
    "EffectOnLearners",
    "LessonKind",
    "LessonPage",
    "ModulePage",
    "Topic",
    "course_above",
]
