"""Lessons out of Word and PowerPoint files."""

from courses.services.lesson_import.importing import SPLIT, LessonFile, Proposal, import_lesson, propose_lessons
from courses.services.lesson_import.reporting import LessonReport

__all__ = ["SPLIT", "LessonFile", "LessonReport", "Proposal", "import_lesson", "propose_lessons"]
