"""Moodle XML: from questions to a file."""

import base64
import html
from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizzes.formats.choices import is_statement, weights_of
from quizzes.formats.drafts import Draft, Kind, Picture
from quizzes.formats.loss import Output, is_fixed, lost_facts
from quizzes.formats.markup import html_of
from quizzes.formats.paths import path_text
from quizzes.formats.xml_text import xml_safe

_CARRIES = frozenset(
    {"code", "explanation", "category", "notes", "weights", "pictures", "unit", "level", "competence", "keeps_order"}
)
_TYPES = {
    Kind.SINGLE: "multichoice",
    Kind.MULTIPLE: "multichoice",
    Kind.TRUE_FALSE: "multichoice",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.NUMERIC: "numerical",
}


def write_moodle(drafts: Iterable[Draft]) -> Output:
    """All questions; ordering in the form of Moodle's plug-in for it."""
    output, quiz, category = Output(), Element("quiz"), ""
    for draft in drafts:
        if draft.type not in _TYPES or not is_fixed(draft):
            output.leave_out(draft, "Moodle XML")
            continue
        if path_text(draft.category) != category:
            category = path_text(draft.category)
            path = f"$course$/top/{category}".rstrip("/")
            _text(SubElement(SubElement(quiz, "question", type="category"), "category"), path)
        _write(SubElement(quiz, "question", type="truefalse" if is_statement(draft) else _TYPES[draft.type]), draft)
        output.findings += lost_facts(draft, _CARRIES)
    indent(quiz)
    output.content = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return output


def _write(question: Element, draft: Draft) -> None:
    _text(SubElement(question, "name"), draft.code or draft.where)
    asked = SubElement(question, "questiontext", format="html")
    images = "".join(
        f'<p><img src="@@PLUGINFILE@@/{quote(picture.name)}" alt="{html.escape(picture.alt)}"></p>'
        for picture in draft.pictures or ()
    )
    _text(asked, html_of(draft.stem) + images)
    for picture in draft.pictures or ():
        _file(asked, picture)
    _html(question, "generalfeedback", draft.explanation or "")
    SubElement(question, "defaultgrade").text = "1.0000000"
    SubElement(question, "penalty").text = "0"
    SubElement(question, "hidden").text = "0"
    if draft.code:
        SubElement(question, "idnumber").text = xml_safe(draft.code)
    _write_answers(question, draft)
    tags = [
        tag
        for tag in (
            f"muc:{draft.level}" if draft.level else "",
            f"nang-luc:{draft.competence}" if draft.competence else "",
        )
        if tag
    ]
    if tags:
        parent = SubElement(question, "tags")
        for tag in tags:
            _text(SubElement(parent, "tag"), tag)


def _write_answers(question: Element, draft: Draft) -> None:
    if is_statement(draft):
        for option, word in zip(draft.options, ("true", "false"), strict=True):
            _answer(question, word, Decimal(100 if option.is_right else 0), option.note, form="moodle_auto_format")
    elif draft.type == Kind.NUMERIC:
        answer = _answer(question, f"{draft.value:f}", Decimal(100), "", form="moodle_auto_format")
        SubElement(answer, "tolerance").text = f"{draft.tolerance:f}"
        if draft.unit:
            unit = SubElement(SubElement(question, "units"), "unit")
            SubElement(unit, "multiplier").text = "1"
            SubElement(unit, "unit_name").text = xml_safe(draft.unit)
    else:
        _shuffle(question, draft)
        _write_lists(question, draft)


def _write_lists(question: Element, draft: Draft) -> None:
    if draft.type == Kind.MATCHING:
        for prompt, place in zip(draft.prompts, draft.pairs, strict=True):
            _pair(question, prompt, draft.texts[place])
        for place, text in enumerate(draft.texts):
            if place not in draft.pairs:
                _pair(question, "", text)
    elif draft.type == Kind.ORDERING:
        for place in draft.order:
            _answer(question, html_of(draft.texts[place]), Decimal(1), "")
    else:
        SubElement(question, "single").text = "false" if draft.type == Kind.MULTIPLE else "true"
        SubElement(question, "answernumbering").text = "ABCD"
        for option, weight in zip(draft.options, weights_of(draft), strict=True):
            shown = max(weight, Decimal(0)) if option.weight is None else weight
            _answer(question, html_of(option.text), shown, option.note)


def _shuffle(question: Element, draft: Draft) -> None:
    SubElement(question, "shuffleanswers").text = "false" if draft.keeps_order else "true"


def _pair(question: Element, prompt: str, answer: str) -> None:
    pair = _html(question, "subquestion", prompt)
    _text(SubElement(pair, "answer"), answer)


def _answer(question: Element, text: str, weight: Decimal, note: str, form: str = "html") -> Element:
    answer = SubElement(question, "answer", fraction=f"{weight:f}", format=form)
    _text(answer, text)
    _html(answer, "feedback", note)
    return answer


def _html(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name, format="html")
    _text(child, html_of(text) if text else "")
    return child


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = xml_safe(text)


def _file(parent: Element, picture: Picture) -> None:
    file = SubElement(parent, "file", name=xml_safe(picture.name), path="/", encoding="base64")
    file.text = base64.b64encode(picture.content).decode()
