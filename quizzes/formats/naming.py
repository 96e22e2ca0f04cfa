"""Ids of parts that follow from what the parts say, so that two files of one question name them alike."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from quizzes.calculations import identified
from quizzes.formats.drafts import Kind

Names = Mapping[str, str]

_PLACE = re.compile(r"\[\[([\w-]{1,20})\]\]")


def renamed(kind: str, body: Mapping[str, Any], key: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Body and key of a version with ids of that kind; an id that names nothing stays as it is."""
    body, key = dict(body), dict(key)
    if kind == Kind.SCENARIO:
        return _renamed_parts(body, key)
    if kind == Kind.GAPS:
        return _renamed_gaps(body, key)
    names: dict[str, Names] = {part: _by_text(body[part]) for part in ("options", "prompts") if part in body}
    names["places"] = _by_place(body, "p") if kind == Kind.PLACING else _by_text(body.get("places", ()))
    for part in ("options", "prompts", "places"):
        if part in body:
            body[part] = _with(body[part], names[part])
    if kind == Kind.PLACING and "text" in body:
        body["text"] = _marked(body["text"], names["places"])
    return body, _renamed_key(kind, key, names)


def _renamed_key(kind: str, key: dict[str, Any], names: Mapping[str, Names]) -> dict[str, Any]:
    options, prompts, places = (names.get(part, {}) for part in ("options", "prompts", "places"))
    chosen = places if kind == Kind.HOTSPOT else options
    makers: Mapping[str, Callable[[Any], object]] = {
        "correct": lambda said: [chosen.get(name, name) for name in said],
        "order": lambda said: [options.get(name, name) for name in said],
        "weights": lambda said: _keyed(said, chosen),
        "notes": lambda said: _keyed(said, {**places, **prompts, **options}),
        "truths": lambda said: _keyed(said, prompts),
        "pairs": lambda said: {name: options.get(given, given) for name, given in _keyed(said, prompts).items()},
        "places": lambda said: {name: options.get(given, given) for name, given in _keyed(said, places).items()},
        "regions": lambda said: _keyed(said, places),
        "rubric": lambda said: [{**row, "id": f"r{number}"} for number, row in enumerate(said, start=1)],
    }
    return {name: makers[name](said) if name in makers else said for name, said in key.items()}


def _renamed_gaps(body: dict[str, Any], key: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    names = _by_place(body, "g")
    options = {gap["id"]: _by_text(gap.get("options", ())) for gap in body["gaps"]}
    body["text"] = _marked(body["text"], names)
    order = list(names)
    gaps = sorted(body["gaps"], key=lambda gap: order.index(gap["id"]) if gap["id"] in names else len(order))
    body["gaps"] = [{**gap, "id": names.get(gap["id"], gap["id"]), **_options(gap, options[gap["id"]])} for gap in gaps]
    key["gaps"] = {
        names.get(name, name): {**said, **_correct(said, options.get(name, {}))}
        for name, said in sorted(key["gaps"].items(), key=lambda item: order.index(item[0]) if item[0] in names else 0)
    }
    return body, key


def _options(gap: Mapping[str, Any], names: Names) -> dict[str, Any]:
    return {"options": _with(gap["options"], names)} if gap.get("options") else {}


def _correct(said: Mapping[str, Any], names: Names) -> dict[str, Any]:
    return {"correct": names.get(said["correct"], said["correct"])} if "correct" in said else {}


def _renamed_parts(body: dict[str, Any], key: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    parts, keys = [], {}
    for number, part in enumerate(body["parts"], start=1):
        own_body, own_key = renamed(part["type"], part["body"], key["parts"].get(part["id"], {}))
        parts.append({**part, "id": f"q{number}", "body": own_body})
        keys[f"q{number}"] = own_key
    return {**body, "parts": parts}, {**key, "parts": keys}


def _by_text(things: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    things = list(things)
    named = identified(str(thing.get("text") or f"image {thing.get('image')}") for thing in things)
    return {thing["id"]: other["id"] for thing, other in zip(things, named, strict=True)}


def _by_place(body: Mapping[str, Any], letter: str) -> dict[str, str]:
    """Names of places in the order of the text, or of the list where they lie on a picture."""
    listed = [place["id"] for place in body["places"]] if body.get("places") else _PLACE.findall(body.get("text", ""))
    return {name: f"{letter}{number}" for number, name in enumerate(dict.fromkeys(listed), start=1)}


def _marked(text: str, names: Names) -> str:
    return _PLACE.sub(lambda place: f"[[{names.get(place[1], place[1])}]]", text)


def _with(things: Iterable[Mapping[str, Any]], names: Names) -> list[dict[str, Any]]:
    return [{**thing, "id": names[thing["id"]]} for thing in things]


def _keyed(said: Mapping[str, Any], names: Names) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in said.items()}
