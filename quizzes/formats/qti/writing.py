"""QTI packages: a manifest, an item for each question, and the pictures."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from quizzes.formats.drafts import CHOICES, Draft, Kind, Picture
from quizzes.formats.loss import Output, is_fixed, lost_facts
from quizzes.formats.paths import path_text
from quizzes.formats.pictures import extension_of
from quizzes.formats.qti.names import QtiVersion, hyphenated
from quizzes.formats.qti.reading import CATEGORY, COMPETENCE, LEVEL, MANIFEST
from quizzes.formats.word.writing import packed
from quizzes.formats.xml_text import xml_safe

_CARRIES = frozenset(
    {"code", "explanation", "category", "level", "competence", "unit", "pictures", "notes", "keeps_order"}
)
_SAYS = CHOICES | {Kind.MATCHING, Kind.ORDERING, Kind.NUMERIC}
_RESPONSE = "RESPONSE"
_TEMPLATES = {
    QtiVersion.V21: "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
    QtiVersion.V22: "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct",
    QtiVersion.V30: "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
}


def write_qti(drafts: Iterable[Draft], version: QtiVersion) -> Output:
    """All questions as a package of this version."""
    output, parts, resources = Output(), list[tuple[str, bytes]](), list[Element]()
    for number, draft in enumerate(drafts, start=1):
        if draft.type not in _SAYS or not is_fixed(draft):
            output.leave_out(draft, "QTI")
            continue
        item = _item(draft, number, version)
        files = [
            (_picture_name(number, place, picture), picture.content)
            for place, picture in enumerate(draft.pictures or ())
        ]
        tree = hyphenated(item) if version.value.is_hyphenated else item
        tree.set("xmlns", version.value.namespace)
        path = f"items/q{number:04d}.xml"
        parts += [
            (path, tostring(tree, encoding="utf-8", xml_declaration=True)),
            *((f"items/{name}", content) for name, content in files),
        ]
        resources.append(_resource(draft, number, path, version, [f"items/{name}" for name, _content in files]))
        output.findings += lost_facts(draft, _CARRIES)
    output.content = packed([(MANIFEST, _manifest(resources, version)), *parts])
    return output


def _picture_name(number: int, place: int, picture: Picture) -> str:
    """A place of its own for each picture, under its own name."""
    name = re.sub(r"[^\w .()-]", "_", picture.name).strip(" .") or f"image{extension_of(picture.content)}"
    return f"q{number:04d}/{place + 1}/{name}"


def _manifest(resources: list[Element], version: QtiVersion) -> bytes:
    manifest = Element("manifest", {"identifier": "BANK", "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1"})
    metadata = SubElement(manifest, "metadata")
    SubElement(metadata, "schema").text = "QTI Package"
    SubElement(metadata, "schemaversion").text = version.value.schema_version
    SubElement(manifest, "organizations")
    SubElement(manifest, "resources").extend(resources)
    return bytes(tostring(manifest, encoding="utf-8", xml_declaration=True))


def _resource(draft: Draft, number: int, path: str, version: QtiVersion, pictures: list[str]) -> Element:
    resource = Element("resource", {"identifier": f"R{number:04d}", "type": version.value.item_type, "href": path})
    said = ((LEVEL, draft.level), (CATEGORY, path_text(draft.category)), (COMPETENCE, draft.competence))
    keywords = [f"{prefix}{value}" for prefix, value in said if value]
    if keywords:
        lom = SubElement(SubElement(resource, "metadata"), "lom", {"xmlns": "http://ltsc.ieee.org/xsd/LOM"})
        general = SubElement(lom, "general")
        for keyword in keywords:
            SubElement(SubElement(general, "keyword"), "string", language="vi").text = xml_safe(keyword)
    for name in (path, *pictures):
        SubElement(resource, "file", href=name)
    return resource


def _item(draft: Draft, number: int, version: QtiVersion) -> Element:
    facts = {
        "identifier": f"Q{number:04d}",
        "title": xml_safe(draft.code or f"Q{number:04d}"),
        "adaptive": "false",
        "timeDependent": "false",
    }
    if draft.code:
        facts["label"] = xml_safe(draft.code)
    item = Element("assessmentItem", facts)
    item.append(_declaration(draft))
    score = SubElement(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    SubElement(SubElement(score, "defaultValue"), "value").text = "0"
    if draft.explanation:
        SubElement(item, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    body = SubElement(item, "itemBody")
    _lines(body, draft.stem)
    for place, picture in enumerate(draft.pictures or ()):
        name = quote(_picture_name(number, place, picture))
        SubElement(SubElement(body, "p"), "img", src=name, alt=xml_safe(picture.alt))
    _INTERACTIONS.get(draft.type, _choices)(body, draft)
    item.append(_processing(draft, version))
    if draft.explanation:
        feedback = SubElement(
            item, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="EXPLANATION", showHide="show"
        )
        _lines(feedback, draft.explanation)
    return item


def _lines(parent: Element, text: str) -> None:
    for line in text.split("\n"):
        SubElement(parent, "p").text = xml_safe(line)


def _declaration(draft: Draft) -> Element:
    cardinality, base = {
        Kind.MULTIPLE: ("multiple", "identifier"),
        Kind.MATCHING: ("multiple", "directedPair"),
        Kind.ORDERING: ("ordered", "identifier"),
        Kind.NUMERIC: ("single", "float"),
    }.get(draft.type, ("single", "identifier"))
    declaration = Element("responseDeclaration", identifier=_RESPONSE, cardinality=cardinality, baseType=base)
    correct = SubElement(declaration, "correctResponse")
    for value in _answers(draft):
        SubElement(correct, "value").text = value
    return declaration


def _answers(draft: Draft) -> Iterator[str]:
    if draft.type in CHOICES:
        yield from (_name(place) for place in draft.correct)
    elif draft.type == Kind.MATCHING:
        yield from (f"P{prompt + 1} {_name(place)}" for prompt, place in enumerate(draft.pairs))
    elif draft.type == Kind.ORDERING:
        yield from (_name(place) for place in draft.order)
    else:
        yield f"{draft.value:f}"


def _name(place: int) -> str:
    return f"A{place + 1}"


def _interaction(body: Element, name: str, draft: Draft, **facts: str) -> Element:
    shuffle = "false" if draft.keeps_order else "true"
    return SubElement(body, name, {"responseIdentifier": _RESPONSE, "shuffle": shuffle, **facts})


def _choices(body: Element, draft: Draft) -> None:
    interaction = _interaction(body, "choiceInteraction", draft, maxChoices="0" if draft.type == Kind.MULTIPLE else "1")
    for place, option in enumerate(draft.options):
        said = SubElement(interaction, "simpleChoice", identifier=_name(place))
        said.text = xml_safe(option.text)
        if option.note:
            note = SubElement(
                said, "feedbackInline", outcomeIdentifier="FEEDBACK", identifier=_name(place), showHide="show"
            )
            note.text = xml_safe(option.note)


def _orders(body: Element, draft: Draft) -> None:
    interaction = _interaction(body, "orderInteraction", draft)
    for place, text in enumerate(draft.texts):
        SubElement(interaction, "simpleChoice", identifier=_name(place)).text = xml_safe(text)


def _matches(body: Element, draft: Draft) -> None:
    interaction = _interaction(body, "matchInteraction", draft, maxAssociations=str(len(draft.prompts)))
    prompts, options = SubElement(interaction, "simpleMatchSet"), SubElement(interaction, "simpleMatchSet")
    for place, text in enumerate(draft.prompts):
        SubElement(prompts, "simpleAssociableChoice", identifier=f"P{place + 1}", matchMax="1").text = xml_safe(text)
    for place, text in enumerate(draft.texts):
        SubElement(options, "simpleAssociableChoice", identifier=_name(place), matchMax="0").text = xml_safe(text)


def _numbers(body: Element, draft: Draft) -> None:
    entry = SubElement(SubElement(body, "p"), "textEntryInteraction", responseIdentifier=_RESPONSE)
    entry.tail = f" {xml_safe(draft.unit)}" if draft.unit else None


_INTERACTIONS = {Kind.ORDERING: _orders, Kind.MATCHING: _matches, Kind.NUMERIC: _numbers}


def _processing(draft: Draft, version: QtiVersion) -> Element:
    """All or nothing; a number within its tolerance."""
    if draft.type != Kind.NUMERIC:
        return Element("responseProcessing", template=_TEMPLATES[version])
    processing = Element("responseProcessing")
    condition = SubElement(SubElement(processing, "responseCondition"), "responseIf")
    tolerance = f"{draft.tolerance:f}"
    equal = SubElement(condition, "equal", toleranceMode="absolute", tolerance=f"{tolerance} {tolerance}")
    SubElement(equal, "variable", identifier=_RESPONSE)
    SubElement(equal, "correct", identifier=_RESPONSE)
    outcome = SubElement(condition, "setOutcomeValue", identifier="SCORE")
    SubElement(outcome, "baseValue", baseType="float").text = "1"
    return processing
