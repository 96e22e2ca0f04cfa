"""QTI's pictures with places; it counts points from the upper left corner, we count per cent."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from PIL import Image

from quizzes.calculations import identified
from quizzes.formats.choices import NotTakenError
from quizzes.formats.drafts import Kind, Picture, Shape
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.qti.elements import Sheet, text_of
from quizzes.formats.xml_text import xml_safe

PictureOf = Callable[[str, str], Picture | None]
_HUNDRED, _POINT = 100.0, 0.5
_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff\xe0": "image/jpeg"}


def write_hotspots(sheet: Sheet, parent: Element, shape: Shape, name: str) -> None:
    """A picture with places, one or some of which are right."""
    body, key = shape.body, shape.key
    ids = [place["id"] for place in body["places"]]
    sheet.declare(name, "single", "identifier", [f"A{ids.index(place) + 1}" for place in key["correct"]])
    interaction = SubElement(parent, "hotspotInteraction", responseIdentifier=name, maxChoices="1")
    size = _object(interaction, body["picture"], sheet)
    for number, place in enumerate(body["places"], start=1):
        left, top, width, height = key["regions"][place["id"]]
        facts = {"identifier": f"A{number}", "shape": "rect", "hotspotLabel": xml_safe(place["text"])}
        coords = _coords((left, top, left + width, top + height), size)
        SubElement(interaction, "hotspotChoice", {**facts, "coords": coords})


def write_on_picture(sheet: Sheet, parent: Element, shape: Shape, name: str) -> None:
    """A picture with places, and the words and pictures that are put there."""
    body, places = shape.body, shape.key["places"]
    numbers = {option["id"]: f"A{number}" for number, option in enumerate(body["options"], start=1)}
    sheet.declare(name, "multiple", "directedPair", [f"{numbers[option]} {place}" for place, option in places.items()])
    interaction = SubElement(parent, "graphicGapMatchInteraction", responseIdentifier=name)
    size = _object(interaction, body["picture"], sheet)
    most = "0" if body.get("reuses") else "1"
    for option in body["options"]:
        facts = {"identifier": numbers[option["id"]], "matchMax": most}
        if "image" in option:
            said = SubElement(interaction, "gapImg", {**facts, "objectLabel": xml_safe(option.get("text", ""))})
            _object(said, option["image"], sheet)
        else:
            SubElement(interaction, "gapText", facts).text = xml_safe(option["text"])
    for place in body["places"]:
        across, down = place["at"]
        coords = _coords((across, down, across + _POINT, down + _POINT), size)
        facts = {"identifier": place["id"], "shape": "rect", "coords": coords, "matchMax": "1"}
        SubElement(interaction, "associableHotspot", {**facts, "hotspotLabel": xml_safe(place.get("text", ""))})


def _object(parent: Element, picture: Picture, sheet: Sheet) -> tuple[int, int]:
    width, height = _size(picture)
    form = _TYPES.get(picture.content[:4], "image/png")
    facts = {"data": sheet.put(picture), "type": form, "width": str(width), "height": str(height)}
    SubElement(parent, "object", facts).text = xml_safe(picture.alt)
    return width, height


def _coords(shares: Sequence[float], size: tuple[int, int]) -> str:
    points = (f"{share / _HUNDRED * size[place % 2]:.6f}".rstrip("0").rstrip(".") for place, share in enumerate(shares))
    return ",".join(point or "0" for point in points)


def read_hotspots(interaction: Element, answers: Sequence[str], picture_of: PictureOf) -> Shape:
    """The picture, its places by their names, and which are right."""
    background = _background(interaction, picture_of)
    choices = list(interaction.iter("hotspotChoice"))
    if background is None or not choices:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    texts = [choice.get("hotspotLabel") or f"Chỗ {number}" for number, choice in enumerate(choices, start=1)]
    places = identified(texts)
    regions = {place["id"]: _region(choice, _size(background)) for place, choice in zip(places, choices, strict=True)}
    right = [place["id"] for place, choice in zip(places, choices, strict=True) if choice.get("identifier") in answers]
    return Shape(Kind.HOTSPOT, {"picture": background, "places": places}, {"correct": right, "regions": regions})


def read_on_picture(interaction: Element, answers: Sequence[str], picture_of: PictureOf) -> Shape:
    """The picture, its places, what is put there, and where it belongs."""
    background = _background(interaction, picture_of)
    spots = {spot.get("identifier", ""): spot for spot in interaction.iter("associableHotspot")}
    options = {said.get("identifier", ""): said for said in interaction if said.tag in {"gapText", "gapImg"}}
    given = {place: option for option, _gap, place in (answer.partition(" ") for answer in answers)}
    if background is None or not spots or any(given.get(place) not in options for place in spots):
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    body: dict[str, Any] = {
        "picture": background,
        "places": list(_places(spots, _size(background))),
        "options": [_option(name, said, picture_of) for name, said in options.items()],
    }
    if any(said.get("matchMax", "1") != "1" for said in options.values()):
        body["reuses"] = True
    return Shape(Kind.PLACING, body, {"places": {place: given[place] for place in spots}})


def _places(spots: dict[str, Element], size: tuple[int, int]) -> Iterator[dict[str, Any]]:
    for name, spot in spots.items():
        left, top, *_rest = _region(spot, size)
        label = spot.get("hotspotLabel")
        yield {"id": name, "at": [left, top], **({"text": label} if label else {})}


def _option(name: str, said: Element, picture_of: PictureOf) -> dict[str, Any]:
    text = said.get("objectLabel", "") if said.tag == "gapImg" else text_of(said)
    picture = _background(said, picture_of) if said.tag == "gapImg" else None
    shown = {} if picture is None else {"image": Picture(picture.name, text, picture.content)}
    return {"id": name, **({"text": text} if text else {}), **shown}


def _background(parent: Element, picture_of: PictureOf) -> Picture | None:
    """The picture of an interaction: an object in 2.x, an image in 3.0."""
    for said in parent:
        if said.tag in {"object", "img"}:
            alt = said.get("alt") or text_of(said)
            return picture_of(said.get("data") or said.get("src") or "", alt)
    return None


def _region(spot: Element, size: tuple[int, int]) -> list[float]:
    """The box around a place of whatever shape, in per cent."""
    numbers = [float(decimal_of(part)) for part in (spot.get("coords") or "").split(",")]
    match spot.get("shape"), len(numbers):
        case "circle", 3:
            across, down, radius = numbers
            box = (across - radius, down - radius, across + radius, down + radius)
        case "rect", 4:
            box = (numbers[0], numbers[1], numbers[2], numbers[3])
        case _, count if count >= 6 and count % 2 == 0:  # noqa: PLR2004 -- a polygon has three corners
            box = (min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
        case _:
            raise NotTakenError("unsupported_type", UNSUPPORTED)
    left, top, right, bottom = (_share(point, size[place % 2]) for place, point in enumerate(box))
    return [left, top, round(right - left, 4), round(bottom - top, 4)]


def _share(point: float, whole: int) -> float:
    return min(_HUNDRED, max(0.0, round(point / whole * _HUNDRED, 4)))


def _size(picture: Picture) -> tuple[int, int]:
    with Image.open(BytesIO(picture.content)) as image:
        return max(1, image.width), max(1, image.height)
