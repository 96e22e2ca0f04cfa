"""Between a response and the fields of a plain form, which need no script: one name and its values for each field.

A name is `chosen`, `number`, `unit`, `text`, `certainty`, or a part and an id with a dot between: `pairs.p1`. Fields of a
scenario's part stand behind its id: `parts.q2/chosen`. An order is a place for each option: `order.o1` is "2".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quizzes.calculations.types.choices import UNSURE
from quizzes.calculations.types.kinds import Item, Response

Fields = Mapping[str, Sequence[str]]

YES, NO = "1", "0"
_PLAIN = ("number", "unit", "text")
_MAPPED = ("pairs", "gaps", "places", "ratings")
_LAST = "9999"
_CERTAINTIES = ("1", "2", "3")


def response_of(item: Item, fields: Fields) -> dict[str, Any] | None:
    """What the filled-in fields say; None where nothing is filled in. Not yet checked against the item."""
    response = dict(_parts(item, fields))
    if response and (sure := fields.get("certainty")) and sure[-1] in _CERTAINTIES:
        response["certainty"] = int(sure[-1])
    return response or None


def _parts(item: Item, fields: Fields) -> Iterator[tuple[str, Any]]:
    yield from _chosen(fields)
    yield from _written(fields)
    for name in _MAPPED:
        if pairs := {key: value.strip() for key, value in _named(fields, name) if value.strip()}:
            yield name, pairs
    if truths := {key: value == YES for key, value in _named(fields, "truths") if value in (YES, NO)}:
        yield "truths", truths
    if order := _order(item, dict(_named(fields, "order"))):
        yield "order", order
    if parts := dict(_scenario(item, fields)):
        yield "parts", parts


def _chosen(fields: Fields) -> Iterator[tuple[str, Any]]:
    """What is ticked; without anything ticked, the point that was tapped on a picture."""
    chosen = [name for name in fields.get("chosen", ()) if name]
    if chosen:
        # "I do not know" beside other answers was left ticked by mistake.
        yield "chosen", [name for name in chosen if name != UNSURE] or chosen[:1]
    elif (point := fields.get("point")) and (numbers := _point(point[-1])):
        yield "point", numbers
    if files := [uid for uid in fields.get("files", ()) if uid]:
        yield "files", files


def _written(fields: Fields) -> Iterator[tuple[str, str]]:
    """What is typed; a unit without a number is nothing."""
    said = {name: fields[name][-1].strip() for name in _PLAIN if fields.get(name)}
    if not said.get("number"):
        said.pop("unit", None)
    return ((name, text) for name, text in said.items() if text)


def _named(fields: Fields, part: str) -> Iterator[tuple[str, str]]:
    prefix = f"{part}."
    return (
        (name.removeprefix(prefix), values[-1]) for name, values in fields.items() if name.startswith(prefix) and values
    )


def _order(item: Item, places: Mapping[str, str]) -> list[str]:
    """The options by their places; one without a place stands behind the others, as it stood before."""
    if not any(place.strip() for place in places.values()):
        return []
    options = list(item.get("options", ()))
    return sorted(options, key=lambda name: (places.get(name) or _LAST).strip().zfill(len(_LAST)))


def _point(text: str) -> list[float]:
    try:
        across, down = (round(float(number), 2) for number in text.split(","))
    except ValueError:
        return []
    return [across, down]


def _scenario(item: Item, fields: Fields) -> Iterator[tuple[str, Any]]:
    for name, part in item.get("parts", {}).items():
        prefix = f"parts.{name}/"
        own = {field.removeprefix(prefix): values for field, values in fields.items() if field.startswith(prefix)}
        if response := response_of(part, own):
            yield name, response


def fields_of(response: Response | None) -> dict[str, list[str]]:
    """The fields as they were filled in."""
    return dict(_fields(response or {}))


def _fields(response: Response) -> Iterator[tuple[str, list[str]]]:
    for name, value in response.items():
        if isinstance(value, dict):
            yield from _fields_of_mapping(name, value)
        elif name == "order":
            yield from ((f"order.{option}", [str(place)]) for place, option in enumerate(value, start=1))
        elif name == "point":
            yield name, [",".join(str(number) for number in value)]
        else:
            yield name, list(value) if isinstance(value, list) else [str(value)]


def _fields_of_mapping(name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{key}/{field}", held) for field, held in _fields(value))
        elif isinstance(value, bool):
            yield f"{name}.{key}", [YES if value else NO]
        else:
            yield f"{name}.{key}", [value]
