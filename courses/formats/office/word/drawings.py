"""What is drawn in a Word paragraph: pictures, text boxes, charts, in the words of today's and of the 1990s' Word."""

from collections.abc import Callable, Iterator

from courses.formats.office.lines import Box, Line, Part
from courses.formats.office.nodes import Node, tree_of
from courses.formats.office.tree import Span
from courses.formats.office.word.state import Reading

_FOUND = {"pic", "imagedata", "txbxContent", "chart", "relIds", "wavAudioFile", "videoFile", "webVideoPr"}
_MEDIA = {"wavAudioFile", "videoFile", "webVideoPr"}


class DrawingReader:
    """Reads drawings; what stands in a text box is read by `body`."""

    def __init__(self, reading: Reading, body: Callable[[Node], list[Part]]) -> None:
        self._reading, self._body = reading, body

    def read(self, drawing: Node) -> list[Part]:
        """Everything in a drawing that can be carried."""
        return [part for node, around in _found(drawing, drawing) for part in self._parts(node, around, drawing)]

    def _parts(self, node: Node, around: Node, drawing: Node) -> Iterator[Part]:
        match node.name:
            case "txbxContent":
                self._reading.remarks.add("text_box")
                yield Box(self._body(node))
            case "chart":
                self._reading.remarks.add("chart")
            case "relIds":
                self._reading.remarks.add("smart_art")
                yield from self._smart_art(node)
            case name if name in _MEDIA:
                self._reading.remarks.add("media")
            case _:
                yield from self._picture(node, around, drawing)

    def _picture(self, node: Node, around: Node, drawing: Node) -> Iterator[Part]:
        named = node.child("nvPicPr", "cNvPr")
        shown = next(node.every("blip"), None) if node.name == "pic" else node
        described = next((inner for inner in drawing.every("docPr")), None) if node.name == "pic" else around
        if shown is None:
            return
        relation = self._reading.source.relations.get(shown.relation("embed", "id") or shown.relation("link"))
        picture = self._reading.album.picture(relation, described=described, named=named)
        if picture:
            yield picture

    def _smart_art(self, node: Node) -> Iterator[Part]:
        relation = self._reading.source.relations.get(node.relation("dm"))
        if relation is None or relation.is_outside or relation.target not in self._reading.source.package:
            return
        data = tree_of(self._reading.source.package, relation.target)
        for point in data.every("pt"):
            if text := "".join(run.text for run in point.every("t")).strip():
                yield Line((Span(text),))


def _found(node: Node, around: Node) -> Iterator[tuple[Node, Node]]:
    """The nodes that matter, each with the one around it; what stands in a text box is that box's own affair."""
    waiting = [(node, around)]
    while waiting:
        here, parent = waiting.pop()
        if here.name in _FOUND:
            yield here, parent
        elif here.name == "AlternateContent":
            first = next((child for child in here.children if child.children), None)
            waiting.extend([(first, here)] if first else [])
        else:
            waiting.extend((child, here) for child in reversed(here.children))
