"""What Moodle has no field for, as tags: "muc:applied", "nang-luc:SO-2", and labels as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from core.text.unicode import tidy_line
from quizzes.calculations import TYPES
from quizzes.formats.drafts import Draft, Shape
from quizzes.formats.written.words import level_of

LEVEL, COMPETENCE, LESSON, REFERENCE, SCORING = "muc:", "nang-luc:", "bai-hoc:", "can-cu:", "cham:"
_PREFIXES = (LEVEL, COMPETENCE, LESSON, REFERENCE, SCORING)


def tags_of(draft: Draft) -> Iterator[str]:
    """Everything that stands in tags."""
    said = {
        LEVEL: draft.level,
        COMPETENCE: draft.competence,
        LESSON: draft.lesson_key,
        REFERENCE: draft.legal_reference,
        SCORING: draft.shape.body.get("scoring"),
    }
    yield from (f"{prefix}{value}" for prefix, value in said.items() if value)
    yield from draft.tags or ()


def with_tags(draft: Draft, tags: Iterable[str]) -> Draft:
    """The question with what its tags say; without any, nothing is said."""
    tags = [tag for tag in map(tidy_line, tags) if tag]
    said = {prefix: tag.removeprefix(prefix) for tag in tags for prefix in _PREFIXES if tag.startswith(prefix)}
    labels = tuple(tag for tag in tags if not tag.startswith(_PREFIXES))
    return replace(
        draft,
        level=level_of(said.get(LEVEL, "")) or draft.level,
        competence=said.get(COMPETENCE) or draft.competence,
        legal_reference=said.get(REFERENCE) or draft.legal_reference,
        lesson_key=_key(said.get(LESSON, "")) or draft.lesson_key,
        tags=labels or draft.tags,
    )


def with_scoring(draft: Draft, tags: Iterable[str]) -> Draft:
    """The question with the rule of partial credit that its tags name, if its type knows it."""
    rule = next((tag.removeprefix(SCORING) for tag in map(tidy_line, tags) if tag.startswith(SCORING)), "")
    if rule not in TYPES[draft.type].rules:
        return draft
    shape = draft.shape
    return draft.asking(Shape(shape.type, {**shape.body, "scoring": rule}, shape.key))


def _key(text: str) -> str | None:
    try:
        return str(UUID(text)) if text else None
    except ValueError:
        return None
