"""A lesson as a whole Word file: its parts, zipped; the same lesson gives the same bytes."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _

from courses.formats.office.lines import Line
from courses.formats.office.tree import Span
from courses.formats.paper.marks import lesson_mark
from courses.formats.paper.standing import Standing
from courses.formats.paper.word.body import PRINTED, TITLE, BodyWriter
from courses.formats.paper.word.links import Links
from courses.formats.paper.word.markup import HEAD, NAMESPACES, clean, element, words
from courses.formats.paper.word.styles import styles_part

_THE_DAY = (2026, 1, 1, 0, 0, 0)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "word/document.xml": f"{_TYPE}.document.main+xml",
    "word/styles.xml": f"{_TYPE}.styles+xml",
    "word/numbering.xml": f"{_TYPE}.numbering+xml",
    "word/header1.xml": f"{_TYPE}.header+xml",
    "word/footer1.xml": f"{_TYPE}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_IMAGES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}


@dataclass(frozen=True)
class Sheet:
    """A lesson to be printed: what stands at the head of every page, its title and what is said below, its blocks, its end."""

    key: UUID
    title: str
    head: str
    edition: str
    about: Sequence[str]
    blocks: Sequence[Standing]
    sources: Sequence[str] = ()


def written(sheet: Sheet) -> bytes:
    """The lesson as .docx."""
    writer = BodyWriter()
    body = "".join(
        [
            writer.block([Line((Span(sheet.title),), role=TITLE)], lesson_mark(sheet.key)),
            _printed(writer, sheet.about),
            *(writer.block(block.parts, block.mark) for block in sheet.blocks),
            _printed(writer, sheet.sources),
        ]
    )
    header, footer = writer.links.to("header", "header1.xml"), writer.links.to("footer", "footer1.xml")
    for kind in ("styles", "numbering"):
        writer.links.to(kind, f"{kind}.xml")
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _roots(),
        "word/document.xml": _part("document", element("body", body, _section(header, footer))),
        "word/_rels/document.xml.rels": writer.links.part(),
        "word/styles.xml": styles_part(),
        "word/numbering.xml": writer.lists.part(),
        "word/header1.xml": _part("hdr", _head(sheet)),
        "word/footer1.xml": _part("ftr", _foot()),
        "docProps/core.xml": _properties(sheet.title),
    }
    files = {f"word/{name}": content for name, content in writer.pictures.files.items()}
    return _zipped({name: text.encode() for name, text in parts.items()} | files)


def _printed(writer: BodyWriter, texts: Iterable[str]) -> str:
    return writer.block([Line((Span(text),), role=PRINTED) for text in texts])


def _part(name: str, inside: str) -> str:
    return f"{HEAD}<w:{name} {NAMESPACES}>{inside}</w:{name}>"


def _section(header: str, footer: str) -> str:
    margins = {"top": 1247, "right": 1134, "bottom": 1134, "left": 1701, "header": 567, "footer": 567, "gutter": 0}
    return element(
        "sectPr",
        element("headerReference", type="default", r_id=header),
        element("footerReference", type="default", r_id=footer),
        element("pgSz", w=11906, h=16838),
        element("pgMar", **margins),
    )


def _head(sheet: Sheet) -> str:
    """What stands above every page: course and lesson to the left, the edition to the right."""
    return _margin(_run(sheet.head), _run("", "tab"), _run(sheet.edition))


def _foot() -> str:
    """How to bring the paper back, and the number of the page."""
    told = _("Đồng chí sửa ngay trong tệp này, lưu lại rồi nhập vào trang soạn bài.")
    field = element("fldSimple", _run("1"), instr=" PAGE ")
    return _margin(_run(told), _run("", "tab"), _run(_("Trang ")), field)


def _margin(*runs: str) -> str:
    right = element("tabs", element("tab", val="right", pos=9070))
    return element("p", element("pPr", element("pStyle", val="HMTPrinted"), right), *runs)


def _run(text: str, *signs: str) -> str:
    small = element("rPr", element("sz", val=18))
    return element("r", small, *map(element, signs), words(text))


def _types() -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", **_IMAGES}
    listed = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items()]
    listed += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items()]
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{"".join(listed)}</Types>'
    )


def _roots() -> str:
    links = Links()
    links.to("officeDocument", "word/document.xml")
    links.to("core-properties", "docProps/core.xml")
    return links.part()


def _properties(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(title))}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, _THE_DAY), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
