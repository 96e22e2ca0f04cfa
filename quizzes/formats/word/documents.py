"""A .docx as its lines with their looks, and its tables; what nobody sees in Word is not read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from core.files.findings import FileError, Finding
from core.files.packages import Package, open_office_package
from core.text.legacy import from_legacy, legacy_encoding
from core.text.unicode import nfc
from quizzes.formats.drafts import Picture
from quizzes.formats.markup import tree_of
from quizzes.formats.pictures import clean_picture
from quizzes.formats.word.numbering import Numbering
from quizzes.formats.written import PLAIN, Line, Look, Table, Written

MAIN = "word/document.xml"
_OFF = {"0", "false", "none", "off"}
_NO_COLOURS = {"", "auto", "000000", "00000A", "0D0D0D", "1A1A1A", "262626", "333333", "404040", "222222", "111111"}
_UNSEEN = {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "comment", "footnote"}
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_SWITCHES = {"b": Look.BOLD, "i": Look.ITALIC, "u": Look.UNDERLINE}

Looks = frozenset[Look]
Block = Line | Table


@dataclass
class Document:
    """What was read: blocks in order, and what should be known of the rest."""

    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_legacy: bool = False


@dataclass(frozen=True)
class _Style:
    looks: Mapping[Look, bool]
    based_on: str
    list: tuple[str, int] | None


def read_document(content: bytes, *, convert_legacy: bool = False) -> Document:
    """The text of a document; legacy letters are converted only where that is asked for."""
    package, findings = open_office_package(content)
    package.check_markup()
    if MAIN not in package:
        raise FileError("wrong_type", _("Đây không phải tệp Word. Đồng chí mở bằng Word rồi lưu lại dưới dạng .docx."))
    reader = _Reader(package)
    body = tree_of(package.chunks(MAIN)).find("body")
    blocks = list(reader.blocks(body)) if body is not None else []
    document = Document(blocks, [*findings, *reader.findings])
    if encoding := legacy_encoding(list(_texts(blocks)), fonts=reader.fonts):
        _told_or_converted(document, encoding, convert=convert_legacy)
    return document


def _told_or_converted(document: Document, encoding: str, *, convert: bool) -> None:
    before = next((text for text in _texts(document.blocks) if from_legacy(text, encoding) != text), "")[:60]
    after = from_legacy(before, encoding)
    if convert:
        document.blocks = [_converted(block, encoding) for block in document.blocks]
        message = _("Chữ viết theo bảng mã cũ đã được chuyển sang Unicode: “{before}” thành “{after}”.")
        document.findings.append(Finding("legacy_converted", message.format(before=before, after=after)))
        return
    document.is_legacy = True
    message = _("Chữ trong tệp viết theo bảng mã cũ: “{before}” sẽ thành “{after}”. Đồng chí xem rồi cho chuyển.")
    document.findings.append(Finding("legacy_encoding", message.format(before=before, after=after)))


def _converted(block: Block, encoding: str) -> Block:
    if isinstance(block, Table):
        return Table([[[_line_converted(line, encoding) for line in cell] for cell in row] for row in block.rows])
    return _line_converted(block, encoding)


def _line_converted(line: Line, encoding: str) -> Line:
    """The letters change their number, so each run of one look is converted by itself."""
    pieces, start, written = list[tuple[str, Looks]](), 0, line.written
    for place in range(1, len(written.text) + 1):
        if place == len(written.text) or written.looks[place] != written.looks[start]:
            pieces.append((from_legacy(written.text[start:place], encoding), written.looks[start]))
            start = place
    return Line(Written.of(pieces), line.pictures)


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        lines = [block] if isinstance(block, Line) else [line for row in block.rows for cell in row for line in cell]
        yield from (line.written.text for line in lines)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self.findings: list[Finding] = []
        self.fonts: set[str] = set()
        self._numbering = Numbering(self._part("word/numbering.xml"))
        self._styles = dict(self._read_styles())
        self._targets = self._read_targets()

    def _part(self, name: str) -> Element | None:
        return tree_of(self._package.chunks(name)) if name in self._package else None

    def _read_styles(self) -> Iterator[tuple[str, _Style]]:
        tree = self._part("word/styles.xml")
        for style in tree.iter("style") if tree is not None else ():
            based_on, looks = style.find("basedOn"), style.find("rPr")
            base = based_on.get("val", "") if based_on is not None else ""
            yield style.get("styleId", ""), _Style(_switches(looks), base, _list_of(style.find("pPr")))

    def _read_targets(self) -> dict[str, str]:
        tree = self._part("word/_rels/document.xml.rels")
        links = tree.iter("Relationship") if tree is not None else ()
        return {link.get("Id", ""): link.get("Target", "") for link in links if link.get("TargetMode") != "External"}

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The paragraphs and tables of a body or a cell, those in content controls included."""
        for child in parent:
            if child.tag == "p":
                yield from self._lines(child)
            elif child.tag == "tbl":
                yield self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)
            elif child.tag == "del":
                self._note_deleted()

    def _table(self, table: Element) -> Table:
        return Table([[list(self._lines_within(cell)) for cell in _within(row, "tc")] for row in _within(table, "tr")])

    def _lines_within(self, cell: Element) -> Iterator[Line]:
        for block in self.blocks(cell):
            if isinstance(block, Line):
                yield block
            else:
                yield from (line for row in block.rows for inner in row for line in inner)

    def _lines(self, paragraph: Element) -> Iterator[Line]:
        """The lines of a paragraph, with the number that Word writes before it."""
        properties = paragraph.find("pPr")
        style = _value(properties, "pStyle")
        looks = self._looks_of_style(style)
        written = Written.of(self._pieces(paragraph, looks))
        label = self._label(properties, style) if written.text.strip() else ""
        if label:
            written = Written.plain(f"{label} ") + written
        pictures = tuple(self._pictures(paragraph))
        for place, line in enumerate(written.split_lines()):
            yield Line(line, pictures if place == 0 else ())

    def _label(self, properties: Element | None, style: str) -> str:
        found = _list_of(properties)
        seen = set[str]()
        while found is None and style in self._styles and style not in seen:
            seen.add(style)
            found, style = self._styles[style].list, self._styles[style].based_on
        return self._numbering.label(*found) if found else ""

    def _pieces(self, parent: Element, looks: Mapping[Look, bool]) -> Iterator[tuple[str, Looks]]:
        for child in parent:
            if child.tag == "r":
                yield from self._run(child, looks)
            elif child.tag in {"del", "moveFrom"}:
                self._note_deleted()
            elif child.tag not in _UNSEEN:
                yield from self._pieces(child, looks)

    def _run(self, run: Element, inherited: Mapping[Look, bool]) -> Iterator[tuple[str, Looks]]:
        properties = run.find("rPr")
        said = {**inherited, **self._looks_of_style(_value(properties, "rStyle")), **_switches(properties)}
        if properties is not None and (fonts := properties.find("rFonts")) is not None:
            self.fonts.update(value for key, value in fonts.attrib.items() if key in {"ascii", "hAnsi", "cs"})
        if properties is not None and properties.find("vanish") is not None:
            return
        looks = frozenset(look for look, is_on in said.items() if is_on) or PLAIN
        yield from self._run_texts(run, looks, inherited)

    def _run_texts(self, run: Element, looks: Looks, inherited: Mapping[Look, bool]) -> Iterator[tuple[str, Looks]]:
        for child in run:
            if child.tag in _SIGNS:
                yield _SIGNS[child.tag], looks
            elif child.tag == "t":
                yield nfc((child.text or "").replace("\n", " ")), looks
            elif child.tag == "sym":
                yield _SYMBOLS.get(child.get("char", "").upper()[-2:], ""), looks
            elif child.tag in _FRAMES:
                for paragraph in (paragraph for box in _boxes(child) for paragraph in box.iter("p")):
                    yield from [("\n", looks), *self._pieces(paragraph, inherited)]

    def _looks_of_style(self, name: str, depth: int = 0) -> dict[Look, bool]:
        style = self._styles.get(name)
        if style is None or depth > len(Look) * 2:
            return {}
        return {**self._looks_of_style(style.based_on, depth + 1), **style.looks}

    def _note_deleted(self) -> None:
        message = _("Trong tệp có chữ đã xóa khi theo dõi sửa đổi; phần đó không được nhập.")
        if all(finding.code != "tracked_changes" for finding in self.findings):
            self.findings.append(Finding("tracked_changes", message))

    def _pictures(self, paragraph: Element) -> Iterator[Picture]:
        for drawing in paragraph.iter("drawing"):
            described = next(drawing.iter("docPr"), None)
            alt = (described.get("descr") or "") if described is not None else ""
            named = next(drawing.iter("cNvPr"), None)
            name = (named.get("name") or "") if named is not None else ""
            for blip in drawing.iter("blip"):
                picture = self._picture(self._targets.get(blip.get("embed", ""), ""), alt, name)
                if picture is not None:
                    yield picture

    def _picture(self, target: str, alt: str, called: str) -> Picture | None:
        """The picture, under the name of the file it was made of where Word has kept that."""
        name = str(PurePosixPath("word") / target) if not target.startswith("/") else target[1:]
        if not target or name not in self._package:
            return None
        try:
            file_name = called if PurePosixPath(called).suffix else PurePosixPath(name).name
            return Picture(file_name, alt, clean_picture(self._package.read(name)))
        except FileError as error:
            self.findings.append(Finding("picture_left_out", error.sentence, name))
            return None


