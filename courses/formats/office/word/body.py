"""The body of a Word file as lines, tables, pictures and boxes in their order."""

from collections.abc import Callable

from core.files.packages import Package
from core.text.unicode import tidy_text
from courses.formats.office.lines import Bookmark, Line, Numbering, Part
from courses.formats.office.nodes import Node, tree_of
from courses.formats.office.pictures import Album
from courses.formats.office.remarks import Remarks
from courses.formats.office.tree import Footnote, PageBreak
from courses.formats.office.word.drawings import DrawingReader
from courses.formats.office.word.runs import Inside, RunReader, chosen
from courses.formats.office.word.source import WordSource
from courses.formats.office.word.state import Reading
from courses.formats.office.word.styles import outline_level
from courses.formats.office.word.tables import TableReader

_TRANSPARENT = ("sdtContent", "customXml", "ins", "moveTo")
_REMARKED = {"altChunk": "other_document", "del": "tracked_changes", "moveFrom": "tracked_changes"}
_ROLES = {
    "title": "title",
    "tên tài liệu": "title",
    "subtitle": "subtitle",
    "caption": "caption",
    "toc heading": "contents",
    "table of figures": "contents",
    # The styles of the files that we write: see `courses.formats.paper.word.styles`.
    **{f"hmt {role}": role for role in ("label", "name", "question", "explanation", "quote", "printed")},
}
_CONTENTS = "toc "


class WordReader:
    """Reads one Word file."""

    def __init__(self, package: Package, remarks: Remarks, *, bookmarks: str = "") -> None:
        """Bookmarks are told of where their names begin so; none are if nothing is said."""
        self._bookmarks = bookmarks
        self._source = WordSource(package)
        self._remarks = remarks
        self._reading = Reading(self._source, remarks, Album(package, remarks))
        self._reading.drawn = DrawingReader(self._reading, self.parts).read
        self._runs = RunReader(self._reading)
        self._tables = TableReader(remarks, self.parts)
        self._readers: dict[str, Callable[[Node], list[Part]]] = {
            "p": self._paragraph,
            "tbl": self._tables.read,
            "sdt": self._content_control,
            "AlternateContent": lambda node: self.parts(chosen(node)),
            "oMathPara": lambda node: self._paragraph(Node("p", {}, [node])),
            "bookmarkStart": self._bookmark,
            **dict.fromkeys(_TRANSPARENT, self.parts),
        }
        self.fonts: set[str] = set(self._source.styles.fonts)

    def read(self) -> list[Part]:
        """The whole body; what stands beside it is told of."""
        self._tell_of_margins()
        self.fonts.update(node.get("ascii") for node in self._source.body.every("rFonts"))
        return self.parts(self._source.body)

    def footnotes(self) -> tuple[Footnote, ...]:
        """The notes that the text refers to; it must have been read."""
        trees = {kind: self._source.part(f"{kind}s") for kind in ("footnote", "endnote")}
        found = []
        for number, (kind, note) in enumerate(list(self._reading.notes), start=1):
            tree = trees[kind]
            nodes = [node for node in tree.children if node.get("id") == note] if tree else []
            lines = [part.text for node in nodes for part in self.parts(node) if isinstance(part, Line)]
            found.append(Footnote(number, tidy_text("\n".join(lines))))
        return tuple(found)

    def parts(self, node: Node) -> list[Part]:
        """What stands in a body, a cell, a text box, a note."""
        found: list[Part] = []
        for child in node.children:
            found.extend(self._part(child))
        return found

    def _part(self, node: Node) -> list[Part]:
        read = self._readers.get(node.name)
        if read is not None:
            return read(node)
        if node.name in _REMARKED:
            self._remarks.add(_REMARKED[node.name])
        return []

    def _content_control(self, node: Node) -> list[Part]:
        gallery = node.child("sdtPr", "docPartObj")
        if gallery is not None and gallery.value_of("docPartGallery") == "Table of Contents":
            self._remarks.add("table_of_contents")
            return []
        content = node.child("sdtContent")
        return self.parts(content) if content else []

    def _paragraph(self, node: Node) -> list[Part]:
        properties = node.child("pPr") or Node("", {})
        style = properties.value_of("pStyle")
        role = self._role(style)
        inside = Inside(self._source.styles.look(style))
        self._runs.read(node, inside)
        if role == "contents":
            self._remarks.add("table_of_contents", times=0 if "table_of_contents" in self._remarks else 1)
            return []
        breaks: list[Part] = [PageBreak()] if properties.says("pageBreakBefore") else []
        line = Line(
            tuple(inside.spans),
            inside.look,
            level=self._level(properties, style),
            role=role,
            numbering=self._numbering(properties, style),
            is_centred=self._is_centred(properties, style),
            has_tab_and_number=_ends_as_contents("".join(span.text for span in inside.spans)),
        )
        marks = [mark for child in node.every("bookmarkStart") for mark in self._bookmark(child)]
        return [*marks, *breaks, *inside.before, *([line] if inside.spans else []), *inside.after]

    def _bookmark(self, node: Node) -> list[Part]:
        name = node.get("name")
        return [Bookmark(name)] if self._bookmarks and name.startswith(self._bookmarks) else []

    def _role(self, style: str) -> str:
        for name in self._source.styles.names(style):
            if name in _ROLES:
                return _ROLES[name]
            if name.startswith(_CONTENTS):
                return "contents"
        return ""

    def _level(self, properties: Node, style: str) -> int:
        own = properties.child("outlineLvl")
        return outline_level(own.get("val")) if own else self._source.styles.level(style)

    def _numbering(self, properties: Node, style: str) -> Numbering | None:
        own, styles, numbering = properties.child("numPr"), self._source.styles, self._source.numbering
        named = styles.listed(style)
        if own is not None:
            inherited = styles.numbering(style)
            if own.value_of("numId") or inherited is None:
                return numbering.of(own)
            return numbering.of(Node("numPr", {}, [*own.children, *inherited.children]))
        found = numbering.of(styles.numbering(style), default_level=0)
        if found is None and named is not None:
            return Numbering(named[0], named[1], "decimal" if named[0] == "number" else "bullet")
        return found

    def _is_centred(self, properties: Node, style: str) -> bool:
        own = properties.value_of("jc")
        return own == "center" if own else self._source.styles.is_centred(style)

    def _tell_of_margins(self) -> None:
        """Headers, footers and comments: that they are there, never what they say."""
        comments = self._source.part("comments")
        if comments is not None and comments.children:
            self._remarks.add("comments", times=len(comments.children))
        for relation in self._source.relations.values():
            if relation.kind in {"header", "footer"} and relation.target in self._source.package:
                tree = tree_of(self._source.package, relation.target)
                if any(text.text.strip() for text in tree.every("t")):
                    self._remarks.add("headers_footers", times=0 if "headers_footers" in self._remarks else 1)


def _ends_as_contents(text: str) -> bool:
    """Whether a line ends as those of a table of contents do: dots or a tab, and the number of a page."""
    head, _gap, number = text.rstrip().replace("\t", " \t").rpartition("\t")
    if head and number.strip().isdigit():
        return True
    before = text.rstrip().rstrip("0123456789")
    return before != text.rstrip() and before.rstrip().endswith(("....", "……"))
