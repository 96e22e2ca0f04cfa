"""QTI packages: a manifest, an item for each question, and the pictures."""

import re
from collections.abc import Iterable
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from quizzes.formats.drafts import Draft, Kind, Picture
from quizzes.formats.loss import Output, is_fixed, lost_facts
from quizzes.formats.moodle.tags import tags_of
from quizzes.formats.paths import path_text
from quizzes.formats.pictures import extension_of
from quizzes.formats.qti.asking import RESPONSE, ask, lines, says
from quizzes.formats.qti.elements import Sheet
from quizzes.formats.qti.names import QtiVersion, hyphenated
from quizzes.formats.qti.reading import CATEGORY, MANIFEST
from quizzes.formats.word.writing import packed
from quizzes.formats.xml_text import xml_safe

_CARRIES = frozenset(
    {"code", "explanation", "category", "level", "competence", "unit", "pictures", "notes", "keeps_order"}
) | {"tags", "legal_reference", "lesson", "model", "scoring", "accepts"}
_UNMARKED = {Kind.ESSAY, Kind.UPLOAD, Kind.LIKERT}
_TEMPLATES = {
    QtiVersion.V21: "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
    QtiVersion.V22: "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct",
    QtiVersion.V30: "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
}


def write_qti(drafts: Iterable[Draft], version: QtiVersion) -> Output:
    """All questions as a package of this version."""
    output, parts, resources = Output(), list[tuple[str, bytes]](), list[Element]()
    for number, draft in enumerate(drafts, start=1):
        if not says(draft) or not is_fixed(draft):
            output.leave_out(draft, "QTI")
            continue
        files = _Files(number)
        item = _item(draft, number, version, files)
        tree = hyphenated(item) if version.value.is_hyphenated else item
        tree.set("xmlns", version.value.namespace)
        path = f"items/q{number:04d}.xml"
        parts += [
            (path, tostring(tree, encoding="utf-8", xml_declaration=True)),
            *((f"items/{name}", content) for name, content in files.stored),
        ]
        resources.append(_resource(draft, number, path, version, [f"items/{name}" for name, _content in files.stored]))
        output.findings += lost_facts(draft, _CARRIES)
    output.content = packed([(MANIFEST, _manifest(resources, version)), *parts])
    return output


class _Files:
    """The pictures of one item, each in a place of its own, under its own name."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.stored: list[tuple[str, bytes]] = []

    def put(self, picture: Picture) -> str:
        """Where the item finds the picture."""
        own = re.sub(r"[^\w .()-]", "_", picture.name).strip(" .") or f"image{extension_of(picture.content)}"
        self.stored.append((f"q{self._number:04d}/{len(self.stored) + 1}/{own}", picture.content))
        return quote(self.stored[-1][0])


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
    keywords = [*([f"{CATEGORY}{path_text(draft.category)}"] if draft.category else ()), *tags_of(draft)]
    if keywords:
        lom = SubElement(SubElement(resource, "metadata"), "lom", {"xmlns": "http://ltsc.ieee.org/xsd/LOM"})
        general = SubElement(lom, "general")
        for keyword in keywords:
            SubElement(SubElement(general, "keyword"), "string", language="vi").text = xml_safe(keyword)
    for name in (path, *pictures):
        SubElement(resource, "file", href=name)
    return resource


def _item(draft: Draft, number: int, version: QtiVersion, files: "_Files") -> Element:
    facts = {
        "identifier": f"Q{number:04d}",
        "title": xml_safe(draft.code or f"Q{number:04d}"),
        "adaptive": "false",
        "timeDependent": "false",
    }
    if draft.code:
        facts["label"] = xml_safe(draft.code)
    item, sheet = Element("assessmentItem", facts), Sheet(files.put)
    score = SubElement(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    SubElement(SubElement(score, "defaultValue"), "value").text = "0"
    if draft.explanation:
        SubElement(item, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")
    body = SubElement(item, "itemBody")
    lines(body, draft.stem)
    for picture in draft.pictures or ():
        SubElement(SubElement(body, "p"), "img", src=files.put(picture), alt=xml_safe(picture.alt))
    ask(sheet, body, draft)
    for place, declaration in enumerate(sheet.declarations):
        item.insert(place, declaration)
    if draft.type not in _UNMARKED:
        item.append(_processing(sheet, version))
    if draft.explanation:
        said = {"outcomeIdentifier": "FEEDBACK", "identifier": "EXPLANATION", "showHide": "show"}
        lines(SubElement(item, "modalFeedback", said), draft.explanation)
    return item


def _processing(sheet: Sheet, version: QtiVersion) -> Element:
    """One answer: all or nothing. Several: each its part. A number counts within its tolerance."""
    names = [str(declaration.get("identifier")) for declaration in sheet.declarations]
    if names == [RESPONSE] and not sheet.tolerances:
        return Element("responseProcessing", template=_TEMPLATES[version])
    processing = Element("responseProcessing")
    for name in names:
        condition = SubElement(SubElement(processing, "responseCondition"), "responseIf")
        tolerance = f"{sheet.tolerances[name]:f}" if name in sheet.tolerances else ""
        facts = {"toleranceMode": "absolute", "tolerance": f"{tolerance} {tolerance}"}
        test = SubElement(condition, "equal", facts) if tolerance else SubElement(condition, "match")
        SubElement(test, "variable", identifier=name)
        SubElement(test, "correct", identifier=name)
        total = SubElement(SubElement(condition, "setOutcomeValue", identifier="SCORE"), "sum")
        SubElement(total, "variable", identifier="SCORE")
        SubElement(total, "baseValue", baseType="float").text = f"{1 / len(names):.6g}"
    return processing
