"""The two spellings of QTI: camel case in 2.x, `qti-` and hyphens in 3.0.

https://www.imsglobal.org/spec/qti/v3p0/impl
"""

import re
from dataclasses import dataclass
from enum import Enum
from xml.etree.ElementTree import Element

_HTML = frozenset(
    {
        "p",
        "div",
        "span",
        "img",
        "br",
        "hr",
        "object",
        "b",
        "i",
        "em",
        "strong",
        "sub",
        "sup",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
    }
)
_CAPITAL = re.compile(r"(?<!^)([A-Z])")


@dataclass(frozen=True)
class Spelling:
    """What tells one version of QTI from another."""

    namespace: str
    item_type: str
    schema_version: str
    is_hyphenated: bool


class QtiVersion(Enum):
    """The versions that are written."""

    V21 = Spelling("http://www.imsglobal.org/xsd/imsqti_v2p1", "imsqti_item_xmlv2p1", "2.1", is_hyphenated=False)
    V22 = Spelling("http://www.imsglobal.org/xsd/imsqti_v2p2", "imsqti_item_xmlv2p2", "2.2", is_hyphenated=False)
    V30 = Spelling("http://www.imsglobal.org/xsd/imsqtiasi_v3p0", "imsqti_item_xmlv3p0", "3.0", is_hyphenated=True)


def hyphenated(tree: Element) -> Element:
    """A tree of 2.x in the spelling of 3.0."""
    name = tree.tag if tree.tag in _HTML else f"qti-{_hyphens(tree.tag)}"
    other = Element(
        name, {_hyphens(key) if tree.tag not in _HTML else key: value for key, value in tree.attrib.items()}
    )
    other.text, other.tail = tree.text, tree.tail
    other.extend(hyphenated(child) for child in tree)
    return other


def camel(tree: Element) -> Element:
    """A tree of any version in the spelling of 2.x."""
    for element in tree.iter():
        element.tag = _camel(element.tag.removeprefix("qti-")) if element.tag.startswith("qti-") else element.tag
        for key in [key for key in element.attrib if "-" in key]:
            element.attrib[_camel(key)] = element.attrib.pop(key)
    return tree


def _hyphens(name: str) -> str:
    return name if ":" in name else _CAPITAL.sub(lambda match: f"-{match[1].lower()}", name)


def _camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(word.capitalize() for word in others)
