"""Numbers with a tolerance and a unit, and numbers that only the future knows.

A number may be written as Vietnamese or as international texts write it (`1.234,5`, `1234.5`). Where one writing is two
numbers (`1.234`), either being right is right: the marker never guesses against the learner. A tolerance is in the
question's own unit, or in per cent of the value; an answer exactly on its edge is right.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from core.text.numbers import AmbiguousNumberError, NotANumberError, parse_number
from quizzes.calculations.formulas import FormulaError, value_of
from quizzes.calculations.types.kinds import NOTHING, Body, Item, Key, Kind, Response, is_text

LONGEST_NUMBER = 40


def readings(text: str) -> tuple[Decimal, ...]:
    """Every number that a text may mean; none where it is no number."""
    try:
        return (parse_number(text),)
    except AmbiguousNumberError as error:
        return error.readings
    except (NotANumberError, InvalidOperation):
        return ()


def is_near(text: str, value: Decimal, tolerance: Decimal, factor: Decimal = Decimal(1)) -> bool:
    """Whether a reading of the text, times the factor, lies within the tolerance of the value."""
    return any(abs(number * factor - value) <= tolerance for number in readings(text))


def _facts(body: Body) -> dict[str, Any]:
    return {"units": list(body["units"])} if body.get("units") else {}


def _fits(item: Item, response: Response) -> bool:
    if not set(response) <= {"number", "unit"} or not is_text(response.get("number"), LONGEST_NUMBER):
        return False
    return bool(readings(response["number"])) and ("unit" not in response or response["unit"] in item.get("units", ()))


def target_of(key: Key, numbers: Mapping[str, str]) -> Decimal:
    """The right value: said, or computed from the numbers of the paper."""
    if "formula" in key:
        return value_of(key["formula"], {name: Decimal(number) for name, number in numbers.items()})
    return Decimal(str(key["value"]))


def _mark(key: Key, response: Response, item: Item) -> Decimal:
    target = target_of(key, item.get("numbers", {}))
    tolerance = Decimal(str(key.get("tolerance") or 0))
    if percent := key.get("tolerance_percent"):
        tolerance = max(tolerance, abs(target) * Decimal(str(percent)) / 100)
    factor = Decimal(str(key.get("factors", {}).get(response.get("unit"), 1)))
    return Decimal(is_near(response["number"], target, tolerance, factor))


def _faults(body: Body, key: Key) -> Iterator[str]:
    try:
        names = {variable["name"]: Decimal(variable["least"]) for variable in body.get("variables", ())}
        target_of(key, {name: str(value) for name, value in names.items()})
        if any(Decimal(str(key.get(name) or 0)) < 0 for name in ("tolerance", "tolerance_percent")):
            yield "negative_tolerance"
        if set(key.get("factors", ())) - set(body.get("units", ())):
            yield "unknown_unit"
    except (KeyError, InvalidOperation, FormulaError, TypeError):
        yield "incomplete"


def _said(response: Response, _item: Item) -> str:
    return f"{response['number']} {response.get('unit', '')}".strip()


def _right(key: Key) -> Response | None:
    return {"number": str(key["value"]).replace(".", ",")} if "value" in key else None


def _fits_prediction(_item: Item, response: Response) -> bool:
    return set(response) == {"number"} and _fits({}, response)


def _mark_prediction(key: Key, response: Response, _item: Item) -> Decimal | None:
    if key.get("value") in (None, ""):
        return None
    return Decimal(is_near(response["number"], Decimal(str(key["value"])), Decimal(str(key.get("tolerance") or 0))))


def _prediction_faults(body: Body, _key: Key) -> Iterator[str]:
    try:
        least, most = (Decimal(str(body[name])) if body.get(name) else None for name in ("least", "most"))
        if least is not None and most is not None and least > most:
            yield "negative_tolerance"
    except InvalidOperation:
        yield "incomplete"


def distance_of(value: Decimal, response: Response) -> Decimal:
    """How far a prediction lies from what came true; of two readings the nearer."""
    return min((abs(number - value) for number in readings(response["number"])), default=NOTHING)


NUMERIC = Kind(facts=_facts, fits=_fits, share=_mark, faults=_faults, said=_said, right=_right)
PREDICTION = Kind(
    facts=lambda _body: {},
    fits=_fits_prediction,
    share=_mark_prediction,
    faults=_prediction_faults,
    said=_said,
    right=_right,
    is_marked_by_person=True,
)
