"""A variant as a Word document to change before it is printed: the questions, and on its last page one answer sheet to copy."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from io import BytesIO

from PIL import Image

from quizzes.formats.paper.questions import PrintedLine, PrintedPaper, PrintedQuestion
from quizzes.formats.word.writing import packed
from quizzes.formats.xml_text import xml_safe

_PER_MM, _PER_PIXEL = 36_000, 9525
_WIDEST = 150 * _PER_MM
_A4 = (210 * _PER_MM, 297 * _PER_MM)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_STYLES = (
    f"{_HEAD}<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>'
    '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="80" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:keepNext/>'
    '<w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Question"><w:name w:val="Question"/><w:pPr><w:keepNext/>'
    '<w:spacing w:before="200"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Choice"><w:name w:val="Choice"/><w:pPr>'
    '<w:ind w:left="567"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Remark"><w:name w:val="Remark"/><w:pPr><w:keepNext/></w:pPr>'
    "<w:rPr><w:i/></w:rPr></w:style></w:styles>"
)
_PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418"/></w:sectPr>'


def questions_docx(paper: PrintedPaper, sheet: bytes) -> bytes:
    """The document; `sheet` is the picture of an answer sheet, which fills a page of its own to the edges."""
    pictures = list[bytes]()
    body = "".join(_body(paper, pictures))
    pictures.append(sheet)
    body += f'<w:p><w:r><w:br w:type="page"/></w:r>{_on_the_page(len(pictures))}</w:p>{_PAGE}'
    names = [f"media/image{number}.{_kind(picture)}" for number, picture in enumerate(pictures, start=1)]
    links = [("styles", "styles", "styles.xml"), *((f"i{n}", "image", name) for n, name in enumerate(names, start=1))]
    return packed(
        [
            ("[Content_Types].xml", _TYPES.encode()),
            ("_rels/.rels", _relations([("main", "officeDocument", "word/document.xml")])),
            ("word/document.xml", f"{_HEAD}<w:document {_NAMES}><w:body>{body}</w:body></w:document>".encode()),
            ("word/styles.xml", _STYLES.encode()),
            ("word/_rels/document.xml.rels", _relations(links)),
            *((f"word/{name}", picture) for name, picture in zip(names, pictures, strict=True)),
        ]
    )


def _relations(links: Iterable[tuple[str, str, str]]) -> bytes:
    each = (f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in links)
    around = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{around}">{"".join(each)}</Relationships>'.encode()


def _body(paper: PrintedPaper, pictures: list[bytes]) -> Iterator[str]:
    yield _paragraph(paper.title, "Title")
    yield _paragraph(f"{paper.run}. Mã đề {paper.variant}", "Title")
    yield _paragraph(paper.facts, "Remark")
    for question in paper.questions:
        yield from _question(question, pictures)
    yield _paragraph("– Hết –", "Remark")


def _question(question: PrintedQuestion, pictures: list[bytes]) -> Iterator[str]:
    if question.section:
        yield _paragraph(question.section, "Heading1")
    if question.note:
        yield _paragraph(question.note, "Remark")
    points = f" ({question.points} điểm)" if question.points else ""
    yield _paragraph(f"{question.stem}{points}", "Question", lead=f"Câu {question.number}. ")
    if question.text:
        yield _paragraph(question.text)
    if question.hint:
        yield _paragraph(question.hint, "Remark")
    for picture in question.pictures:
        pictures.append(picture)
        yield f"<w:p>{_in_the_line(picture, len(pictures))}</w:p>"
    if question.running:
        yield _paragraph(question.running)
    for line in question.lines:
        yield from _line(line)
    yield from _choices(question.legend)


def _line(line: PrintedLine) -> Iterator[str]:
    if line.heading:
        yield _paragraph("", "Question", lead=line.heading)
    if line.mark or line.text:
        yield _paragraph(f"{line.mark}) {line.text}".removeprefix(") "), "Choice")
    yield from _choices(line.choices)


def _choices(choices: Sequence[tuple[str, str]]) -> Iterator[str]:
    return (_paragraph(text, "Choice", lead=f"{letter}. ") for letter, text in choices)


def _paragraph(text: str, style: str = "", lead: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    first, *others = text.split("\n")
    rest = "".join(f"<w:r><w:br/></w:r>{_run(line)}" for line in others)
    return f"<w:p>{look}{_run(lead, is_bold=True) if lead else ''}{_run(first)}{rest}</w:p>"


def _run(text: str, *, is_bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(xml_safe(text))}</w:t></w:r>'


def _kind(picture: bytes) -> str:
    return "png" if picture.startswith(b"\x89PNG") else "jpg"


def _in_the_line(picture: bytes, number: int) -> str:
    with Image.open(BytesIO(picture)) as image:
        width, height = image.size
    scale = min(_PER_PIXEL, _WIDEST // max(width, 1))
    size = (width * scale, height * scale)
    drawing = f'<wp:inline><wp:extent cx="{size[0]}" cy="{size[1]}"/>{_picture(number, size)}</wp:inline>'
    return f"<w:r><w:drawing>{drawing}</w:drawing></w:r>"


def _on_the_page(number: int) -> str:
    """Laid over the whole page, so that everything on the sheet has its true size."""
    at = "".join(
        f'<wp:position{side} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{side}>' for side in "HV"
    )
    extent = f'<wp:extent cx="{_A4[0]}" cy="{_A4[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        f'locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{at}{extent}'
        f"{_picture(number, _A4)}</wp:anchor></w:drawing></w:r>"
    )


def _picture(number: int, size: tuple[int, int]) -> str:
    name = f"Hình {number}"
    return (
        f'<wp:docPr id="{number}" name="{name}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="i{number}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
