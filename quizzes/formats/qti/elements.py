"""An item that is being written, and what the elements of a read one say."""

import html
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, tostring

from quizzes.formats.drafts import Picture
from quizzes.formats.markup import plain_of
from quizzes.formats.xml_text import xml_safe


@dataclass
class Sheet:
    """An item that is being written: what it declares, how wide its numbers are, and where its pictures are put."""

    put: Callable[[Picture], str]
    declarations: list[Element] = field(default_factory=list)
    tolerances: dict[str, Decimal] = field(default_factory=dict)

    def declare(self, name: str, cardinality: str, base: str, answers: Iterable[str]) -> Element:
        """A response and what is right."""
        declaration = Element("responseDeclaration", identifier=name, cardinality=cardinality, baseType=base)
        if answers := list(answers):
            correct = SubElement(declaration, "correctResponse")
            for answer in answers:
                SubElement(correct, "value").text = xml_safe(answer)
        self.declarations.append(declaration)
        return declaration


def inner(element: Element) -> str:
    """What is inside an element, as HTML."""
    return html.escape(element.text or "", quote=False) + "".join(
        tostring(child, encoding="unicode", method="html") for child in element
    )


def text_of(element: Element) -> str:
    """What an option says, without the feedback inside it."""
    bare = deepcopy(element)
    for parent in list(bare.iter()):
        for child in [child for child in parent if child.tag == "feedbackInline"]:
            parent.remove(child)
    return plain_of(inner(bare)).text


def note_of(element: Element) -> str:
    """What is said to whoever chooses it."""
    return plain_of("".join(inner(said) for said in element.iter("feedbackInline"))).text
