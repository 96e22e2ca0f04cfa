"""The notation in which lessons are written as text: Markdown with blocks between `:::name` and `:::`.

docs/lesson-notation.md describes it for those who write.
"""

from courses.formats.lesson_notation.errors import NotationError
from courses.formats.lesson_notation.raw import Remark, body_data, legal_data, remarks
from courses.formats.lesson_notation.reading import read_lesson
from courses.formats.lesson_notation.tree import EditorNote, LegalDocument, Lesson

__all__ = [
    "EditorNote",
    "LegalDocument",
    "Lesson",
    "NotationError",
    "Remark",
    "body_data",
    "legal_data",
    "read_lesson",
    "remarks",
]
