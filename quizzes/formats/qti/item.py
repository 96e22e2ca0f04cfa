"""An item that is being read: its answers by their names, and what is found on the way."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from xml.etree.ElementTree import Element

from core.text.unicode import tidy_line
from quizzes.formats.drafts import Picture
from quizzes.formats.markup import Plain, plain_of
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.qti.elements import inner

INTERACTION = "Interaction"
_ASIDE = {"rubricBlock", "feedbackBlock"}


@dataclass
class Item:
    """An item in the spelling of 2.x; `picture_of` finds a picture of its package."""

    tree: Element
    allows_several: bool
    picture_of: Callable[[str, str], Picture | None]
    declarations: dict[str, Element] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    weights: dict[str, Mapping[str, Decimal]] = field(default_factory=dict)
    tolerances: dict[str, Decimal] = field(default_factory=dict)
    has_partial_weights: bool = False

    def __post_init__(self) -> None:
        for declaration in self.tree.iter("responseDeclaration"):
            name = declaration.get("identifier", "")
            self.declarations[name] = declaration
            self.answers[name] = [tidy_line(value.text or "") for value in declaration.findall("correctResponse/value")]
            entries = declaration.findall("mapping/mapEntry")
            self.weights[name] = {entry.get("mapKey", ""): decimal_of(entry.get("mappedValue")) for entry in entries}
        for equal in self.tree.iter("equal"):
            variable = equal.find("variable")
            if variable is not None and equal.get("toleranceMode") == "absolute":
                width = decimal_of((equal.get("tolerance") or "0").split(" ")[0])
                self.tolerances[variable.get("identifier", "")] = abs(width)

    def answers_of(self, interaction: Element) -> list[str]:
        """What is right of an interaction."""
        return self.answers.get(interaction.get("responseIdentifier", ""), [])

    def base_of(self, interaction: Element) -> str:
        """What its responses are made of; empty where nothing declares them."""
        declaration = self.declarations.get(interaction.get("responseIdentifier", ""))
        return "" if declaration is None else declaration.get("baseType", "")

    @property
    def interactions(self) -> list[Element]:
        """Where a learner answers."""
        return [element for element in self.tree.iter() if element.tag.endswith(INTERACTION)]

    def stem(self) -> Plain:
        """What stands around the interaction, and its prompt."""
        body = self.tree.find("itemBody")
        if body is None:
            return Plain()
        around = deepcopy(body)
        take_out_interactions(around)
        prompts = "".join(f"<p>{inner(prompt)}</p>" for prompt in body.iter("prompt"))
        return plain_of(inner(around) + prompts)

    def explanation(self) -> str:
        """The feedback on the whole question."""
        return "\n".join(filter(None, (plain_of(inner(said)).text for said in self.tree.findall("modalFeedback"))))

    def scorers(self) -> str:
        """What those are told who mark it."""
        blocks = (block for block in self.tree.iter("rubricBlock") if block.get("view") == "scorer")
        return "\n".join(filter(None, (plain_of(inner(block)).text for block in blocks)))


def take_out_interactions(body: Element) -> None:
    """Leave only what stands around them; what follows one on its line stays."""
    for parent in [element for element in body.iter() if len(element)]:
        for child in list(parent):
            if child.tag.endswith(INTERACTION) or child.tag in _ASIDE:
                parent.remove(child)
