"""Lessons out of Word and PowerPoint files."""

from courses.formats.office import LEGACY
from courses.services.lesson_import.importing import (
    ANSWERS,
    SPLIT,
    LessonFile,
    Proposal,
    import_lesson,
    propose_lessons,
)
from courses.services.lesson_import.keeping import drop_file, forget_old_files, keep_file, kept_file
from courses.services.lesson_import.reporting import LessonReport

__all__ = [
    "ANSWERS",
    "LEGACY",
    "SPLIT",
    "LessonFile",
    "LessonReport",
    "Proposal",
    "drop_file",
    "forget_old_files",
    "import_lesson",
    "keep_file",
    "kept_file",
    "propose_lessons",
]
