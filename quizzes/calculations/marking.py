"""Marking a response against a key, and what the marks come to."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from quizzes.calculations.types import TYPES, UNSURE

Response = Mapping[str, Any]
Key = Mapping[str, Any]
Item = Mapping[str, Any]

# What is earned by how sure somebody was: a right answer more, a wrong one less than nothing (Gardner-Medwin's scale, in thirds).
CERTAINTY = "certainty"
_RIGHT = {1: Decimal(1) / 3, 2: Decimal(2) / 3, 3: Decimal(1)}
_WRONG = {1: Decimal(0), 2: Decimal(-2) / 3, 3: Decimal(-2)}
_UNSAID = 1
_HALF = Decimal("0.5")


def mark(
    question_type: str, key: Key, response: Response | None, item: Item, *, asks_certainty: bool = False
) -> Decimal | None:
    """The share of the points that the response earns; None where no rule can say. No response earns nothing.

    From 0 to 1; below 0 only for somebody who was sure of something wrong, where the quiz asks how sure they are.
    """
    if not response:
        return Decimal(0)
    if not asks_certainty:
        return TYPES[question_type].share(key, response, item)
    said = {name: value for name, value in response.items() if name != CERTAINTY}
    share = TYPES[question_type].share(key, said, item)
    return None if share is None else _weighed(share, response.get(CERTAINTY, _UNSAID))


def _weighed(share: Decimal, certainty: int) -> Decimal:
    return share * _RIGHT[certainty] if share >= _HALF else _WRONG[certainty]


def percent_of(scored: Decimal, out_of: Decimal) -> Decimal:
    """The percentage, half up to two decimals and never below 0; what is shown is also what decides."""
    share = scored / out_of if out_of else Decimal(0)
    return (max(Decimal(0), share) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def is_response_to(
    item: Mapping[str, Any], response: object, *, allows_unsure: bool = False, asks_certainty: bool = False
) -> bool:
    """Whether a response has the form that a paper's item asks for; None withdraws an answer."""
    if response is None:
        return True
    if not isinstance(response, dict) or not response:
        return False
    if asks_certainty and CERTAINTY in response:
        if type(response[CERTAINTY]) is not int or response[CERTAINTY] not in _RIGHT:
            return False
        response = {name: value for name, value in response.items() if name != CERTAINTY}
    if allows_unsure and response == {"chosen": [UNSURE]}:
        return "options" in item
    return bool(response) and TYPES[item["type"]].fits(item, response)


def after_tries(share: Decimal, tries: int, penalty_percent: int) -> Decimal:
    """What is left of a share after so many wrong tries before it."""
    return max(Decimal(0), share * (1 - Decimal(penalty_percent) / 100 * tries))
