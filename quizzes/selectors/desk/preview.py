"""A question as its learner would see it, before any quiz asks it; and what an answer to it would earn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quizzes.calculations import TYPES, Policy, QuestionContent, drawn_numbers, filled, is_response_to, mark
from quizzes.calculations.types import fields_of, response_of
from quizzes.models import QuestionType
from quizzes.selectors.pictures import pictures_in
from quizzes.selectors.rows import rows_of
from quizzes.selectors.sheets import Asked
from quizzes.selectors.words import right_response, words_of

_POLICY = Policy(question_count=1)


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What an author's own answer would earn; `share` is None where a person marks it, or nobody."""

    is_answer: bool
    share: Decimal | None
    given: str
    right: str
    explanation: str
    notes: Sequence[tuple[str, str]]

    @property
    def percent(self) -> int | None:
        """The share of the points in per cent."""
        return None if self.share is None else round(self.share * 100)


def item_of(content: QuestionContent) -> dict[str, Any]:
    """What a paper would keep of the question: things as they are written, numbers drawn by its own words."""
    item = {"type": content.type, **TYPES[content.type].facts(content.body)}
    if variables := content.body.get("variables"):
        item["numbers"] = drawn_numbers(variables, content.stem)
    return item


def preview_of(content: QuestionContent, response: Mapping[str, Any] | None = None) -> Asked:
    """The question with its fields to fill in, and what was tried."""
    body, item = content.body, item_of(content)
    numbers, pictures = item.get("numbers", {}), pictures_in([body])
    return Asked(
        position=1,
        type=content.type,
        stem=filled(content.stem, numbers),
        text=filled(str(body.get("text", "")), numbers) if content.type == QuestionType.SCENARIO else "",
        pictures=[pictures[said["image"]] for said in body.get("pictures", ()) if said["image"] in pictures],
        place=pictures.get(body["picture"]["image"]) if body.get("picture") else None,
        form=rows_of(body, item, fields_of(response), _POLICY, "", pictures),
        chosen=len((response or {}).get("chosen", ())),
        is_flagged=False,
    )


def tried(content: QuestionContent, fields: Mapping[str, Sequence[str]]) -> tuple[Asked, Tried]:
    """The question filled in, and what that earns."""
    item = item_of(content)
    response = response_of(item, fields)
    is_answer = bool(response) and is_response_to(item, response)
    right = right_response(content, item)
    said = Tried(
        is_answer=is_answer,
        share=mark(content.type, content.key, response, item) if is_answer else None,
        given=words_of(content.body, response) if is_answer else "",
        right=words_of(content.body, right),
        explanation=content.explanation,
        notes=notes_in(content.body, content.key),
    )
    return preview_of(content, response if is_answer else None), said


def notes_in(body: Mapping[str, Any], key: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Why each option is right or wrong, beside the option."""
    notes = key.get("notes", {})
    named = [thing for part in ("options", "prompts", "places") for thing in body.get(part, ())]
    return [(thing.get("text", ""), notes[thing["id"]]) for thing in named if thing["id"] in notes]
