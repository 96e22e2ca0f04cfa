"""XML from outside as a tree, guarded; and the HTML inside questions as plain lines, and back."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree.ElementTree import Element, TreeBuilder

from core.files.findings import FileError
from core.files.markup import Attributes, Scanner, scan
from core.files.sentences import DAMAGED
from core.text.unicode import tidy_line

MOST_ELEMENTS = 400_000


class _Trees(Scanner):
    """Everything, as one tree; names come without their prefixes."""

    wants_text = True

    def __init__(self) -> None:
        self._builder, self._count = TreeBuilder(), 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise FileError("too_large", DAMAGED)
        self._builder.start(name, {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._builder.end(name)

    def text(self, text: str) -> None:
        self._builder.data(text)

    def tree(self) -> Element:
        return self._builder.close()


def tree_of(chunks: Iterable[bytes]) -> Element:
    """The document; refused where it has a document type, is too deep, too large or damaged."""
    trees = _Trees()
    scan(chunks, trees)
    return trees.tree()


@dataclass
class Plain:
    """HTML as lines of text: the pictures in it as (source, alternative text), and what could not be carried."""

    text: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


_LINES = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre"}
_LOST = {"b", "strong", "i", "em", "u", "table", "a", "font", "video", "audio", "iframe", "object", "embed", "svg"}
_UNSEEN = {"script", "style", "head", "title", "template"}
_RAISED = {
    "sup": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_TAGS = re.compile(
    r"</[a-zA-Z]|<(?:br|p|img|b|i|u|em|strong|sub|sup|span|div|ul|ol|li|table|font|!--)\b[^<>]{0,2000}>"
    r"|&(?:[a-zA-Z]{2,8}|#x?[0-9a-fA-F]{1,6});"
)


_REMARKS = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^<>]{0,5000}>)")


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.plain, self._pieces, self._raised, self._unseen = Plain(), list[str](), "", 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "img":
            self.plain.pictures.append((unquote(said.get("src", "")), tidy_line(said.get("alt", ""))))
        elif tag in {"td", "th"}:
            self._pieces.append("  ")
        elif tag in _LINES:
            self._pieces.append("\n- " if tag == "li" else "\n")
        self._raised = tag if tag in _RAISED else self._raised
        if tag in _LOST:
            self.plain.lost.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _RAISED:
            self._raised = ""
        elif tag in _LINES:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._raised and (raised := data.translate(_RAISED[self._raised])) != data:
            data = raised
        elif self._raised and data.strip():
            self.plain.lost.add(self._raised)
        self._pieces.append(re.sub(r"[\r\n\t]+", " ", data))

    def lines(self) -> str:
        """The text, a paragraph a line."""
        lines = (tidy_line(line) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line)


def plain_of(markup: str) -> Plain:
    """What the HTML says; tags are read, never kept."""
    parser = _Lines()
    parser.feed(_NO_TAG.sub("&lt;", _REMARKS.sub("", markup)))
    parser.close()
    parser.plain.text = parser.lines()
    return parser.plain


def has_tags(text: str) -> bool:
    """Whether a text looks like HTML."""
    return _TAGS.search(text) is not None


def html_of(text: str) -> str:
    """Plain lines as HTML that `plain_of` reads back."""
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n"))
