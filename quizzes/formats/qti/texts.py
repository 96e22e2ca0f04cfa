"""QTI's texts with places: typed, chosen from a list, or filled with words that lie beside them."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from core.text.unicode import tidy_line
from quizzes.formats import shapes
from quizzes.formats.choices import FULL, NotTakenError
from quizzes.formats.drafts import Kind, Option, Shape
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.markup import plain_of
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.qti.elements import Sheet, inner, text_of
from quizzes.formats.shapes import plain_number
from quizzes.formats.xml_text import xml_safe

INLINE = frozenset({"textEntryInteraction", "inlineChoiceInteraction"})
_PLACE = re.compile(r"\[\[([\w-]{1,20})\]\]")
_RULE = re.compile(r"<hr\s*/?>")


def write_gaps(sheet: Sheet, parent: Element, shape: Shape) -> None:
    """The text with an interaction in each place, below a rule."""
    gaps = {gap["id"]: gap for gap in shape.body["gaps"]}

    def place(name: str) -> Element:
        return _gap(sheet, gaps[name], shape.key["gaps"][name], f"RESPONSE_{list(gaps).index(name) + 1}")

    SubElement(parent, "hr")
    _with_places(parent, shape.body["text"], place)


def _gap(sheet: Sheet, gap: Mapping[str, Any], key: Mapping[str, Any], name: str) -> Element:
    if gap.get("options"):
        ids = [option["id"] for option in gap["options"]]
        sheet.declare(name, "single", "identifier", [f"A{ids.index(key['correct']) + 1}"])
        field = Element("inlineChoiceInteraction", responseIdentifier=name, shuffle="true")
        for number, option in enumerate(gap["options"], start=1):
            SubElement(field, "inlineChoice", identifier=f"A{number}").text = xml_safe(option["text"])
        return field
    if "value" in key:
        sheet.declare(name, "single", "float", [plain_number(Decimal(str(key["value"])))])
        sheet.tolerances[name] = Decimal(str(key.get("tolerance") or 0))
    else:
        declaration = sheet.declare(name, "single", "string", [key["accepted"][0]])
        mapping = SubElement(declaration, "mapping", defaultValue="0")
        for text in key["accepted"]:
            facts = {"mapKey": xml_safe(text), "mappedValue": "1"}
            SubElement(mapping, "mapEntry", {**facts, "caseSensitive": "true" if key.get("keeps_case") else "false"})
    return Element("textEntryInteraction", responseIdentifier=name)


def _with_places(parent: Element, text: str, place: Callable[[str], Element]) -> None:
    """The lines of a text as paragraphs, with an element in each place."""
    for line in text.split("\n"):
        pieces = _PLACE.split(line)
        paragraph = SubElement(parent, "p")
        paragraph.text = xml_safe(pieces[0])
        for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
            element = place(name)
            element.tail = xml_safe(after)
            paragraph.append(element)


def write_gap_match(sheet: Sheet, parent: Element, shape: Shape, name: str, *, shuffles: bool) -> None:
    """Words, and the text into whose places they are put."""
    body, places = shape.body, shape.key["places"]
    numbers = {option["id"]: f"A{number}" for number, option in enumerate(body["options"], start=1)}
    sheet.declare(
        name, "multiple", "directedPair", [f"{numbers[option]} {_named(place)}" for place, option in places.items()]
    )
    facts = {"responseIdentifier": name, "shuffle": "true" if shuffles else "false"}
    interaction = SubElement(parent, "gapMatchInteraction", facts)
    for option in body["options"]:
        said = SubElement(
            interaction, "gapText", identifier=numbers[option["id"]], matchMax="0" if body.get("reuses") else "1"
        )
        said.text = xml_safe(option["text"])
    _with_places(interaction, body["text"], lambda place: Element("gap", identifier=_named(place)))


def _named(place: str) -> str:
    return f"G_{place}"


def read_gaps(
    declarations: Mapping[str, Element], tolerances: Mapping[str, Decimal], body: Element
) -> tuple[str, Shape]:
    """The question above the text, and the text with what goes into its places."""
    tree, answers = deepcopy(body), list[Shape]()
    for parent in list(tree.iter()):
        for number, child in enumerate(list(parent)):
            if child.tag in INLINE:
                answers.append(_answer(declarations, tolerances, child))
                parent[number] = _mark(f"[[g{len(answers)}]]", child.tail)
    return _stem_and_shape(inner(tree), answers)


def _stem_and_shape(markup: str, answers: list[Shape]) -> tuple[str, Shape]:
    rule = _RULE.search(markup)
    if rule:
        return plain_of(markup[: rule.start()]).text, shapes.gaps(plain_of(markup[rule.end() :]).text, answers)
    lines = plain_of(markup).text.split("\n")
    first = next((number for number, line in enumerate(lines) if "[[g" in line), 0)
    return "\n".join(lines[:first]), shapes.gaps("\n".join(lines[first:]), answers)


def _mark(text: str, tail: str | None) -> Element:
    mark = Element("span")
    mark.text, mark.tail = text, tail
    return mark


def _answer(declarations: Mapping[str, Element], tolerances: Mapping[str, Decimal], field: Element) -> Shape:
    name = field.get("responseIdentifier", "")
    declaration = declarations.get(name)
    if declaration is None:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    right = [tidy_line(value.text or "") for value in declaration.findall("correctResponse/value")]
    if field.tag == "inlineChoiceInteraction":
        return shapes.choices(
            Kind.SINGLE,
            [Option(text_of(choice), choice.get("identifier", "") in right) for choice in field.iter("inlineChoice")],
        )
    if declaration.get("baseType") in {"float", "integer"}:
        value = decimal_of(right[0] if right else None, default=None)
        return shapes.numeric(value, tolerances.get(name, Decimal(0)))
    entries = list(_entries(declaration)) or [(text, FULL, False) for text in right]
    return shapes.short(
        [(text, FULL) for text, share, _strict in entries if share > 0],
        keeps_case=bool(entries) and all(strict for _text, _share, strict in entries),
    )


def _entries(declaration: Element) -> Iterator[tuple[str, Decimal, bool]]:
    for entry in declaration.findall("mapping/mapEntry"):
        share = decimal_of(entry.get("mappedValue")) * FULL
        yield tidy_line(entry.get("mapKey", "")), min(FULL, share), entry.get("caseSensitive", "true") == "true"


def read_short(declaration: Element) -> Shape:
    """A few words with what each earns."""
    right = [tidy_line(value.text or "") for value in declaration.findall("correctResponse/value")]
    entries = [entry for entry in _entries(declaration) if entry[1] > 0] or [(text, FULL, False) for text in right]
    return shapes.short(
        [(text, share) for text, share, _strict in entries],
        keeps_case=bool(entries) and all(strict for _text, _share, strict in entries),
    )


def read_gap_match(interaction: Element, answers: list[str]) -> Shape:
    """Words and the text into whose places they are put."""
    words = {said.get("identifier", ""): said for said in interaction if said.tag == "gapText"}
    names = list(words)
    given = {}
    for answer in answers:
        word, _gap, place = answer.partition(" ")
        given[place] = word
    tree, placed = deepcopy(interaction), list[int]()
    for said in [said for said in tree if said.tag in {"gapText", "gapImg", "prompt"}]:
        tree.remove(said)
    for parent in list(tree.iter()):
        for number, child in enumerate(list(parent)):
            if child.tag == "gap":
                word = given.get(child.get("identifier", ""), "")
                if word not in words:
                    raise NotTakenError("unsupported_type", UNSUPPORTED)
                placed.append(names.index(word))
                parent[number] = _mark(f"[[p{len(placed)}]]", child.tail)
    text = plain_of(inner(tree)).text
    reuses = any(said.get("matchMax", "1") != "1" for said in words.values())
    return shapes.placing(text, [text_of(said) for said in words.values()], placed, reuses=reuses)
