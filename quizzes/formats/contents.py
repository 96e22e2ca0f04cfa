"""Between a draft and what a version of a question holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from quizzes.calculations import QuestionContent, identified
from quizzes.formats.drafts import CHOICES, Draft, Kind, Option, Picture

BASIC = "basic"


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a bank already says of a question, kept where a file is silent."""

    explanation: str = ""
    level: str = BASIC
    competence: str = ""
    legal_reference: str = ""
    lesson_key: str | None = None
    keeps_order: bool = False
    unit: str = ""
    pictures: Sequence[Mapping[str, Any]] = ()
    key: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, content: QuestionContent) -> "Known":
        """What the version in use says."""
        return cls(
            explanation=content.explanation,
            level=content.level,
            competence=content.competence,
            legal_reference=content.legal_reference,
            lesson_key=content.lesson_key,
            keeps_order=bool(content.body.get("keeps_order")),
            unit=content.body.get("unit", ""),
            pictures=content.body.get("pictures", ()),
            key=content.key,
        )


def content_of(draft: Draft, known: Known, pictures: Sequence[Mapping[str, Any]] = ()) -> QuestionContent:
    """The content of a version; `pictures` are the stored ones, in the order of the draft's."""
    body, key = _body_and_key(draft)
    if not draft.is_whole:
        key = {**_kept(known.key, key), **key}
        if draft.type == Kind.NUMERIC and not draft.unit:
            body["unit"] = known.unit
    if draft.pictures is None:
        pictures = known.pictures
    if known.keeps_order if draft.keeps_order is None else draft.keeps_order:
        body["keeps_order"] = True
    if pictures:
        body["pictures"] = list(pictures)
    return QuestionContent(
        type=str(draft.type),
        stem=draft.stem,
        body=body,
        key=key,
        explanation=_said(draft.explanation, known.explanation),
        level=_said(draft.level, known.level),
        lesson_key=draft.lesson_key or known.lesson_key,
        competence=_said(draft.competence, known.competence),
        legal_reference=known.legal_reference,
    )


def _kept(known: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    """Notes and percentages of a key that still has the same right answers."""
    if known.get("correct") != key.get("correct"):
        return {}
    return {name: known[name] for name in ("notes", "weights") if name in known}


def _said(by_file: str | None, by_bank: str) -> str:
    return by_bank if by_file is None else by_file


def _body_and_key(draft: Draft) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a learner may see and what not, as `QuestionVersion` describes them."""
    if draft.type == Kind.NUMERIC:
        return {"unit": draft.unit}, {"value": _plain(draft.value), "tolerance": _plain(draft.tolerance)}
    options = identified(draft.texts)
    body: dict[str, Any] = {"options": options}
    ids = [option["id"] for option in options]
    if draft.type == Kind.MATCHING:
        prompts = body["prompts"] = identified(draft.prompts)
        return body, {"pairs": {prompt["id"]: ids[place] for prompt, place in zip(prompts, draft.pairs, strict=True)}}
    if draft.type == Kind.ORDERING:
        return body, {"order": [ids[place] for place in draft.order]}
    key: dict[str, Any] = {"correct": [ids[place] for place in draft.correct]}
    named = list(zip(ids, draft.options, strict=True))
    if notes := {name: option.note for name, option in named if option.note}:
        key["notes"] = notes
    if weights := {name: str(option.weight) for name, option in named if option.weight is not None}:
        key["weights"] = weights
    return body, key


def _plain(number: Decimal | None) -> str:
    """A number without the zeros that say nothing."""
    text = f"{number or Decimal(0):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def meaning_of(content: QuestionContent) -> object:
    """What makes two contents the same question said the same way: where order says nothing, it does not count."""
    body, key = dict(content.body), dict(content.key)
    if content.type in {Kind.MATCHING, Kind.ORDERING}:
        for name in ("options", "prompts"):
            body[name] = sorted(body.get(name, ()), key=lambda option: str(option["id"]))
    if content.type == Kind.NUMERIC:
        key = {name: Decimal(str(value)) for name, value in key.items()}
    facts = (content.explanation, content.level, content.lesson_key, content.competence)
    return content.type, content.stem, body, key, facts


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A question of a bank on its way out: its code, its content, its category and its pictures."""

    code: str
    content: QuestionContent
    category: str = ""
    pictures: tuple[Picture, ...] = field(default=())


def draft_of(stored: Stored) -> Draft:
    """The question as a draft: `content_of` gives the same content again."""
    content, facts = stored.content, dict[str, Any]()
    body, key = content.body, content.key
    places = {option["id"]: place for place, option in enumerate(body.get("options", ()))}
    options = tuple(_option(option, key) for option in body.get("options", ()))
    if content.type == Kind.MATCHING:
        facts["prompts"] = tuple(prompt["text"] for prompt in body["prompts"])
        facts["pairs"] = tuple(places[key["pairs"][prompt["id"]]] for prompt in body["prompts"])
    elif content.type == Kind.ORDERING:
        facts["order"] = tuple(places[name] for name in key["order"])
    elif content.type == Kind.NUMERIC:
        facts |= {"value": Decimal(key["value"]), "tolerance": Decimal(key["tolerance"]), "unit": body.get("unit", "")}
    return Draft(
        type=Kind(content.type),
        stem=content.stem,
        options=options,
        keeps_order=bool(body.get("keeps_order")),
        code=stored.code,
        explanation=content.explanation,
        level=content.level,
        category=stored.category,
        competence=content.competence,
        lesson_key=content.lesson_key,
        pictures=stored.pictures,
        **facts,
    )


def _option(option: Mapping[str, str], key: Mapping[str, Any]) -> Option:
    name = option["id"]
    weight = key.get("weights", {}).get(name)
    return Option(
        option["text"],
        is_right=name in key.get("correct", ()),
        note=key.get("notes", {}).get(name, ""),
        weight=None if weight is None else Decimal(weight),
    )


def is_choice(draft: Draft) -> bool:
    """Whether the answer is one or several of the options."""
    return draft.type in CHOICES
