"""Shapes of the types that most files know, made of plain texts and places counted from 0."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from quizzes.calculations import identified
from quizzes.formats.drafts import Kind, Option, Shape

NOTHING_ASKED = Shape(Kind.SINGLE)


def choices(kind: Kind, options: Sequence[Option]) -> Shape:
    """One or several of the options."""
    named = identified(option.text for option in options)
    known = list(zip([option["id"] for option in named], options, strict=True))
    key: dict[str, Any] = {"correct": [name for name, option in known if option.is_right]}
    if notes := {name: option.note for name, option in known if option.note}:
        key["notes"] = notes
    if weights := {name: str(option.weight) for name, option in known if option.weight is not None}:
        key["weights"] = weights
    return Shape(kind, {"options": named}, key)


def matching(prompts: Sequence[str], options: Sequence[str], pairs: Sequence[int]) -> Shape:
    """Each prompt has an option."""
    left, right = identified(prompts), identified(options)
    paired = {prompt["id"]: right[place]["id"] for prompt, place in zip(left, pairs, strict=True)}
    return Shape(Kind.MATCHING, {"prompts": left, "options": right}, {"pairs": paired})


def ordering(options: Sequence[str], order: Sequence[int]) -> Shape:
    """The options have an order."""
    named = identified(options)
    return Shape(Kind.ORDERING, {"options": named}, {"order": [named[place]["id"] for place in order]})


def numeric(value: Decimal | None, tolerance: Decimal = Decimal(0), unit: str = "") -> Shape:
    """A number, perhaps with a unit; without a value nobody has said yet what is right."""
    key = {} if value is None else {"value": plain_number(value), "tolerance": plain_number(tolerance)}
    return Shape(Kind.NUMERIC, {"unit": unit}, key)


def prediction(value: Decimal | None, tolerance: Decimal = Decimal(0), unit: str = "") -> Shape:
    """A number that only the future knows, or that it has told by now."""
    key = {} if value is None else {"value": plain_number(value), "tolerance": plain_number(tolerance)}
    return Shape(Kind.PREDICTION, {"unit": unit} if unit else {}, key)


def statements(prompts: Sequence[str], truths: Sequence[bool]) -> Shape:
    """Statements that are each true or false."""
    named = identified(prompts)
    said = {prompt["id"]: truth for prompt, truth in zip(named, truths, strict=True)}
    return Shape(Kind.TRUE_FALSE_TABLE, {"prompts": named}, {"truths": said})


def short(accepted: Iterable[tuple[str, Decimal]], **strictness: bool) -> Shape:
    """A few words; each accepted answer earns so many per cent."""
    answers = [
        {"text": text} if percent == 100 else {"text": text, "percent": plain_number(percent)}  # noqa: PLR2004 -- all of it
        for text, percent in accepted
    ]
    return Shape(Kind.SHORT, {}, {"accepted": answers, **_said(strictness)})


def essay(body: Mapping[str, Any], *, rubric: Iterable[tuple[str, Decimal]] = (), model: str = "") -> Shape:
    """A text that a person marks."""
    return Shape(Kind.ESSAY, dict(body), _marked_by_person(rubric, model))


def upload(body: Mapping[str, Any], *, rubric: Iterable[tuple[str, Decimal]] = ()) -> Shape:
    """Files that a person marks."""
    return Shape(Kind.UPLOAD, dict(body), _marked_by_person(rubric, ""))


def likert(prompts: Sequence[str], options: Sequence[str]) -> Shape:
    """How much somebody agrees with each statement."""
    return Shape(Kind.LIKERT, {"prompts": identified(prompts), "options": identified(options)})


def gaps(text: str, answers: Sequence["Shape"]) -> Shape:
    """A text with places `[[g1]]`, `[[g2]]` …; what goes into each is the shape of a choice, a short answer or a number."""
    body: list[dict[str, Any]] = []
    keys: dict[str, Any] = {}
    for number, answer in enumerate(answers, start=1):
        name = f"g{number}"
        if answer.type == Kind.SINGLE:
            body.append({"id": name, "options": answer.body["options"]})
            keys[name] = {"correct": next(iter(answer.key["correct"]), "")}
        else:
            body.append({"id": name})
            keys[name] = dict(answer.key)
            if answer.type == Kind.SHORT:
                keys[name]["accepted"] = [accepted["text"] for accepted in answer.key["accepted"]]
    return Shape(Kind.GAPS, {"text": text, "gaps": body}, {"gaps": keys})


def placing(text: str, options: Sequence[str], placed: Sequence[int], *, reuses: bool = False) -> Shape:
    """A text with places `[[p1]]`, `[[p2]]` … and the words that go there."""
    named = identified(options)
    body = {"text": text, "options": named, **({"reuses": True} if reuses else {})}
    places = {f"p{number}": named[place]["id"] for number, place in enumerate(placed, start=1)}
    return Shape(Kind.PLACING, body, {"places": places})


def _marked_by_person(rubric: Iterable[tuple[str, Decimal]], model: str) -> dict[str, Any]:
    rows = [
        {"id": f"r{number}", "text": text, "points": plain_number(points)}
        for number, (text, points) in enumerate(rubric, start=1)
    ]
    return {**({"rubric": rows} if rows else {}), **({"model": model} if model else {})}


def _said(flags: Mapping[str, bool]) -> dict[str, bool]:
    return {name: True for name, is_set in flags.items() if is_set}


def plain_number(number: Decimal) -> str:
    """A number without the zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
