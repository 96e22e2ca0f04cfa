"""Marking a response against a key, and what the marks come to."""

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Response = Mapping[str, Any]
Key = Mapping[str, Any]
Marker = Callable[[Key, Response], Decimal]

# What a learner chooses who does not know, where the quiz allows it: an answer, never a right one.
UNSURE = "unsure"


def _mark_choice(key: Key, response: Response) -> Decimal:
    """All the right options and no others."""
    return Decimal(set(response["chosen"]) == set(key["correct"]))


_MARKERS: Mapping[str, Marker] = {"single": _mark_choice, "multiple": _mark_choice, "true_false": _mark_choice}

# Only what can be marked may be drawn.
GRADABLE_TYPES = frozenset(_MARKERS)


def mark(question_type: str, key: Key, response: Response | None) -> Decimal:
    """The share of the question's weight that the response earns, from 0 to 1; no response earns nothing."""
    return _MARKERS[question_type](key, response) if response else Decimal(0)


def percent_of(scored: Decimal, out_of: Decimal) -> Decimal:
    """The percentage, half up to two decimals; what is shown is also what decides."""
    share = scored / out_of if out_of else Decimal(0)
    return (share * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def is_response_to(question_type: str, options: Sequence[str], response: object) -> bool:
    """Whether a response has the form that the question asks for; None withdraws an answer."""
    if response is None:
        return True
    if not isinstance(response, dict) or set(response) != {"chosen"} or not isinstance(response["chosen"], list):
        return False
    chosen = response["chosen"]
    if not chosen or not all(isinstance(option, str) and option in options for option in chosen):
        return False
    is_one = len(chosen) == 1
    return is_one if question_type != "multiple" or UNSURE in chosen else len(chosen) == len(set(chosen))