_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FRAMES = {"AlternateContent", "drawing", "pict", "object", "Choice"}
_SYMBOLS = {"FC": "✓", "FE": "☑", "FD": "☒", "A8": "☐", "6F": "☐", "52": "☑", "54": "☒", "B7": "•", "50": "✓"}


def _boxes(drawing: Element) -> Iterator[Element]:
    """The text boxes of a drawing; the copy for old versions of Word is not read again."""
    for child in drawing:
        if child.tag == "txbxContent":
            yield child
        elif child.tag != "Fallback":
            yield from _boxes(child)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, those in content controls included."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _value(properties: Element | None, name: str) -> str:
    child = properties.find(name) if properties is not None else None
    return child.get("val", "") if child is not None else ""


def _list_of(properties: Element | None) -> tuple[str, int] | None:
    numbering = properties.find("numPr") if properties is not None else None
    if numbering is None:
        return None
    name, depth = _value(numbering, "numId"), _value(numbering, "ilvl")
    return (name, int(depth) if depth.isdecimal() else 0) if name else None


def _switches(properties: Element | None) -> dict[Look, bool]:
    """The looks that a run or a style turns on or off."""
    looks = dict[Look, bool]()
    for child in properties if properties is not None else ():
        said = child.get("val", "")
        if child.tag in _SWITCHES:
            looks[_SWITCHES[child.tag]] = said.lower() not in _OFF
        elif child.tag == "color":
            looks[Look.COLOUR] = said.upper() not in {colour.upper() for colour in _NO_COLOURS}
        elif child.tag == "highlight":
            looks[Look.HIGHLIGHT] = said.lower() not in {*_OFF, "", "white"}
        elif child.tag == "shd":
            looks[Look.HIGHLIGHT] = child.get("fill", "auto").upper() not in {"AUTO", "FFFFFF", ""}
    return looks
