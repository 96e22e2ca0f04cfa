"""A lesson text read as a whole."""

from collections.abc import Sequence

from courses.formats.lesson_notation.fences import blocks_of
from courses.formats.lesson_notation.head import facts_of
from courses.formats.lesson_notation.source import Part, SourceLine, take_apart
from courses.formats.lesson_notation.tree import EditorNote, Lesson, Quiz


def read_lesson(text: str, *, name: str) -> Lesson:
    """The lesson that a text in the notation describes; `name` is the file's without its ending.

    Raises `NotationError` with the line of whatever cannot be read.
    """
    source = take_apart(text)
    blocks = blocks_of(source.parts)
    facts = facts_of(source.head, name)
    exam = source.head.get("exam")
    if exam and not any(isinstance(block, Quiz) for block in blocks):
        blocks = (*blocks, Quiz(line=1, kind="final", settings=exam))
    return Lesson(**facts, blocks=blocks, notes=tuple(_placed(note, source.parts) for note in source.notes))


def _placed(note: SourceLine, parts: Sequence[Part]) -> EditorNote:
    """A note belongs to what it stands in or after; one that comes first, to what follows."""
    before = [index for index, part in enumerate(parts) if part.line <= note.number]
    block = before[-1] if before else (0 if parts else None)
    return EditorNote(note.number, note.text, block)
