"""One question of a marked paper: what was answered, what would have been right, and why; as far as it may be seen."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from quizzes.calculations import EXPLANATION, RESPONSE, RIGHT, UNSURE, filled
from quizzes.calculations.marking import CERTAINTY
from quizzes.calculations.types import PARTS, is_gap_right
from quizzes.models import ItemGrade, MarkedBy, QuestionType, QuestionVersion
from quizzes.selectors.attempts import Lesson
from quizzes.selectors.words import right_response, words_of

Item = Mapping[str, Any]

_CHOICES = {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.TRUE_FALSE}
_PAIRED = {QuestionType.MATCHING: "pairs", QuestionType.PLACING: "places"}


class MarkedOption(NamedTuple):
    """An option: whether it was chosen, whether it should have been, and why it is right or not."""

    text: str
    is_chosen: bool
    is_right: bool
    note: str = ""


class Line(NamedTuple):
    """A part of an answer beside what it should have been; texts are empty where they are kept back."""

    label: str
    own: str
    right: str
    is_right: bool


@dataclass(frozen=True, kw_only=True)
class ItemResult:
    """A marked question; only made when the policy allows to show something of it."""

    position: int
    stem: str
    scored: Decimal
    out_of: Decimal
    is_answered: bool
    is_unsure: bool
    is_hesitant: bool
    was_awarded: bool
    is_worded: bool
    options: Sequence[MarkedOption]
    lines: Sequence[Line]
    explanation: str
    lesson: Lesson | None

    @property
    def is_right(self) -> bool:
        """Whether it earned everything."""
        return self.scored >= self.out_of

    @property
    def is_partial(self) -> bool:
        """Whether it earned a part."""
        return 0 < self.scored < self.out_of


def item_result(
    grade: ItemGrade, item: Mapping[str, Any], lessons: Mapping[str, Lesson], seen: AbstractSet[str]
) -> ItemResult:
    """A marked question as far as its learner may see it."""
    version = grade.version
    response = (grade.answer.response if grade.answer else None) or {}
    chosen = response.get("chosen", [])
    lines = list(_lines(version, response, item, seen))
    marked = _marked_options if version.type in _CHOICES else _marked_words
    return ItemResult(
        position=grade.position,
        stem=filled(version.stem, item.get("numbers", {})),
        scored=grade.scored or Decimal(0),
        out_of=grade.out_of,
        is_answered=bool(response),
        is_unsure=UNSURE in chosen,
        is_hesitant=CERTAINTY in response and 0 < (grade.scored or 0) < grade.out_of,
        was_awarded=grade.marked_by == MarkedBy.AWARDED,
        is_worded=version.type not in _CHOICES,
        options=[] if lines else list(_seen_of(marked(version, item, response), seen)),
        lines=lines,
        explanation=version.explanation if EXPLANATION in seen else "",
        lesson=lessons.get(str(version.lesson_key)),
    )


def _seen_of(options: Sequence[MarkedOption], seen: AbstractSet[str]) -> Iterator[MarkedOption]:
    """What may be seen of them: what was chosen, what would have been right, or both; no right without leave to show it."""
    for option in options:
        plain = option if EXPLANATION in seen else option._replace(note="")
        is_reason = bool(plain.note) and RIGHT in seen and RESPONSE in seen
        if RIGHT in seen and (option.is_right or (option.is_chosen and RESPONSE in seen) or is_reason):
            yield plain
        elif RIGHT not in seen and RESPONSE in seen and option.is_chosen:
            yield plain._replace(is_right=False, note="")


def _marked_options(
    version: QuestionVersion, _item: Mapping[str, Any], response: Mapping[str, Any]
) -> list[MarkedOption]:
    """The options that were chosen, that should have been, or that something is said about; the chosen ones first."""
    correct, notes, chosen = version.key["correct"], version.key.get("notes", {}), response.get("chosen", [])
    options = [
        MarkedOption(
            option.get("text", ""), option["id"] in chosen, option["id"] in correct, notes.get(option["id"], "")
        )
        for option in version.body["options"]
        if option["id"] in (*chosen, *correct, *notes)
    ]
    return sorted(options, key=lambda option: (not option.is_chosen, not option.is_right))


def _marked_words(version: QuestionVersion, item: Mapping[str, Any], response: Mapping[str, Any]) -> list[MarkedOption]:
    """What was answered, and what would have been right, in words."""
    own = words_of(version.body, response)
    right = words_of(version.body, right_response(version, item))
    return [
        *([MarkedOption(own, is_chosen=True, is_right=False)] if own else []),
        *([MarkedOption(right, is_chosen=False, is_right=True)] if right else []),
    ]


def _lines(version: QuestionVersion, response: Mapping[str, Any], item: Item, seen: AbstractSet[str]) -> Iterator[Line]:
    """Part by part, where an answer has parts that are right or wrong by themselves."""
    if RIGHT not in seen or RESPONSE not in seen:
        return
    makers = {
        QuestionType.MATCHING: _paired,
        QuestionType.PLACING: _paired,
        QuestionType.TRUE_FALSE_TABLE: _truths,
        QuestionType.ORDERING: _ordered,
        QuestionType.GAPS: _gaps,
        QuestionType.SCENARIO: _parts,
    }
    if maker := makers.get(QuestionType(version.type)):
        yield from maker(version, response, item)


def _paired(version: QuestionVersion, response: Mapping[str, Any], _item: Item) -> Iterator[Line]:
    part = _PAIRED[QuestionType(version.type)]
    options = {option["id"]: option.get("text", "") for option in version.body["options"]}
    labels = {
        thing["id"]: thing.get("text", "") for name in ("prompts", "places") for thing in version.body.get(name, ())
    }
    given = response.get(part, {})
    for number, (name, right) in enumerate(version.key[part].items(), start=1):
        label = labels.get(name) or _("Chỗ trống {number}").format(number=number)
        yield Line(label, options.get(given.get(name), ""), options.get(right, ""), given.get(name) == right)


def _truths(version: QuestionVersion, response: Mapping[str, Any], _item: Item) -> Iterator[Line]:
    words, given = {True: _("Đúng"), False: _("Sai")}, response.get("truths", {})
    for prompt in version.body["prompts"]:
        own, right = given.get(prompt["id"]), version.key["truths"][prompt["id"]]
        yield Line(prompt["text"], words.get(own, ""), words[right], own == right)


def _ordered(version: QuestionVersion, response: Mapping[str, Any], _item: Item) -> Iterator[Line]:
    texts = {option["id"]: option.get("text", "") for option in version.body["options"]}
    given = response.get("order", [])
    for number, right in enumerate(version.key["order"], start=1):
        own = given[number - 1] if number <= len(given) else ""
        yield Line(_("Thứ {number}").format(number=number), texts.get(own, ""), texts[right], own == right)


def _gaps(version: QuestionVersion, response: Mapping[str, Any], _item: Item) -> Iterator[Line]:
    given, right = response.get("gaps", {}), (right_response(version, {}) or {}).get("gaps", {})
    texts = {option["id"]: option.get("text", "") for gap in version.body["gaps"] for option in gap.get("options", ())}
    for number, (name, key) in enumerate(version.key["gaps"].items(), start=1):
        own = given.get(name, "")
        label, wanted = _("Chỗ trống {number}").format(number=number), right.get(name, "")
        yield Line(label, texts.get(own, own), texts.get(wanted, wanted), bool(own) and is_gap_right(key, own))


def _parts(version: QuestionVersion, response: Mapping[str, Any], item: Item) -> Iterator[Line]:
    given, right = response.get("parts", {}), (right_response(version, item) or {}).get("parts", {})
    for number, part in enumerate(version.body["parts"], start=1):
        name, own = part["id"], given.get(part["id"])
        share = PARTS[part["type"]].share(version.key["parts"][name], own, item["parts"][name]) if own else None
        label = f"{number}. {filled(part['stem'], item.get('numbers', {}))}"
        yield Line(label, words_of(part["body"], own), words_of(part["body"], right.get(name)), share == 1)
