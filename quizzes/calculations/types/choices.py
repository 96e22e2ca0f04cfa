"""Choosing: one option, several, right or wrong; statements that are each true or false; a place on a picture.

Rules of `multiple`: all or nothing (as papers announce it); `per_option`, each option rightly taken or left counts alike;
`right_minus_wrong`, every wrong choice takes away what a right one gives, never below nothing; `weights` per option, as
Moodle's "fraction". `true_false_table` knows the national examination's steps since 2025: 1, 2, 3, 4 of four right
earn 0.1, 0.25, 0.5, 1.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from quizzes.calculations.types.kinds import (
    ALL,
    ALL_OR_NOTHING,
    NOTHING,
    PER_OPTION,
    PER_PART,
    RIGHT_MINUS_WRONG,
    STEPPED,
    Body,
    Item,
    Key,
    Kind,
    Response,
    faults_of_named,
    has_only,
    ids,
    is_mapping_of,
    letters,
    scoring_of,
    shared,
)

# What a learner chooses who does not know, where the quiz allows it: an answer, never a right one.
UNSURE = "unsure"

_STEPS: Mapping[int, Decimal] = {1: Decimal("0.1"), 2: Decimal("0.25"), 3: Decimal("0.5")}
_SEVERAL_RULES = (ALL_OR_NOTHING, PER_OPTION, RIGHT_MINUS_WRONG)
_TABLE_RULES = (PER_PART, ALL_OR_NOTHING, STEPPED)


def _options(body: Body) -> dict[str, Any]:
    return {"options": ids(body["options"])}


def _fits_one(item: Item, response: Response) -> bool:
    return _fits(item, response) and len(response["chosen"]) == 1


def _fits_several(item: Item, response: Response) -> bool:
    chosen = response.get("chosen")
    return _fits(item, response) and (UNSURE not in response["chosen"] or len(chosen or ()) == 1)


def _fits(item: Item, response: Response) -> bool:
    chosen = response.get("chosen")
    if not has_only(response, "chosen") or not isinstance(chosen, list) or not chosen:
        return False
    return all(isinstance(name, str) and name in item["options"] for name in chosen) and len(set(chosen)) == len(chosen)


def _mark_one(key: Key, response: Response, _item: Item) -> Decimal:
    weights = key.get("weights")
    if weights:
        return _weighed(weights, key, response["chosen"])
    return Decimal(set(response["chosen"]) == set(key["correct"]))


def _mark_several(key: Key, response: Response, item: Item) -> Decimal:
    if key.get("weights"):
        return _weighed(key["weights"], key, response["chosen"])
    chosen, correct = set(response["chosen"]), set(key["correct"])
    rule = item.get("scoring", ALL_OR_NOTHING)
    if UNSURE in chosen:
        return NOTHING
    if rule == PER_OPTION:
        return shared(len(item["options"]) - len(chosen ^ correct), len(item["options"]))
    if rule == RIGHT_MINUS_WRONG:
        return max(NOTHING, shared(len(chosen & correct) - len(chosen - correct), len(correct)))
    return Decimal(chosen == correct)


def _weighed(weights: Mapping[str, str], key: Key, chosen: list[str]) -> Decimal:
    """Percentages of options added up; a right option without one has its part of the whole."""
    part = Decimal(100) / len(key["correct"])
    earned = sum((Decimal(weights.get(name, part if name in key["correct"] else 0)) for name in chosen), NOTHING)
    return min(ALL, max(NOTHING, earned / 100))


def _choice_faults(body: Body, key: Key) -> Iterator[str]:
    options = body.get("options", ())
    yield from faults_of_named(options)
    if not key.get("correct"):
        yield "no_correct_option"
    elif not set(key["correct"]) <= set(ids(options)):
        yield "unknown_option"


def _one_fault(body: Body, key: Key) -> Iterator[str]:
    yield from _choice_faults(body, key)
    if len(key.get("correct", ())) > 1 and not key.get("weights"):
        yield "several_correct_options"


def _said(response: Response, item: Item) -> str:
    return letters(response["chosen"], item["options"])


def _all_correct(key: Key) -> Response:
    return {"chosen": list(key["correct"])}


def _table(body: Body) -> dict[str, Any]:
    return {"prompts": ids(body["prompts"]), **scoring_of(body, _TABLE_RULES)}


def _fits_table(item: Item, response: Response) -> bool:
    truths = response.get("truths")
    return (
        has_only(response, "truths")
        and is_mapping_of(truths, item["prompts"], (True, False))
        and all(isinstance(value, bool) for value in response["truths"].values())
    )


def _mark_table(key: Key, response: Response, item: Item) -> Decimal:
    right = sum(response["truths"].get(prompt) is truth for prompt, truth in key["truths"].items())
    rule = item.get("scoring", PER_PART)
    if rule == STEPPED:
        return ALL if right == len(key["truths"]) else _STEPS.get(right, NOTHING)
    return shared(right, len(key["truths"]), rule)


def _table_faults(body: Body, key: Key) -> Iterator[str]:
    prompts = body.get("prompts", ())
    yield from faults_of_named(prompts, least=1)
    if set(key.get("truths", ())) != set(ids(prompts)):
        yield "no_correct_option"
    if body.get("scoring") == STEPPED and len(prompts) != 4:  # noqa: PLR2004 -- the examination's tables have four
        yield "steps_need_four"


def _table_said(response: Response, item: Item) -> str:
    truths = response["truths"]
    marks = ((number, truths.get(prompt)) for number, prompt in enumerate(item["prompts"], start=1))
    return ", ".join(f"{number}–{'Đ' if truth else 'S'}" for number, truth in marks if truth is not None)


def _places(body: Body) -> dict[str, Any]:
    return {"options": ids(body["places"])}


def _fits_place(item: Item, response: Response) -> bool:
    if has_only(response, "point"):
        point = response["point"]
        is_pair = isinstance(point, list) and len(point) == 2  # noqa: PLR2004 -- across and down
        return is_pair and all(type(number) in (int, float) and 0 <= number <= 100 for number in point)  # noqa: PLR2004 -- per cent
    return _fits_one(item, response)


def _mark_place(key: Key, response: Response, _item: Item) -> Decimal:
    chosen = response.get("chosen") or [place_at(key["regions"], *response["point"])]
    return Decimal(chosen[0] in key["correct"])


def place_at(regions: Mapping[str, list[float]], across: float, down: float) -> str:
    """The place at a point of the picture, both in per cent; the smallest where several lie over one another; or none."""
    hit = [
        (width * height, name)
        for name, (left, top, width, height) in regions.items()
        if left <= across <= left + width and top <= down <= top + height
    ]
    return min(hit)[1] if hit else ""


def _place_faults(body: Body, key: Key) -> Iterator[str]:
    places = body.get("places", ())
    if not body.get("picture"):
        yield "no_picture"
    yield from faults_of_named(places)
    if not key.get("correct"):
        yield "no_correct_option"
    if set(key.get("regions", ())) != set(ids(places)) or not set(key.get("correct", ())) <= set(ids(places)):
        yield "unknown_option"


def _place_said(response: Response, item: Item) -> str:
    if "point" in response:
        across, down = response["point"]
        return f"{round(across)}% × {round(down)}%"
    return letters(response["chosen"], item["options"])


SINGLE = Kind(
    facts=_options,
    fits=_fits_one,
    share=_mark_one,
    faults=_one_fault,
    said=_said,
    right=_all_correct,
    shuffles="options",
)
TRUE_FALSE = Kind(facts=_options, fits=_fits_one, share=_mark_one, faults=_one_fault, said=_said, right=_all_correct)
MULTIPLE = Kind(
    facts=lambda body: {**_options(body), **scoring_of(body, _SEVERAL_RULES)},
    fits=_fits_several,
    share=_mark_several,
    faults=_choice_faults,
    said=_said,
    right=_all_correct,
    shuffles="options",
    rules=_SEVERAL_RULES,
)
TRUE_FALSE_TABLE = Kind(
    facts=_table,
    fits=_fits_table,
    share=_mark_table,
    faults=_table_faults,
    said=_table_said,
    right=lambda key: {"truths": dict(key["truths"])},
    rules=_TABLE_RULES,
)
HOTSPOT = Kind(
    facts=_places,
    fits=_fits_place,
    share=_mark_place,
    faults=_place_faults,
    said=_place_said,
    right=lambda key: {"chosen": list(key["correct"][:1])},
)
