"""Moodle's words and pictures to put on a picture (`ddimageortext`), both ways; Moodle counts points, we count per cent."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from PIL import Image

from core.text.unicode import tidy_line
from quizzes.calculations import identified
from quizzes.formats.choices import NotTakenError
from quizzes.formats.drafts import Kind, Picture, Shape
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.xml_text import xml_safe

_HUNDRED = 100
Files = Callable[[Element], Picture | None]


def read_pictured(question: Element, picture_of: Files) -> Shape:
    """The background, what is dragged, and where it belongs."""
    background = picture_of(question)
    drags = {tidy_line(drag.findtext("no") or ""): drag for drag in question.findall("drag")}
    drops = question.findall("drop")
    if background is None or not drags or not drops:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    named = identified(f"{number} {drag.findtext('text') or ''}" for number, drag in drags.items())
    options = {
        number: _option(thing["id"], drag, picture_of)
        for thing, (number, drag) in zip(named, drags.items(), strict=True)
    }
    places, right = list(_places(drops, background)), dict[str, str]()
    for place, drop in zip(places, drops, strict=True):
        chosen = options.get(tidy_line(drop.findtext("choice") or ""))
        if chosen is None:
            raise NotTakenError("unsupported_type", UNSUPPORTED)
        right[place["id"]] = chosen["id"]
    body: dict[str, Any] = {"picture": background, "places": places, "options": list(options.values())}
    if any(drag.find("infinite") is not None for drag in drags.values()) or len(set(right.values())) < len(right):
        body["reuses"] = True
    return Shape(Kind.PLACING, body, {"places": right})


def _option(name: str, drag: Element, picture_of: Files) -> dict[str, Any]:
    text, picture = tidy_line(drag.findtext("text") or ""), picture_of(drag)
    shown = {} if picture is None else {"image": Picture(picture.name, text, picture.content)}
    return {"id": name, **({"text": text} if text else {}), **shown}


def _places(drops: list[Element], background: Picture) -> Iterator[dict[str, Any]]:
    width, height = _size(background)
    for number, drop in enumerate(drops, start=1):
        text = tidy_line(drop.findtext("text") or "")
        at = [_share(drop.findtext("xleft"), width), _share(drop.findtext("ytop"), height)]
        yield {"id": f"p{number}", "at": at, **({"text": text} if text else {})}


def _share(said: str | None, whole: int) -> float:
    try:
        return min(100.0, max(0.0, round(float(said or 0) / whole * _HUNDRED, 4)))
    except ValueError as error:
        raise NotTakenError("unsupported_type", UNSUPPORTED) from error


def write_pictured(
    question: Element, body: Mapping[str, Any], key: Mapping[str, Any], put: Callable[..., None]
) -> None:
    """The same, with a group for everything; `put` writes the file of a picture."""
    put(question, body["picture"])
    numbers = {option["id"]: str(number) for number, option in enumerate(body["options"], start=1)}
    for option in body["options"]:
        drag = SubElement(question, "drag")
        SubElement(drag, "no").text = numbers[option["id"]]
        SubElement(drag, "text").text = xml_safe(option.get("text", ""))
        SubElement(drag, "draggroup").text = "1"
        if body.get("reuses"):
            SubElement(drag, "infinite")
        if "image" in option:
            put(drag, option["image"])
    width, height = _size(body["picture"])
    for number, place in enumerate(body["places"], start=1):
        drop = SubElement(question, "drop")
        SubElement(drop, "text").text = xml_safe(place.get("text", ""))
        SubElement(drop, "no").text = str(number)
        SubElement(drop, "choice").text = numbers[key["places"][place["id"]]]
        across, down = place["at"]
        SubElement(drop, "xleft").text = _points(across, width)
        SubElement(drop, "ytop").text = _points(down, height)


def _points(share: float, whole: int) -> str:
    return f"{share / _HUNDRED * whole:.6f}".rstrip("0").rstrip(".") or "0"


def _size(picture: Picture) -> tuple[int, int]:
    with Image.open(BytesIO(picture.content)) as image:
        return max(1, image.width), max(1, image.height)
