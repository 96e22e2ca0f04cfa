"""Putting things where they belong: pairs, an order, words or pictures in places.

Pairs and places: each right one its part, or all or nothing. An order: `per_part` counts the things that stand at their place;
`neighbours` the pairs that follow one another as they should, which forgives one thing put wrongly at the beginning.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from quizzes.calculations.types.kinds import (
    ALL_OR_NOTHING,
    PER_PART,
    Body,
    Item,
    Key,
    Kind,
    Response,
    faults_of_named,
    has_only,
    ids,
    is_mapping_of,
    letter,
    pairs_said,
    scoring_of,
    shared,
)
from quizzes.calculations.types.texts import marked_places

NEIGHBOURS = "neighbours"
_PART_RULES = (PER_PART, ALL_OR_NOTHING)
_ORDER_RULES = (ALL_OR_NOTHING, PER_PART, NEIGHBOURS)


def _pair_facts(body: Body) -> dict[str, Any]:
    return {"prompts": ids(body["prompts"]), "options": ids(body["options"]), **scoring_of(body, _PART_RULES)}


def _fits_pairs(item: Item, response: Response) -> bool:
    return has_only(response, "pairs") and is_mapping_of(response["pairs"], item["prompts"], item["options"])


def _mark_pairs(key: Key, response: Response, item: Item) -> Decimal:
    right = sum(response["pairs"].get(prompt) == option for prompt, option in key["pairs"].items())
    return shared(right, len(key["pairs"]), item.get("scoring", PER_PART))


def _pair_faults(body: Body, key: Key) -> Iterator[str]:
    prompts, options = body.get("prompts", ()), body.get("options", ())
    yield from faults_of_named(prompts, least=1)
    yield from faults_of_named(options)
    pairs = key.get("pairs", {})
    if set(pairs) != set(ids(prompts)) or not set(pairs.values()) <= set(ids(options)):
        yield "incomplete"


def _order_facts(body: Body) -> dict[str, Any]:
    return {"options": ids(body["options"]), **scoring_of(body, _ORDER_RULES)}


def _fits_order(item: Item, response: Response) -> bool:
    order = response.get("order")
    if not has_only(response, "order") or not isinstance(order, list):
        return False
    return all(isinstance(name, str) for name in order) and sorted(order) == sorted(item["options"])


def _mark_order(key: Key, response: Response, item: Item) -> Decimal:
    given, right = response["order"], key["order"]
    rule = item.get("scoring", ALL_OR_NOTHING)
    if rule == NEIGHBOURS:
        steps = set(pairwise(right))
        return shared(sum(step in steps for step in pairwise(given)), len(steps))
    return shared(sum(a == b for a, b in zip(given, right, strict=False)), len(right), rule)


def _order_faults(body: Body, key: Key) -> Iterator[str]:
    yield from faults_of_named(body.get("options", ()))
    if sorted(key.get("order", ())) != sorted(ids(body.get("options", ()))):
        yield "incomplete"


def _order_said(response: Response, item: Item) -> str:
    return ", ".join(letter(item["options"].index(name)) for name in response["order"] if name in item["options"])


def places_of(body: Body) -> list[str]:
    """The ids of the places into which something is put, in reading order: named on a picture, or marked in the text."""
    return ids(body["places"]) if body.get("places") else marked_places(body.get("text", ""))


def _place_facts(body: Body) -> dict[str, Any]:
    facts = {"places": places_of(body), "options": ids(body["options"]), **scoring_of(body, _PART_RULES)}
    return {**facts, "reuses": True} if body.get("reuses") else facts


def _fits_places(item: Item, response: Response) -> bool:
    places = response.get("places")
    if not has_only(response, "places") or not is_mapping_of(places, item["places"], item["options"]):
        return False
    used = list(response["places"].values())
    return bool(item.get("reuses")) or len(set(used)) == len(used)


def uses_twice(item: Item, response: Response) -> bool:
    """Whether something stands in two places that may stand in one only: what a page without scripts cannot prevent."""
    places = response.get("places")
    if not isinstance(places, dict) or item.get("reuses"):
        return False
    used = [option for option in places.values() if isinstance(option, str)]
    return len(set(used)) < len(used)


def _mark_places(key: Key, response: Response, item: Item) -> Decimal:
    right = sum(response["places"].get(place) == option for place, option in key["places"].items())
    return shared(right, len(key["places"]), item.get("scoring", PER_PART))


def _place_faults(body: Body, key: Key) -> Iterator[str]:
    yield from faults_of_named(body.get("options", ()))
    places = key.get("places", {})
    if not places_of(body) or set(places) != set(places_of(body)):
        yield "incomplete"
    elif not set(places.values()) <= set(ids(body.get("options", ()))):
        yield "unknown_option"
    elif not body.get("reuses") and len(set(places.values())) < len(places):
        yield "option_used_twice"


MATCHING = Kind(
    facts=_pair_facts,
    fits=_fits_pairs,
    share=_mark_pairs,
    faults=_pair_faults,
    said=lambda response, item: pairs_said(response["pairs"], item["prompts"], item["options"]),
    right=lambda key: {"pairs": dict(key["pairs"])},
    shuffles="options",
    rules=_PART_RULES,
)
ORDERING = Kind(
    facts=_order_facts,
    fits=_fits_order,
    share=_mark_order,
    faults=_order_faults,
    said=_order_said,
    right=lambda key: {"order": list(key["order"])},
    shuffles="options",
    rules=_ORDER_RULES,
)
PLACING = Kind(
    facts=_place_facts,
    fits=_fits_places,
    share=_mark_places,
    faults=_place_faults,
    said=lambda response, item: pairs_said(response["places"], item["places"], item["options"]),
    right=lambda key: {"places": dict(key["places"])},
    shuffles="options",
    rules=_PART_RULES,
)
