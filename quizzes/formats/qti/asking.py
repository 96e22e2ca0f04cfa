"""What each of our types asks, as QTI's interactions with their declarations, in the spelling of 2.x."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from quizzes.formats.drafts import FALSE, TRUE, Draft, Kind, Shape
from quizzes.formats.qti.elements import Sheet
from quizzes.formats.qti.pictured import write_hotspots, write_on_picture
from quizzes.formats.qti.scenarios import PART, POINTS
from quizzes.formats.qti.texts import write_gap_match, write_gaps
from quizzes.formats.shapes import plain_number
from quizzes.formats.xml_text import xml_safe

RESPONSE = "RESPONSE"
PREDICTED, SCORERS = "du-doan", "scorer"


def ask(sheet: Sheet, parent: Element, draft: Draft, name: str = RESPONSE) -> None:
    """The interaction of a question, under this name of its response."""
    _WRITERS[draft.type](sheet, parent, draft, name)


def says(draft: Draft) -> bool:
    """Whether QTI has a way to ask it."""
    return draft.type in _WRITERS


def lines(parent: Element, text: str) -> None:
    """A text, a paragraph a line."""
    for line in text.split("\n"):
        SubElement(parent, "p").text = xml_safe(line)


def _option(place: int) -> str:
    return f"A{place + 1}"


def _shuffled(parent: Element, tag: str, draft: Draft, name: str, **facts: str) -> Element:
    shuffle = "false" if draft.keeps_order else "true"
    return SubElement(parent, tag, {"responseIdentifier": name, "shuffle": shuffle, **facts})


def _choices(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    is_multiple = draft.type == Kind.MULTIPLE
    sheet.declare(name, "multiple" if is_multiple else "single", "identifier", map(_option, draft.correct))
    interaction = _shuffled(parent, "choiceInteraction", draft, name, maxChoices="0" if is_multiple else "1")
    for place, option in enumerate(draft.options):
        said = SubElement(interaction, "simpleChoice", identifier=_option(place))
        said.text = xml_safe(option.text)
        if option.note:
            facts = {"outcomeIdentifier": "FEEDBACK", "identifier": _option(place), "showHide": "show"}
            SubElement(said, "feedbackInline", facts).text = xml_safe(option.note)


def _orders(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    sheet.declare(name, "ordered", "identifier", map(_option, draft.order))
    interaction = _shuffled(parent, "orderInteraction", draft, name)
    for place, text in enumerate(draft.texts):
        SubElement(interaction, "simpleChoice", identifier=_option(place)).text = xml_safe(text)


def _matches(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    """Pairs; statements that are true or false; a scale, for which nothing is right."""
    options, pairs = draft.texts, list(draft.pairs)
    if draft.type == Kind.TRUE_FALSE_TABLE:
        truths = draft.shape.key["truths"]
        options = (TRUE, FALSE)
        pairs = [0 if truths[prompt["id"]] else 1 for prompt in draft.shape.body["prompts"]]
    answers = [f"P{prompt} {_option(place)}" for prompt, place in enumerate(pairs, start=1)]
    sheet.declare(name, "multiple", "directedPair", answers)
    interaction = _shuffled(parent, "matchInteraction", draft, name, maxAssociations=str(len(draft.prompts)))
    left, right = SubElement(interaction, "simpleMatchSet"), SubElement(interaction, "simpleMatchSet")
    for number, text in enumerate(draft.prompts, start=1):
        SubElement(left, "simpleAssociableChoice", identifier=f"P{number}", matchMax="1").text = xml_safe(text)
    for place, text in enumerate(options):
        SubElement(right, "simpleAssociableChoice", identifier=_option(place), matchMax="0").text = xml_safe(text)


def _numbers(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    sheet.declare(name, "single", "float", [] if draft.value is None else [f"{draft.value:f}"])
    sheet.tolerances[name] = draft.tolerance
    facts = {"class": PREDICTED} if draft.type == Kind.PREDICTION else {}
    entry = SubElement(SubElement(parent, "p"), "textEntryInteraction", {"responseIdentifier": name, **facts})
    entry.tail = f" {xml_safe(draft.unit)}" if draft.unit else None


def _short(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    accepted, is_strict = draft.shape.key["accepted"], bool(draft.shape.key.get("keeps_case"))
    best = max(accepted, key=lambda answer: Decimal(str(answer.get("percent", 100))))
    declaration = sheet.declare(name, "single", "string", [best["text"]])
    mapping = SubElement(declaration, "mapping", defaultValue="0")
    for answer in accepted:
        share = plain_number(Decimal(str(answer.get("percent", 100))) / 100)
        facts = {"mapKey": xml_safe(answer["text"]), "mappedValue": share}
        SubElement(mapping, "mapEntry", {**facts, "caseSensitive": "true" if is_strict else "false"})
    SubElement(SubElement(parent, "p"), "textEntryInteraction", responseIdentifier=name)


def _essay(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    is_upload = draft.type == Kind.UPLOAD
    sheet.declare(name, "single", "file" if is_upload else "string", ())
    if is_upload:
        accepts = draft.shape.body.get("accepts", ())
        facts = {"type": "image/*"} if accepts == ["image"] else {}
        SubElement(parent, "uploadInteraction", {"responseIdentifier": name, **facts})
    else:
        SubElement(parent, "extendedTextInteraction", responseIdentifier=name)
    if model := draft.shape.key.get("model"):
        lines(SubElement(parent, "rubricBlock", view=SCORERS), model)


def _gaps(sheet: Sheet, parent: Element, draft: Draft, _name: str) -> None:
    write_gaps(sheet, parent, draft.shape)


def _placing(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    if draft.shape.body.get("picture"):
        write_on_picture(sheet, parent, draft.shape, name)
    else:
        write_gap_match(sheet, parent, draft.shape, name, shuffles=not draft.keeps_order)


def _hotspots(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    write_hotspots(sheet, parent, draft.shape, name)


def _parts(sheet: Sheet, parent: Element, draft: Draft, name: str) -> None:
    body, keys = draft.shape.body, draft.shape.key["parts"]
    if body.get("text"):
        SubElement(parent, "hr")
        lines(parent, body["text"])
    for number, part in enumerate(body["parts"], start=1):
        inner = SubElement(parent, "div", {"class": _class(part)})
        lines(inner, part["stem"])
        shape = Shape(Kind(part["type"]), part["body"], keys[part["id"]])
        keeps_order = bool(part["body"].get("keeps_order"))
        ask(sheet, inner, Draft(shape=shape, stem=part["stem"], keeps_order=keeps_order), f"{name}_{number}")


def _class(part: Mapping[str, Any]) -> str:
    return f"{PART} {POINTS}{part['points']}" if "points" in part else PART


_WRITERS: Mapping[Kind, Callable[[Sheet, Element, Draft, str], None]] = {
    Kind.SINGLE: _choices,
    Kind.MULTIPLE: _choices,
    Kind.TRUE_FALSE: _choices,
    Kind.TRUE_FALSE_TABLE: _matches,
    Kind.MATCHING: _matches,
    Kind.LIKERT: _matches,
    Kind.ORDERING: _orders,
    Kind.NUMERIC: _numbers,
    Kind.PREDICTION: _numbers,
    Kind.GAPS: _gaps,
    Kind.SHORT: _short,
    Kind.ESSAY: _essay,
    Kind.UPLOAD: _essay,
    Kind.HOTSPOT: _hotspots,
    Kind.PLACING: _placing,
    Kind.SCENARIO: _parts,
}
