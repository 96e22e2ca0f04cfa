"""A lesson that the course has already gets a new draft, out of what a trainer took from a file and what they kept."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from django.db import transaction
from wagtail.blocks import StreamValue

from accounts.models import User
from courses.errors import LessonLockedError
from courses.formats.office import Picture, Section
from courses.formats.paper import TAKE, Raw, merged
from courses.models import LessonPage
from courses.selectors.returns import Comparison
from courses.services.lesson_import.drafting import LONGEST_TITLE, leave_notes, stored_pictures

Outcome = Literal["created", "updated", "unchanged"]


@transaction.atomic
def revise_lesson(
    *, comparison: Comparison, section: Section | None, choices: Mapping[str, str], actor: User | None
) -> Outcome:
    """A new draft; what is live stays live, and a draft that says the same already is left as it is."""
    lesson = comparison.lesson
    if lesson.locked:
        raise LessonLockedError(title=lesson.title)
    body = _with_pictures(merged(comparison.current, comparison.differences, choices), comparison.pictures, actor)
    draft: Any = lesson.get_latest_revision_as_object()
    title = comparison.title[:LONGEST_TITLE] if _takes_title(comparison, choices) else draft.title
    if section is not None:
        leave_notes(lesson, section, body, actor)
    if draft.title == title and _normal(draft.body) == _normal(LessonPage.body.field.stream_block.to_python(body)):
        return "unchanged"
    draft.title, draft.body = title, json.dumps(body)
    draft.save_revision(user=actor, log_action=True)
    return "updated"


def _takes_title(comparison: Comparison, choices: Mapping[str, str]) -> bool:
    return comparison.is_renamed and choices.get("title") == TAKE


def _normal(body: StreamValue) -> list[dict[str, Any]]:
    """A body as it is stored, whoever wrote it."""
    return list(body.get_prep_value())


def _with_pictures(body: Sequence[Raw], pictures: Mapping[int, Picture], actor: User | None) -> list[Raw]:
    """The body with the ids that its new pictures have once they are stored; those that nobody took are not."""
    found = []
    for raw in body:
        new = pictures.get(raw["value"]["picture"]["image"]) if raw["type"] == "picture" else None
        if new is not None:
            (image_id,) = stored_pictures([new], actor=actor).values()
            held = raw["value"]["picture"] | {"image": image_id}
            raw = raw | {"value": raw["value"] | {"picture": held}}  # noqa: PLW2901 -- the block as it is stored
        found.append(raw)
    return found
