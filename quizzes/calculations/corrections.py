"""A key put right: what somebody who knows answers to the question becomes its key. And how far two markers may lie apart."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from quizzes.calculations.types import readings

Key = Mapping[str, Any]
Response = Mapping[str, Any]

# Two marks of one answer may differ by a fifth of its points; beyond that a third person decides.
MOST_APART = Decimal("0.2")
_WHOLE = "100"
_NUMBERS = {"numeric", "prediction"}
_ONE_OF = {"single", "true_false", "hotspot"}
_TAKEN_AS_SAID = {"true_false_table": "truths", "matching": "pairs", "ordering": "order", "placing": "places"}


class UnclearNumberError(ValueError):
    """The number may be read in two ways, and a key must not be guessed."""


def are_apart(first: Decimal, second: Decimal) -> bool:
    """Whether two shares of the points, from 0 to 1, differ too much to be averaged."""
    return abs(first - second) > MOST_APART


def corrected_key(question_type: str, key: Key, response: Response, *, keeps_old: bool = False) -> dict[str, Any]:
    """The key by which this response earns everything; with `keeps_old`, what earned it before still does where it can."""
    found = dict(key)
    if question_type in _ONE_OF:
        found = _one_of(key, response, keeps_weights=question_type != "hotspot", keeps_old=keeps_old)
    elif name := _TAKEN_AS_SAID.get(question_type):
        found[name] = response[name]
    elif question_type == "multiple":
        found = {**_without(key, "weights"), "correct": list(response["chosen"])}
    elif question_type in _NUMBERS:
        found["value"] = _number(response, key)
    elif question_type == "short":
        found["accepted"] = [*(key["accepted"] if keeps_old else ()), {"text": response["text"], "percent": 100}]
    elif question_type == "gaps":
        found["gaps"] = {name: _gap(gap, response["gaps"].get(name), keeps_old) for name, gap in key["gaps"].items()}
    return found


def corrected_scenario(key: Key, response: Response, types: Mapping[str, str], *, keeps_old: bool) -> dict[str, Any]:
    """The same for a situation: the parts that were answered are put right, the others stay; `types` by part."""
    given = response["parts"]
    parts = {
        name: corrected_key(types[name], part, given[name], keeps_old=keeps_old) if name in given else part
        for name, part in key["parts"].items()
    }
    return {**key, "parts": parts}


def _one_of(key: Key, response: Response, *, keeps_weights: bool, keeps_old: bool) -> dict[str, Any]:
    chosen = list(response["chosen"])
    correct = list(dict.fromkeys([*key["correct"], *chosen])) if keeps_old else chosen
    bare = {**_without(key, "weights"), "correct": correct}
    several = len(correct) > 1 and keeps_weights
    return {**bare, "weights": dict.fromkeys(correct, _WHOLE)} if several else bare


def _gap(gap: Key, given: str | None, keeps_old: bool) -> Mapping[str, Any]:  # noqa: FBT001 -- a rule of the call
    if given is None:
        return gap
    if "correct" in gap:
        return {**gap, "correct": given}
    if "value" in gap:
        return {**gap, "value": _plain(given)}
    old = [text for text in gap.get("accepted", ()) if text != given] if keeps_old else []
    return {**gap, "accepted": [*old, given]}


def _number(response: Response, key: Key) -> str:
    factor = Decimal(str(key.get("factors", {}).get(response.get("unit"), 1)))
    return f"{Decimal(_plain(response['number'])) * factor:f}"


def _plain(text: str) -> str:
    found = readings(text)
    if len(found) != 1:
        raise UnclearNumberError(text)
    return f"{found[0]:f}"


def _without(key: Key, name: str) -> dict[str, Any]:
    return {part: value for part, value in key.items() if part != name}
