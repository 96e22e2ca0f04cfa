"""One QTI item: from its tree to a question."""

import html
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from decimal import Decimal
from xml.etree.ElementTree import Element, tostring

from core.text.unicode import tidy_line
from quizzes.formats.choices import FULL, NotTakenError, Weighed, as_true_or_false, choice
from quizzes.formats.drafts import Draft, Kind, Option
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.markup import Plain, plain_of
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.shapes import choices, matching, numeric, ordering

INTERACTION = "Interaction"


@dataclass
class Item:
    """An item, its answers by their names, and what is found on the way."""

    tree: Element
    allows_several: bool
    answers: dict[str, list[str]] = field(default_factory=dict)
    weights: dict[str, Mapping[str, Decimal]] = field(default_factory=dict)
    has_partial_weights: bool = False

    def __post_init__(self) -> None:
        for declaration in self.tree.iter("responseDeclaration"):
            name = declaration.get("identifier", "")
            self.answers[name] = [tidy_line(value.text or "") for value in declaration.findall("correctResponse/value")]
            entries = declaration.findall("mapping/mapEntry")
            self.weights[name] = {entry.get("mapKey", ""): decimal_of(entry.get("mappedValue")) for entry in entries}

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
        _take_out_interactions(around)
        prompts = "".join(f"<p>{_inner(prompt)}</p>" for prompt in body.iter("prompt"))
        return plain_of(_inner(around) + prompts)

    def explanation(self) -> str:
        """The feedback on the whole question."""
        return "\n".join(filter(None, (plain_of(_inner(said)).text for said in self.tree.findall("modalFeedback"))))


def question_of(item: Item, draft: Draft) -> Draft:
    """The draft with what the one interaction of the item asks for."""
    interactions = item.interactions
    if len(interactions) != 1 or interactions[0].tag not in _MAKERS:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return _MAKERS[interactions[0].tag](item, draft, interactions[0])


def _choice(item: Item, draft: Draft, interaction: Element) -> Draft:
    answers = item.answers.get(interaction.get("responseIdentifier", ""), [])
    weights = item.weights.get(interaction.get("responseIdentifier", ""), {})
    is_single = interaction.get("maxChoices", "1") == "1"
    draft = replace(draft, keeps_order=_keeps_order(interaction))
    if not any(weight > 0 for weight in weights.values()) or _are_plain(weights, answers):
        options = [
            Option(_text(said), said.get("identifier", "") in answers, _note(said))
            for said in interaction.iter("simpleChoice")
        ]
        kind = Kind.SINGLE if is_single and len(answers) <= 1 else Kind.MULTIPLE
        return as_true_or_false(draft.asking(choices(kind, options)))
    highest = max(weights.values())
    weighed = [
        Weighed(
            _text(said),
            weights.get(said.get("identifier", ""), Decimal(0)) / (highest if is_single else Decimal(1)) * FULL,
            _note(said),
        )
        for said in interaction.iter("simpleChoice")
    ]
    made, findings = choice(draft, weighed, is_single=is_single, allows_several=item.allows_several)
    item.has_partial_weights = bool(findings)
    return made


def _are_plain(weights: Mapping[str, Decimal], answers: list[str]) -> bool:
    """Whether the percentages say no more than which answers are right."""
    return {name for name, weight in weights.items() if weight > 0} == set(answers) and len(
        {weight for weight in weights.values() if weight > 0}
    ) == 1


def _matching(item: Item, draft: Draft, interaction: Element) -> Draft:
    sets = interaction.findall("simpleMatchSet")
    if len(sets) != 2:  # noqa: PLR2004
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    prompts, options = (
        {said.get("identifier", ""): _text(said) for said in side.findall("simpleAssociableChoice")} for side in sets
    )
    names = list(options)
    pairs = dict(
        answer.split(" ")[:2]
        for answer in item.answers.get(interaction.get("responseIdentifier", ""), [])
        if " " in answer
    )
    if any(name not in pairs or pairs[name] not in options for name in prompts):
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    shape = matching(list(prompts.values()), list(options.values()), [names.index(pairs[name]) for name in prompts])
    return replace(draft, shape=shape, keeps_order=_keeps_order(interaction))


def _ordering(item: Item, draft: Draft, interaction: Element) -> Draft:
    options = {said.get("identifier", ""): _text(said) for said in interaction.iter("simpleChoice")}
    names = list(options)
    order = item.answers.get(interaction.get("responseIdentifier", ""), [])
    shape = ordering(list(options.values()), [names.index(name) for name in order if name in options])
    return replace(draft, shape=shape, keeps_order=_keeps_order(interaction))


def _number(item: Item, draft: Draft, interaction: Element) -> Draft:
    name = interaction.get("responseIdentifier", "")
    declaration = next((said for said in item.tree.iter("responseDeclaration") if said.get("identifier") == name), None)
    answers = item.answers.get(name, [])
    if declaration is None or declaration.get("baseType") not in {"float", "integer"} or len(answers) != 1:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    equal = next((said for said in item.tree.iter("equal") if said.get("toleranceMode") == "absolute"), None)
    tolerance = decimal_of((equal.get("tolerance") or "0").split(" ")[0]) if equal is not None else Decimal(0)
    unit = tidy_line(interaction.tail or "")
    return draft.asking(numeric(decimal_of(answers[0], default=None), abs(tolerance), unit))


_MAKERS: dict[str, Callable[[Item, Draft, Element], Draft]] = {
    "choiceInteraction": _choice,
    "matchInteraction": _matching,
    "orderInteraction": _ordering,
    "textEntryInteraction": _number,
}


def _keeps_order(interaction: Element) -> bool | None:
    said = interaction.get("shuffle")
    return None if said is None else said != "true"


def _text(element: Element) -> str:
    """What an option says, without the feedback inside it."""
    bare = deepcopy(element)
    for parent in list(bare.iter()):
        for child in [child for child in parent if child.tag == "feedbackInline"]:
            parent.remove(child)
    return plain_of(_inner(bare)).text


def _note(element: Element) -> str:
    return plain_of("".join(_inner(said) for said in element.iter("feedbackInline"))).text


def _inner(element: Element) -> str:
    """What is inside an element, as HTML."""
    return html.escape(element.text or "", quote=False) + "".join(
        tostring(child, encoding="unicode", method="html") for child in element
    )


def _take_out_interactions(body: Element) -> None:
    for parent in list(_parents(body)):
        for child in list(parent):
            if child.tag.endswith(INTERACTION) or child.tag in {"rubricBlock", "feedbackBlock"}:
                parent.remove(child)


def _parents(body: Element) -> Iterator[Element]:
    return (element for element in body.iter() if len(element))
