"""What each of our types asks, as one of Moodle's."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from quizzes.formats.choices import FULL, is_statement, weights_of
from quizzes.formats.drafts import Draft, Kind, Picture
from quizzes.formats.markup import html_of
from quizzes.formats.moodle.cloze import write_gaps
from quizzes.formats.moodle.elements import add_answer, add_html, add_text
from quizzes.formats.moodle.pictured import write_pictured
from quizzes.formats.xml_text import xml_safe

Put = Callable[[Element, Picture], None]
_PLACE = re.compile(r"\[\[([\w-]{1,20})\]\]")
_AS_TYPED = "moodle_auto_format"
_NOTHING = Decimal(0)


def text_below(draft: Draft) -> str:
    """The text with places below the question, as HTML behind a rule; nothing where the type has none."""
    body, key = draft.shape.body, draft.shape.key
    if draft.type == Kind.GAPS:
        fields = write_gaps(body, key)
    elif draft.type == Kind.PLACING and not body.get("picture"):
        numbers = {option["id"]: number for number, option in enumerate(body["options"], start=1)}
        fields = {place: f"[[{numbers[option]}]]" for place, option in key["places"].items()}
    else:
        return ""
    text = html_of(body["text"]).replace("{", "&#123;")
    return "<hr>" + _PLACE.sub(lambda place: fields[place[1]], text)


def _choices(question: Element, draft: Draft, _put: Put) -> None:
    if is_statement(draft):
        for option, word in zip(draft.options, ("true", "false"), strict=True):
            add_answer(question, word, FULL if option.is_right else _NOTHING, option.note, form=_AS_TYPED)
        return
    _shuffle(question, draft)
    SubElement(question, "single").text = "false" if draft.type == Kind.MULTIPLE else "true"
    SubElement(question, "answernumbering").text = "ABCD"
    for option, weight in zip(draft.options, weights_of(draft), strict=True):
        shown = max(weight, _NOTHING) if option.weight is None else weight
        add_answer(question, html_of(option.text), shown, option.note)


def _statements(question: Element, draft: Draft, _put: Put) -> None:
    _shuffle(question, draft)
    body, key = draft.shape.body, draft.shape.key
    SubElement(question, "numberofrows").text = str(len(body["prompts"]))
    SubElement(question, "numberofcolumns").text = "2"
    for number, prompt in enumerate(body["prompts"], start=1):
        row = SubElement(question, "row", number=str(number))
        add_html(row, "optiontext", prompt["text"])
        add_html(row, "feedbacktext", key.get("notes", {}).get(prompt["id"], ""))
    for number, word in enumerate(("Đúng", "Sai"), start=1):
        add_text(SubElement(SubElement(question, "column", number=str(number)), "responsetext"), word)
    for number, prompt in enumerate(body["prompts"], start=1):
        for column, is_right in ((1, key["truths"][prompt["id"]]), (2, not key["truths"][prompt["id"]])):
            weight = SubElement(question, "weight", rownumber=str(number), columnnumber=str(column))
            SubElement(weight, "value").text = "1.000" if is_right else "0.000"


def _matching(question: Element, draft: Draft, _put: Put) -> None:
    _shuffle(question, draft)
    for prompt, place in zip(draft.prompts, draft.pairs, strict=True):
        _pair(question, prompt, draft.texts[place])
    for place, text in enumerate(draft.texts):
        if place not in draft.pairs:
            _pair(question, "", text)


def _ordering(question: Element, draft: Draft, _put: Put) -> None:
    _shuffle(question, draft)
    for place in draft.order:
        add_answer(question, html_of(draft.texts[place]), Decimal(1))


def _numeric(question: Element, draft: Draft, _put: Put) -> None:
    answer = add_answer(question, f"{draft.value:f}", FULL, form=_AS_TYPED)
    SubElement(answer, "tolerance").text = f"{draft.tolerance:f}"
    names, factors = draft.shape.body.get("units", ()), draft.shape.key.get("factors", {})
    units = {name: 1 / Decimal(str(factors.get(name, 1))) for name in names}
    if not units and draft.unit:
        units = {draft.unit: Decimal(1)}
    parent = SubElement(question, "units") if units else question
    for name, multiplier in units.items():
        unit = SubElement(parent, "unit")
        SubElement(unit, "multiplier").text = f"{multiplier:.12f}".rstrip("0").rstrip(".")
        SubElement(unit, "unit_name").text = xml_safe(name)


def _short(question: Element, draft: Draft, _put: Put) -> None:
    SubElement(question, "usecase").text = "1" if draft.shape.key.get("keeps_case") else "0"
    for accepted in draft.shape.key["accepted"]:
        weight = Decimal(str(accepted.get("percent", FULL)))
        add_answer(question, accepted["text"].replace("*", r"\*"), weight, form=_AS_TYPED)


def _gaps(_question: Element, _draft: Draft, _put: Put) -> None:
    """Everything stands in the text."""


def _placing(question: Element, draft: Draft, put: Put) -> None:
    _shuffle(question, draft)
    body = draft.shape.body
    if body.get("picture"):
        write_pictured(question, body, draft.shape.key, put)
        return
    for option in body["options"]:
        box = SubElement(question, "dragbox")
        add_text(box, option["text"])
        SubElement(box, "group").text = "1"
        if body.get("reuses"):
            SubElement(box, "infinite")


def _essay(question: Element, draft: Draft, _put: Put) -> None:
    body, is_upload = draft.shape.body, draft.type == Kind.UPLOAD
    facts = {
        "responseformat": "noinline" if is_upload else "plain",
        "responserequired": "0" if is_upload else "1",
        "minwordlimit": body.get("least_words"),
        "maxwordlimit": body.get("most_words"),
        "attachments": body.get("most", 1) if is_upload else 0,
        "filetypeslist": _file_types(body.get("accepts", ())) if is_upload else None,
    }
    for name, value in facts.items():
        if value is not None:
            SubElement(question, name).text = str(value)
    add_html(question, "graderinfo", draft.shape.key.get("model", ""))


def _file_types(accepts: object) -> str:
    return {("image",): "web_image", ("document",): "document"}.get(
        tuple(accepts) if isinstance(accepts, list) else (), ""
    )


def _shuffle(question: Element, draft: Draft) -> None:
    SubElement(question, "shuffleanswers").text = "false" if draft.keeps_order else "true"


def _pair(question: Element, prompt: str, answer: str) -> None:
    pair = add_html(question, "subquestion", prompt)
    add_text(SubElement(pair, "answer"), answer)


WRITERS: Mapping[Kind, Callable[[Element, Draft, Put], None]] = {
    Kind.SINGLE: _choices,
    Kind.MULTIPLE: _choices,
    Kind.TRUE_FALSE: _choices,
    Kind.TRUE_FALSE_TABLE: _statements,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.NUMERIC: _numeric,
    Kind.GAPS: _gaps,
    Kind.SHORT: _short,
    Kind.PLACING: _placing,
    Kind.ESSAY: _essay,
    Kind.UPLOAD: _essay,
}
