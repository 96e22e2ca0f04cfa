"""Clean input: one module a subject."""

from courses.forms.authoring import CourseForm
from courses.forms.catalogue import CatalogueForm
from courses.forms.journal import Batch, LearnerEventForm, batch_of
from courses.forms.lesson_imports import LessonFileForm

__all__ = ["Batch", "CatalogueForm", "CourseForm", "LearnerEventForm", "LessonFileForm", "batch_of"]
