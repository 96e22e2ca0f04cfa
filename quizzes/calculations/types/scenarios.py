"""A situation with questions that build on it. Each part has a type of its own that a rule can mark, and points of its own."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from quizzes.calculations.types.arranging import MATCHING, ORDERING
from quizzes.calculations.types.choices import MULTIPLE, SINGLE, TRUE_FALSE, TRUE_FALSE_TABLE
from quizzes.calculations.types.kinds import NOTHING, Body, Item, Key, Kind, Response, clipped, has_only
from quizzes.calculations.types.numbers import NUMERIC
from quizzes.calculations.types.texts import SHORT

PARTS: Mapping[str, Kind] = {
    "single": SINGLE,
    "multiple": MULTIPLE,
    "true_false": TRUE_FALSE,
    "true_false_table": TRUE_FALSE_TABLE,
    "matching": MATCHING,
    "ordering": ORDERING,
    "numeric": NUMERIC,
    "short": SHORT,
}


def _facts(body: Body) -> dict[str, Any]:
    return {
        "parts": {
            part["id"]: {
                "type": part["type"],
                "points": str(part.get("points", 1)),
                **PARTS[part["type"]].facts(part["body"]),
            }
            for part in body["parts"]
        }
    }


def _fits(item: Item, response: Response) -> bool:
    given = response.get("parts")
    if not has_only(response, "parts") or not isinstance(given, dict) or not given:
        return False
    return all(_fits_part(item["parts"].get(name), value) for name, value in given.items())


def _fits_part(part: Mapping[str, Any] | None, value: object) -> bool:
    return part is not None and isinstance(value, dict) and bool(value) and PARTS[part["type"]].fits(part, value)


def _share(key: Key, response: Response, item: Item) -> Decimal:
    earned, possible = NOTHING, NOTHING
    for name, part in item["parts"].items():
        points = Decimal(part["points"])
        possible += points
        if given := response["parts"].get(name):
            earned += points * (PARTS[part["type"]].share(key["parts"][name], given, part) or NOTHING)
    return earned / possible if possible else NOTHING


def _faults(body: Body, key: Key) -> Iterator[str]:
    parts, keys = body.get("parts", ()), key.get("parts", {})
    if not parts or {part["id"] for part in parts} != set(keys) or len(keys) < len(parts):
        yield "incomplete"
        return
    for part in parts:
        if part["type"] not in PARTS or not str(part.get("stem", "")).strip():
            yield "incomplete"
        else:
            yield from PARTS[part["type"]].faults(part["body"], keys[part["id"]])


def _said(response: Response, item: Item) -> str:
    said = [
        f"{number}) {PARTS[part['type']].said(response['parts'][name], part)}"
        for number, (name, part) in enumerate(item["parts"].items(), start=1)
        if name in response["parts"]
    ]
    return clipped(" ".join(said))


def right_of_parts(key: Key, types: Mapping[str, str]) -> Response:
    """A response that earns everything, given the type of each part."""
    return {"parts": {name: PARTS[types[name]].right(part) for name, part in key["parts"].items()}}


SCENARIO = Kind(facts=_facts, fits=_fits, share=_share, faults=_faults, said=_said)
