"""One QTI item: from its tree to a question."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

from django.utils.translation import gettext_lazy

from core.text.unicode import tidy_line
from quizzes.formats.choices import FULL, NotTakenError, Weighed, as_true_or_false, choice
from quizzes.formats.drafts import TRUE, Draft, Kind, Option, Shape
from quizzes.formats.gift.reading import UNSUPPORTED
from quizzes.formats.moodle.numbers import decimal_of
from quizzes.formats.qti.asking import PREDICTED
from quizzes.formats.qti.elements import note_of, text_of
from quizzes.formats.qti.item import Item
from quizzes.formats.qti.pictured import read_hotspots, read_on_picture
from quizzes.formats.qti.scenarios import is_part, read_parts
from quizzes.formats.qti.texts import INLINE, read_gap_match, read_gaps, read_short
from quizzes.formats.shapes import (
    choices,
    essay,
    likert,
    matching,
    numeric,
    ordering,
    plain_number,
    prediction,
    statements,
)
from quizzes.formats.written.words import are_true_and_false, true_or_false

UNASKED = gettext_lazy("Điền vào chỗ trống")


def question_of(item: Item, draft: Draft) -> Draft:
    """The draft with what the item asks: one thing, gaps in a text, or several things one after the other."""
    interactions, body = item.interactions, item.tree.find("itemBody")
    if body is None or not interactions:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    if _are_parts(body):
        return read_parts(item, draft, body, asked)
    if len(interactions) == 1 and not _is_gap(item, interactions[0]):
        return asked(item, draft, interactions[0])
    if all(interaction.tag in INLINE for interaction in interactions):
        stem, shape = read_gaps(item.declarations, item.tolerances, body)
        return replace(draft, shape=shape, stem=stem or str(UNASKED))
    return read_parts(item, draft, body, asked)


def asked(item: Item, draft: Draft, interaction: Element) -> Draft:
    """The draft with what an interaction asks."""
    maker = _MAKERS.get(interaction.tag)
    if maker is None:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    return maker(item, draft, interaction)


def _are_parts(body: Element) -> bool:
    return any(is_part(said) for said in body.iter("div"))


def _is_gap(item: Item, interaction: Element) -> bool:
    """A list within a text is a gap, and whatever stands below a rule; so are a few words with text on either side."""
    if interaction.tag == "inlineChoiceInteraction" or item.tree.find("itemBody/hr") is not None:
        return interaction.tag in INLINE
    if interaction.tag != "textEntryInteraction" or item.base_of(interaction) in {"float", "integer"}:
        return False
    around = next((parent for parent in item.tree.iter() if interaction in list(parent)), None)
    before = "" if around is None else (around.text or "")
    return bool(before.strip() or (interaction.tail or "").strip())


def _choice(item: Item, draft: Draft, interaction: Element) -> Draft:
    answers = item.answers_of(interaction)
    weights = item.weights.get(interaction.get("responseIdentifier", ""), {})
    is_single = interaction.get("maxChoices", "1") == "1"
    draft = replace(draft, keeps_order=_keeps_order(interaction))
    if not any(weight > 0 for weight in weights.values()) or _are_plain(weights, answers):
        options = [
            Option(text_of(said), said.get("identifier", "") in answers, note_of(said))
            for said in interaction.iter("simpleChoice")
        ]
        kind = Kind.SINGLE if is_single and len(answers) <= 1 else Kind.MULTIPLE
        return as_true_or_false(draft.asking(choices(kind, options)))
    highest = max(weights.values())
    weighed = [
        Weighed(
            text_of(said),
            weights.get(said.get("identifier", ""), Decimal(0)) / (highest if is_single else Decimal(1)) * FULL,
            note_of(said),
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
    """Pairs; with nothing right a scale, with only "right" and "wrong" to match a table of truths."""
    sets = interaction.findall("simpleMatchSet")
    if len(sets) != 2:  # noqa: PLR2004
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    prompts, options = (
        {said.get("identifier", ""): text_of(said) for said in side.findall("simpleAssociableChoice")} for side in sets
    )
    names, texts = list(options), list(options.values())
    pairs = dict(answer.split(" ")[:2] for answer in item.answers_of(interaction) if " " in answer)
    draft = replace(draft, keeps_order=_keeps_order(interaction))
    if not pairs:
        return draft.asking(likert(list(prompts.values()), texts))
    if any(name not in pairs or pairs[name] not in options for name in prompts):
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    if are_true_and_false(texts):
        truths = [true_or_false(options[pairs[name]]) == TRUE for name in prompts]
        return draft.asking(statements(list(prompts.values()), truths))
    return draft.asking(matching(list(prompts.values()), texts, [names.index(pairs[name]) for name in prompts]))


def _associated(item: Item, draft: Draft, interaction: Element) -> Draft:
    """Pairs within one list: the first of each pair is what the second is matched to."""
    texts = {said.get("identifier", ""): text_of(said) for said in interaction.iter("simpleAssociableChoice")}
    pairs = [answer.split(" ")[:2] for answer in item.answers_of(interaction) if " " in answer]
    if not pairs or any(left not in texts or right not in texts for left, right in pairs):
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    lefts = {left for left, _right in pairs}
    rights = [name for name in texts if name not in lefts]
    if len(lefts) < len(pairs) or any(right not in rights for _left, right in pairs):
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    shape = matching(
        [texts[left] for left, _right in pairs],
        [texts[name] for name in rights],
        [rights.index(right) for _left, right in pairs],
    )
    return replace(draft, shape=shape, keeps_order=_keeps_order(interaction))


def _ordering(item: Item, draft: Draft, interaction: Element) -> Draft:
    options = {said.get("identifier", ""): text_of(said) for said in interaction.iter("simpleChoice")}
    names = list(options)
    order = item.answers_of(interaction)
    shape = ordering(list(options.values()), [names.index(name) for name in order if name in options])
    return replace(draft, shape=shape, keeps_order=_keeps_order(interaction))


def _typed(item: Item, draft: Draft, interaction: Element) -> Draft:
    """A number, one that nobody knows yet, or a few words."""
    answers, name = item.answers_of(interaction), interaction.get("responseIdentifier", "")
    if item.base_of(interaction) == "string":
        return draft.asking(read_short(item.declarations[name]))
    if item.base_of(interaction) not in {"float", "integer"} or len(answers) > 1:
        raise NotTakenError("unsupported_type", UNSUPPORTED)
    tolerance = item.tolerances.get(name, Decimal(0))
    unit = tidy_line(interaction.tail or "")
    if not answers or interaction.get("class") == PREDICTED:
        value = decimal_of(answers[0], default=None) if answers else None
        return draft.asking(prediction(value, tolerance, unit))
    return draft.asking(numeric(decimal_of(answers[0], default=None), tolerance, unit))


def _slid(item: Item, draft: Draft, interaction: Element) -> Draft:
    """A number on a scale: typed here."""
    answers = item.answers_of(interaction)
    if len(answers) == 1:
        return draft.asking(numeric(decimal_of(answers[0], default=None)))
    ends = {"least": interaction.get("lowerBound"), "most": interaction.get("upperBound")}
    body = {name: plain_number(decimal_of(end, default=None)) for name, end in ends.items() if end}
    return draft.asking(Shape(Kind.PREDICTION, body))


def _written(item: Item, draft: Draft, interaction: Element) -> Draft:
    model = item.scorers()
    if interaction.tag == "extendedTextInteraction":
        return draft.asking(essay({}, model=model))
    accepts = ["image"] if (interaction.get("type") or "").startswith("image") else ["image", "document"]
    return draft.asking(Shape(Kind.UPLOAD, {"accepts": accepts}, {"model": model} if model else {}))


def _gap_match(item: Item, draft: Draft, interaction: Element) -> Draft:
    shape = read_gap_match(interaction, item.answers_of(interaction))
    return replace(draft, shape=shape, keeps_order=_keeps_order(interaction))


def _on_picture(item: Item, draft: Draft, interaction: Element) -> Draft:
    read = read_hotspots if interaction.tag == "hotspotInteraction" else read_on_picture
    return draft.asking(read(interaction, item.answers_of(interaction), item.picture_of))


_MAKERS: dict[str, Callable[[Item, Draft, Element], Draft]] = {
    "choiceInteraction": _choice,
    "matchInteraction": _matching,
    "associateInteraction": _associated,
    "orderInteraction": _ordering,
    "textEntryInteraction": _typed,
    "sliderInteraction": _slid,
    "extendedTextInteraction": _written,
    "uploadInteraction": _written,
    "gapMatchInteraction": _gap_match,
    "hotspotInteraction": _on_picture,
    "graphicGapMatchInteraction": _on_picture,
}


def _keeps_order(interaction: Element) -> bool | None:
    said = interaction.get("shuffle")
    return None if said is None else said != "true"
