"""The body of a Word file: lines, tables, frames and pictures as WordprocessingML."""

from collections.abc import Sequence
from itertools import count

from courses.formats.office.lines import Box, Line, Part
from courses.formats.office.tree import Picture, Span, Table
from courses.formats.paper.carriers import EXPLANATION, LABEL, NAME, QUESTION, Frame
from courses.formats.paper.richtext import QUOTE
from courses.formats.paper.tables import CAPTION
from courses.formats.paper.word import styles
from courses.formats.paper.word.links import Links
from courses.formats.paper.word.lists import Lists
from courses.formats.paper.word.markup import element, words
from courses.formats.paper.word.pictures import Pictures
from courses.formats.paper.word.tables import framed, tabled

TITLE, PRINTED = "title", "printed"
_STYLES = {
    TITLE: styles.TITLE,
    PRINTED: styles.PRINTED,
    LABEL: styles.LABEL,
    NAME: styles.NAME,
    QUESTION: styles.QUESTION,
    EXPLANATION: styles.EXPLANATION,
    CAPTION: styles.CAPTION,
    QUOTE: styles.QUOTE,
}
_GAP = element("p", element("pPr", element("pStyle", val=styles.GAP)))


class BodyWriter:
    """Writes the blocks one after the other, each with the bookmark that names it."""

    def __init__(self) -> None:
        self.links, self.lists = Links(), Lists()
        self.pictures = Pictures(self.links)
        self._bookmarks = count(1)

    def block(self, parts: Sequence[Part], mark: str = "") -> str:
        """A block; what follows a table is held apart from it, or Word would make them one."""
        begin, end = self._bookmark(mark) if mark else ("", "")
        shown = [part for part in parts if not (isinstance(part, Line) and not part.spans)]
        if shown and all(isinstance(part, Line) for part in shown):
            return self._lines([part for part in shown if isinstance(part, Line)], begin, end)
        found = []
        for part in shown:
            found.append(self._part(part, begin, end))
            begin = end = ""
        return "".join(found)

    def _part(self, part: Part, begin: str, end: str) -> str:
        match part:
            case Line():
                return self._lines([part], begin, end)
            case Box():
                return self._frame(part, begin, end) + _GAP
            case Table():
                return tabled(part, (begin, end)) + _GAP
            case Picture():
                run = element("r", self.pictures.drawing(part))
                return element("p", element("pPr", element("keepNext"), element("jc", val="center")), begin, run, end)
        return ""

    def _bookmark(self, name: str) -> tuple[str, str]:
        number = next(self._bookmarks)
        return element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)

    def _lines(self, lines: Sequence[Line], begin: str = "", end: str = "") -> str:
        """Lines in one bookmark: it begins with the first and ends with the last."""
        last = len(lines) - 1
        return "".join(
            self._paragraph(line, begin if n == 0 else "", end if n == last else "") for n, line in enumerate(lines)
        )

    def _paragraph(self, line: Line, begin: str = "", end: str = "", style: str = "") -> str:
        style = style or (f"Heading{min(line.level, 3)}" if line.level else _STYLES.get(line.role, ""))
        properties = element("pStyle", val=style) if style else ""
        if line.numbering:
            properties += self.lists.properties(line.numbering)
        return element(
            "p",
            element("pPr", properties) if properties else "",
            begin,
            *map(self._span, line.spans),
            end,
        )

    def _span(self, span: Span) -> str:
        look = element("rStyle", val="Hyperlink") if span.href else ""
        look += element("b") if span.is_bold else ""
        look += element("i") if span.is_italic else ""
        run = element("r", element("rPr", look) if look else "", words(span.text))
        if not span.href:
            return run
        return element("hyperlink", run, r_id=self.links.to("hyperlink", span.href))

    def _frame(self, box: Box, begin: str, end: str) -> str:
        lines = [part for part in box.parts if isinstance(part, Line) and part.spans]
        return framed(self._lines(lines, begin, end), is_sealed=isinstance(box, Frame) and box.is_sealed)
