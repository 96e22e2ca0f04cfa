"""A PowerPoint file: one section a slide, what the speaker wrote for themselves kept apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.files.findings import FileError
from core.files.packages import Package
from core.files.sentences import DAMAGED
from courses.formats.office.lines import Line, Look, Numbering, Part
from courses.formats.office.nodes import Node, Relation, main_part, relations_of, tree_of
from courses.formats.office.pictures import Album
from courses.formats.office.remarks import Remarks
from courses.formats.office.shape.assembly import assembled
from courses.formats.office.shape.tidying import tidied
from courses.formats.office.slide_tables import slide_table
from courses.formats.office.tree import Block, Heading, Span, SpeakerNote
from courses.formats.office.word.links import clean_href
from courses.formats.office.word.runs import chosen

MOST_SLIDES = 1_000
_TITLES = {"title", "ctrTitle"}
_NOT_TEXT = {"dt", "ftr", "hdr", "sldNum", "sldImg"}
_MEDIA = {"videoFile", "audioFile", "wavAudioFile", "quickTimeFile"}


@dataclass
class Slide:
    """One slide: its title, what is on it, what its speaker wrote."""

    title: list[Part] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    notes: list[Part] = field(default_factory=list)

    def all_parts(self) -> Iterator[Part]:
        """Everything with text."""
        yield from self.title
        yield from self.parts
        yield from self.notes


class SlideReader:
    """Reads one PowerPoint file."""

    def __init__(self, package: Package, remarks: Remarks) -> None:
        self._package, self._remarks = package, remarks
        self._album = Album(package, remarks)
        self._relations: dict[str, Relation] = {}
        self.fonts: set[str] = set()

    def read(self) -> list[Slide]:
        """The slides that are shown, in their order."""
        main = main_part(self._package, "ppt/presentation.xml")
        relations = relations_of(self._package, main)
        listed = tree_of(self._package, main).child("sldIdLst")
        slides = []
        for node in (listed.children if listed else [])[:MOST_SLIDES]:
            relation = relations.get(node.relation("id"))
            if relation is None or relation.is_outside:
                raise FileError("damaged", DAMAGED)
            slide = self._slide(relation.target)
            if slide is not None:
                slides.append(slide)
        return slides

    def shaped(self, slides: list[Slide], legacy: str) -> tuple[str, list[Block]]:
        """The title of the whole, and a heading with its blocks for every other slide."""
        title, blocks = "", list[Block]()
        for number, slide in enumerate(slides):
            heading = " ".join(_text(tidied(slide.title, legacy)).split())
            if number == 0 and heading:
                title = heading
            elif heading:
                blocks.append(Heading(1, heading))
            blocks += assembled(tidied(slide.parts, legacy))
            if notes := _text(tidied(slide.notes, legacy)):
                blocks.append(SpeakerNote(notes))
        return title, blocks

    def _slide(self, name: str) -> Slide | None:
        root = tree_of(self._package, name)
        tree = root.child("cSld", "spTree")
        if root.get("show", "1") in {"0", "false"}:
            self._remarks.add("hidden_slide", _text(self._slide_of(tree).title) if tree else "")
            return None
        self._relations = relations_of(self._package, name)
        self.fonts.update(node.get("typeface") for node in root.every("latin"))
        slide = self._slide_of(tree) if tree else Slide()
        slide.notes = self._notes()
        if root.child("timing") and any(node.name in _MEDIA for node in root.every(*_MEDIA)):
            self._remarks.add("media")
        return slide

    def _slide_of(self, tree: Node) -> Slide:
        slide = Slide()
        for shape in _shapes(tree):
            kind = _placeholder(shape)
            if kind in _NOT_TEXT:
                continue
            parts = self._parts(shape)
            is_title = kind in _TITLES and not slide.title
            (slide.title if is_title else slide.parts).extend(parts)
        return slide

    def _parts(self, shape: Node) -> list[Part]:
        match shape.name:
            case "pic":
                return self._picture(shape)
            case "graphicFrame":
                return self._frame(shape)
            case _:
                body = shape.child("txBody")
                return list(self._lines(body, _placeholder(shape))) if body else []

    def _picture(self, shape: Node) -> list[Part]:
        described = shape.child("nvPicPr", "cNvPr")
        if any(shape.every(*_MEDIA)):
            self._remarks.add("media")
        blip = next(shape.every("blip"), None)
        relation = self._relations.get(blip.relation("embed") or blip.relation("link")) if blip else None
        picture = self._album.picture(relation, described=described)
        return [picture] if picture else []

    def _frame(self, shape: Node) -> list[Part]:
        table = next(shape.every("tbl"), None)
        if table is not None:
            found = slide_table(table)
            return [found] if found else []
        for name, code in (("chart", "chart"), ("relIds", "smart_art"), ("oleObj", "embedded_object")):
            if any(shape.every(name)):
                self._remarks.add(code)
        node = next(shape.every("relIds"), None)
        relation = self._relations.get(node.relation("dm")) if node else None
        if relation is None or relation.is_outside or relation.target not in self._package:
            return []
        points = tree_of(self._package, relation.target).every("pt")
        texts = ("".join(run.text for run in point.every("t")).strip() for point in points)
        return [Line((Span(text),)) for text in texts if text]

    def _lines(self, body: Node, placeholder: str) -> Iterator[Line]:
        paragraphs = [node for node in body.children if node.name == "p"]
        lines = [self._line(node) for node in paragraphs]
        full = [line for line in lines if line.text.strip()]
        is_list = placeholder in {"body", "obj"} or (len(full) > 1 and placeholder != "subTitle")
        for node, line in zip(paragraphs, lines, strict=True):
            if line.text.strip():
                line.numbering = _numbering(node, is_list=is_list and len(full) > 1)
                yield line

    def _line(self, node: Node) -> Line:
        spans = list(self._spans(node))
        letters = [span for span in spans if span.text.strip()]
        return Line(tuple(spans), Look(is_bold=bool(letters) and all(span.is_bold for span in letters)))

    def _spans(self, node: Node) -> Iterator[Span]:
        for child in node.children:
            match child.name:
                case "r" | "fld":
                    properties = child.child("rPr") or Node("", {})
                    text = child.child("t")
                    yield Span(
                        text.text if text else "",
                        properties.get("b") in {"1", "true"},
                        properties.get("i") in {"1", "true"},
                        self._href(properties),
                    )
                case "br":
                    yield Span("\n")
                case "AlternateContent" | "m":
                    self._remarks.add("equation")
                    yield Span("".join(text.text for text in chosen(child).every("t")))

    def _href(self, properties: Node) -> str:
        link = properties.child("hlinkClick")
        relation = self._relations.get(link.relation("id")) if link else None
        if relation is None:
            return ""
        if not relation.is_outside:
            self._remarks.add("internal_link")
            return ""
        if not clean_href(relation.target):
            self._remarks.add("bad_link", relation.target)
        return clean_href(relation.target)

    def _notes(self) -> list[Part]:
        relation = next((found for found in self._relations.values() if found.kind == "notesSlide"), None)
        if relation is None or relation.is_outside or relation.target not in self._package:
            return []
        tree = tree_of(self._package, relation.target).child("cSld", "spTree")
        shapes = _shapes(tree) if tree else ()
        bodies = (shape.child("txBody") for shape in shapes if _placeholder(shape) == "body")
        lines: list[Part] = [line for body in bodies if body for line in self._lines(body, "subTitle")]
        if lines:
            self._remarks.add("speaker_notes")
        return lines


def _shapes(tree: Node) -> Iterator[Node]:
    """The shapes of a slide from the back to the front, those of groups in their place."""
    for node in tree.children:
        if node.name in {"sp", "pic", "graphicFrame", "cxnSp"}:
            yield node
        elif node.name == "grpSp":
            yield from _shapes(node)
        elif node.name == "AlternateContent":
            yield from _shapes(chosen(node))


def _placeholder(shape: Node) -> str:
    """The kind of placeholder that a shape is; nothing for one that stands free."""
    found = shape.child("nvSpPr", "nvPr", "ph") or shape.child("nvPicPr", "nvPr", "ph")
    found = found or shape.child("nvGraphicFramePr", "nvPr", "ph")
    return found.get("type", "obj") if found else ""


def _numbering(node: Node, *, is_list: bool) -> Numbering | None:
    properties = node.child("pPr") or Node("", {})
    level = properties.get("lvl")
    depth = int(level) if level.isdigit() else 0
    if properties.child("buAutoNum"):
        return Numbering("", depth, "decimal")
    if properties.child("buNone"):
        return None
    if properties.child("buChar") or properties.child("buBlip") or is_list:
        return Numbering("", depth, "bullet")
    return None


def _text(parts: list[Part]) -> str:
    return "\n".join(part.text.strip() for part in parts if isinstance(part, Line))
