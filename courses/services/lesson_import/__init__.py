"""Lessons out of Word and PowerPoint files."""

from courses.formats.office import LEGACY
from courses.formats.paper import CHOICES
from courses.services.lesson_import.converting import modern
from courses.services.lesson_import.importing import (
    ANSWERS,
    SPLIT,
    Decisions,
    LessonFile,
    Proposal,
    import_lesson,
    propose_lessons,
)
from courses.services.lesson_import.keeping import drop_file, forget_old_files, keep_file, kept_file
from courses.services.lesson_import.reporting import LessonReport

__all__ = [
    "ANSWERS",
    "CHOICES",
    "LEGACY",
    "SPLIT",
    "Decisions",
    "LessonFile",
    "LessonReport",
    "Proposal",
    "drop_file",
    "forget_old_files",
    "import_lesson",
    "keep_file",
    "kept_file",
    "modern",
    "propose_lessons",
]
