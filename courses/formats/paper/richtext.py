"""Running text between the editor's HTML and the lines of a page; and one-line texts with their `**marks**`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import count, groupby

from courses.formats.office.lines import Line, Numbering
from courses.formats.office.shape.lists import gathered
from courses.formats.office.stream import html_of
from courses.formats.office.tree import Paragraph, Span, Spans

QUOTE = "quote"
_BOLD, _ITALIC, _LISTS, _BLOCKS = {"b", "strong"}, {"i", "em"}, {"ul", "ol"}, {"p", "blockquote"}
_KNOWN = _BOLD | _ITALIC | _LISTS | _BLOCKS | {"a", "br", "code", "li"}
# An address that the editor keeps by the id of a page or document travels behind one that leads nowhere.
_INSIDE = "https://trong-trang.invalid/"
_INSIDE_HREF = re.compile(rf'<a href="{re.escape(_INSIDE)}(\w+)/(\d+)">')
_CODE, _KEY = re.compile(r"`([^`<>]+)`"), re.compile(r'data-block-key="\w+"')


class CannotCarryError(Exception):
    """The text has something in it that paper cannot bring back."""


def lines_of(html: str, *, list_prefix: str) -> list[Line]:
    """The lines of a rich text; every list has an id of its own. Raises `CannotCarryError`."""
    reader = _Reader(list_prefix)
    reader.feed(html)
    reader.close()
    return reader.lines


def html_of_lines(lines: Iterable[Line]) -> str:
    """The rich text that the lines are; its paragraphs have keys that are told apart through the whole text."""
    html = "".join(
        "".join(map(_quoted, group)) if is_quote else html_of(gathered(list(group)))
        for is_quote, group in groupby(lines, key=lambda line: line.role == QUOTE)
    )
    html = _INSIDE_HREF.sub(r'<a linktype="\1" id="\2">', _CODE.sub(r"<code>\1</code>", html))
    numbers = count()
    return _KEY.sub(lambda _match: f'data-block-key="k{next(numbers):04}"', html)


def _quoted(line: Line) -> str:
    paragraph = html_of([Paragraph(line.spans)])
    return f"<blockquote{paragraph.removeprefix('<p').removesuffix('</p>')}</blockquote>"


class _Reader(HTMLParser):
    """Takes the editor's few elements apart."""

    def __init__(self, list_prefix: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._prefix, self._count = list_prefix, 0
        self._here: Line | None = None
        self._look = Span("")
        self._before: list[Span] = []
        self._lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN:
            raise CannotCarryError(tag)
        if tag in _LISTS:
            self._count += not self._lists
            self._lists.append(tag)
        elif tag in _BLOCKS or tag == "li":
            self._begin(tag)
        elif tag == "br":
            self._say("\n")
        else:
            self._before.append(self._look)
            self._look = self._changed(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag in _LISTS | _BLOCKS | {"li"}:
            self._here = None
        elif tag != "br" and self._before:
            if tag == "code":
                self._say("`")
            self._look = self._before.pop()

    def handle_data(self, data: str) -> None:
        if self._here is None and data.strip():
            self._begin("p")
        if self._here is not None:
            self._say(data)

    def _begin(self, tag: str) -> None:
        numbering = None
        if tag == "li" and self._lists:
            form = "decimal" if self._lists[-1] == "ol" else "bullet"
            top = "decimal" if self._lists[0] == "ol" else "bullet"
            name = f"{self._prefix}.{self._count}" + ("" if form == top else ".other")
            numbering = Numbering(name, len(self._lists) - 1, form)
        self._here = Line((), role=QUOTE if tag == "blockquote" else "", numbering=numbering)
        self.lines.append(self._here)

    def _changed(self, tag: str, attributes: dict[str, str | None]) -> Span:
        if tag == "a":
            kind, target = attributes.get("linktype"), attributes.get("id")
            inside = f"{_INSIDE}{kind}/{target}" if kind and target else ""
            return replace(self._look, href=inside or attributes.get("href") or "")
        if tag == "code":
            self._say("`")
            return self._look
        return replace(
            self._look, is_bold=self._look.is_bold or tag in _BOLD, is_italic=self._look.is_italic or tag in _ITALIC
        )

    def _say(self, text: str) -> None:
        if self._here is None:
            self._begin("p")
        if self._here is not None:
            self._here.spans = (*self._here.spans, replace(self._look, text=text))


_MARKED = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")


def spans_of_line(text: str) -> Spans:
    """A text of one line, its `**bold**` and `*emphasised*` words shown as such."""
    spans, end = list[Span](), 0
    for match in _MARKED.finditer(text):
        spans.append(Span(text[end : match.start()]))
        spans.append(Span(match["bold"] or match["italic"], bool(match["bold"]), bool(match["italic"])))
        end = match.end()
    spans.append(Span(text[end:]))
    return tuple(span for span in spans if span.text)


def line_of_spans(spans: Iterable[Span]) -> str:
    """The other way round; the address of a link stays behind."""
    return "".join(map(_marked, spans)).strip()


def _marked(span: Span) -> str:
    sign = "**" if span.is_bold else "*" if span.is_italic else ""
    words = span.text.strip()
    if not sign or not words or "*" in words:
        return span.text
    begin = span.text.index(words)
    return f"{span.text[:begin]}{sign}{words}{sign}{span.text[begin + len(words) :]}"


def said(lines: Sequence[Line]) -> str:
    """Lines as one text of a field."""
    return "\n".join(filter(None, (line_of_spans(line.spans) for line in lines)))
