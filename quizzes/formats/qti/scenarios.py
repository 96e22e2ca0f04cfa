"""Items that ask several things one after the other: a situation with its questions."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element

from quizzes.calculations.types import PARTS
from quizzes.formats.choices import NotTakenError
from quizzes.formats.drafts import Draft, Kind, Shape
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.markup import plain_of
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.qti.elements import inner
from quizzes.formats.qti.item import INTERACTION, Item, take_out_interactions
from quizzes.formats.shapes import NOTHING_ASKED, plain_number

PART, POINTS = "part", "points-"
Ask = Callable[[Item, Draft, Element], Draft]


def read_parts(item: Item, draft: Draft, body: Element, ask: Ask) -> Draft:
    """The situation is what stands above the first question; below a rule it is the story that goes with it."""
    blocks = list(_blocks(body))
    first = next(number for number, block in enumerate(blocks) if _interactions(block))
    stem, text = _parted(blocks[:first])
    parts, keys, above = list[dict[str, Any]](), dict[str, Any](), list[str]()
    for block in blocks[first:]:
        found = _interactions(block)
        if not found:
            above.append(_around(block))
            continue
        for interaction in found:
            asked = "\n".join(filter(None, [*above, _asked(block, interaction, is_alone=len(found) == 1)]))
            made = ask(item, Draft(shape=NOTHING_ASKED, stem=asked), interaction)
            if made.type not in PARTS:
                raise NotTakenError("unsupported_type", UNSUPPORTED)
            name = f"q{len(parts) + 1}"
            parts.append({"id": name, "type": str(made.type), "stem": made.stem, "body": _body(made), **_points(block)})
            keys[name], above = made.shape.key, []
    if not stem:
        stem, text = text, ""
    shape = Shape(Kind.SCENARIO, {**({"text": text} if text else {}), "parts": parts}, {"parts": keys})
    return Draft(**{**vars(draft), "shape": shape, "stem": stem})


def is_part(element: Element) -> bool:
    """Whether a division is one question of a situation."""
    return PART in element.get("class", "").split()


def _points(block: Element) -> dict[str, str]:
    """The points of a part, which our own files put into its class."""
    said = (word.removeprefix(POINTS) for word in block.get("class", "").split() if word.startswith(POINTS))
    points = decimal_of(next(said, ""))
    return {"points": plain_number(points)} if points > 0 else {}


def _body(made: Draft) -> dict[str, Any]:
    return {**made.shape.body, **({"keeps_order": True} if made.keeps_order else {})}


def _blocks(body: Element) -> list[Element]:
    """The paragraphs and interactions of a body; a division that is one question stays whole."""
    blocks = list[Element]()
    for child in body:
        is_question = is_part(child) or child.tag != "div"
        blocks += [child] if is_question or not _interactions(child) else _blocks(child)
    return blocks


def _interactions(block: Element) -> list[Element]:
    return [element for element in block.iter() if element.tag.endswith(INTERACTION)]


def _around(block: Element) -> str:
    return plain_of(inner(block)).text


def _asked(block: Element, interaction: Element, *, is_alone: bool) -> str:
    """The question of an interaction: its prompt, or what stands around it in its block."""
    prompt = interaction.find("prompt")
    if prompt is not None:
        return _around(prompt)
    if not is_alone or block is interaction:
        return ""
    bare = deepcopy(block)
    for entry in bare.iter("textEntryInteraction"):
        entry.tail = None
    take_out_interactions(bare)
    return _around(bare)


def _parted(blocks: list[Element]) -> tuple[str, str]:
    """What stands above a rule, and what stands below it."""
    rule = next((number for number, block in enumerate(blocks) if block.tag == "hr"), len(blocks))
    above, below = ("\n".join(filter(None, map(_around, part))) for part in (blocks[:rule], blocks[rule + 1 :]))
    return above, below
