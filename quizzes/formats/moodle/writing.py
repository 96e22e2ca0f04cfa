"""Moodle XML: from questions to a file."""

import base64
import html
from collections.abc import Iterable, Mapping
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizzes.formats.choices import is_statement
from quizzes.formats.drafts import Draft, Kind, Picture
from quizzes.formats.loss import Output, is_fixed, lost_facts
from quizzes.formats.markup import html_of
from quizzes.formats.moodle.asking import WRITERS, text_below
from quizzes.formats.moodle.elements import add_html, add_text
from quizzes.formats.moodle.tags import tags_of
from quizzes.formats.paths import path_text
from quizzes.formats.xml_text import xml_safe

_CARRIES = frozenset(
    {"code", "explanation", "category", "notes", "weights", "pictures", "unit", "units", "level", "competence"}
) | {"keeps_order", "lesson", "tags", "legal_reference", "scoring", "model", "words", "accepts", "most"}
_TYPES: Mapping[Kind, str] = {
    Kind.SINGLE: "multichoice",
    Kind.MULTIPLE: "multichoice",
    Kind.TRUE_FALSE: "multichoice",
    Kind.TRUE_FALSE_TABLE: "mtf",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.NUMERIC: "numerical",
    Kind.GAPS: "cloze",
    Kind.SHORT: "shortanswer",
    Kind.ESSAY: "essay",
    Kind.UPLOAD: "essay",
}


def write_moodle(drafts: Iterable[Draft]) -> Output:
    """All questions; ordering and tables of true and false in the form of Moodle's plug-ins for them."""
    output, quiz, category = Output(), Element("quiz"), ""
    for draft in drafts:
        kind = _type(draft)
        if not kind or not is_fixed(draft):
            output.leave_out(draft, "Moodle XML")
            continue
        if path_text(draft.category) != category:
            category = path_text(draft.category)
            path = f"$course$/top/{category}".rstrip("/")
            add_text(SubElement(SubElement(quiz, "question", type="category"), "category"), path)
        _write(SubElement(quiz, "question", type=kind), draft)
        output.findings += lost_facts(draft, _CARRIES)
    indent(quiz)
    output.content = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return output


def _type(draft: Draft) -> str:
    if draft.type == Kind.PLACING:
        return "ddimageortext" if draft.shape.body.get("picture") else _type_of_words(draft)
    return "truefalse" if is_statement(draft) else _TYPES.get(draft.type, "")


def _type_of_words(draft: Draft) -> str:
    """Words go into a text; pictures can only go onto a picture."""
    return "" if any("image" in option for option in draft.shape.body["options"]) else "ddwtos"


def _write(question: Element, draft: Draft) -> None:
    add_text(SubElement(question, "name"), draft.code or draft.where)
    asked = SubElement(question, "questiontext", format="html")
    images = "".join(
        f'<p><img src="@@PLUGINFILE@@/{quote(picture.name)}" alt="{html.escape(picture.alt)}"></p>'
        for picture in draft.pictures or ()
    )
    stem = html_of(draft.stem).replace("{", "&#123;").replace("[[", "[&#91;")
    add_text(asked, stem + images + text_below(draft))
    for picture in draft.pictures or ():
        _file(asked, picture)
    add_html(question, "generalfeedback", draft.explanation or "")
    SubElement(question, "defaultgrade").text = "1.0000000"
    SubElement(question, "penalty").text = "0"
    SubElement(question, "hidden").text = "0"
    if draft.code:
        SubElement(question, "idnumber").text = xml_safe(draft.code)
    WRITERS[draft.type](question, draft, _file)
    if tags := list(tags_of(draft)):
        parent = SubElement(question, "tags")
        for tag in tags:
            add_text(SubElement(parent, "tag"), tag)


def _file(parent: Element, picture: Picture) -> None:
    said = {"alt": xml_safe(picture.alt)} if parent.tag == "question" else {}
    file = SubElement(parent, "file", {"name": xml_safe(picture.name), "path": "/", "encoding": "base64", **said})
    file.text = base64.b64encode(picture.content).decode()
