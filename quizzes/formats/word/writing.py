"""A plain numbered document: the right options bold, the answer named below, so that people and programs read it."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from PIL import Image

from core.files.findings import FileError, Finding
from quizzes.formats.drafts import CHOICES, Draft, Kind, Picture
from quizzes.formats.loss import Output, lost_facts
from quizzes.formats.paths import path_for_people
from quizzes.formats.pictures import extension_of
from quizzes.formats.tables.writing import KINDS, LEVELS, MOST_OPTIONS
from quizzes.formats.word.reading import read_word
from quizzes.formats.written.specials import answer_text, is_sayable, option_texts, reads_back
from quizzes.formats.written.words import LETTERS
from quizzes.formats.xml_text import xml_safe

_CARRIES = frozenset({"code", "explanation", "category", "level", "competence", "unit", "pictures", "rubric", "model"})
_WIDEST, _PER_PIXEL = 5_400_000, 9525  # of a picture, in EMU

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" \
ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/><Default Extension="webp" \
ContentType="image/webp"/><Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_word(drafts: Iterable[Draft]) -> Output:
    """All questions with at most twenty options; what would read back otherwise is named."""
    output, written, pictures = Output(), list[Draft](), list[Picture]()
    paragraphs = list[str]()
    for draft in drafts:
        if len(option_texts(draft)) > MOST_OPTIONS or not is_sayable(draft):
            output.leave_out(draft, "Word")
            continue
        written.append(draft)
        paragraphs += _paragraphs(len(written), draft, pictures)
        output.findings += lost_facts(draft, _CARRIES)
    output.content = _packed("".join(paragraphs), pictures)
    output.findings += _differences(written, output.content)
    return output


def _paragraphs(number: int, draft: Draft, pictures: list[Picture]) -> Iterator[str]:
    first, *others = draft.stem.split("\n")
    yield f"<w:p>{_run(f'Câu {number}. ', is_bold=True)}{_run(first)}</w:p>"
    yield from (_paragraph(line) for line in others)
    for picture in draft.pictures or ():
        pictures.append(picture)
        yield f"<w:p>{_drawing(picture, len(pictures))}</w:p>"
    for letter, text, place in zip(LETTERS, option_texts(draft), range(MOST_OPTIONS), strict=False):
        yield _paragraph(f"{letter}. {' '.join(text.split())}", is_bold=place in draft.correct)
    yield from (_paragraph(line) for line in _facts(draft))


def _facts(draft: Draft) -> Iterator[str]:
    if draft.type not in {Kind.SINGLE, Kind.TRUE_FALSE} and not (
        draft.type == Kind.MULTIPLE and len(draft.correct) > 1
    ):
        yield f"Dạng: {KINDS[draft.type]}"
    answer = ", ".join(LETTERS[place] for place in draft.correct) if draft.type in CHOICES else answer_text(draft)
    if answer:
        yield f"Đáp án: {answer}"
    if draft.code:
        yield f"Mã câu: {draft.code}"
    if draft.category:
        yield f"Chủ đề: {path_for_people(draft.category)}"
    if draft.level:
        yield f"Mức độ: {LEVELS[draft.level]}"
    if draft.competence:
        yield f"Năng lực: {draft.competence}"
    if draft.explanation:
        yield from f"Giải thích: {draft.explanation}".split("\n")


def _paragraph(text: str, *, is_bold: bool = False) -> str:
    return f"<w:p>{_run(text, is_bold=is_bold)}</w:p>"


def _run(text: str, *, is_bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(xml_safe(text))}</w:t></w:r>'


def _drawing(picture: Picture, number: int) -> str:
    with Image.open(BytesIO(picture.content)) as image:
        width, height = image.size
    scale = min(_PER_PIXEL, _WIDEST // max(width, 1))
    size = f'cx="{width * scale}" cy="{height * scale}"'
    name, alt = escape(xml_safe(picture.name)), escape(xml_safe(picture.alt))
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="{number}" name="{name}" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId{number}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def _packed(body: str, pictures: Sequence[Picture]) -> bytes:
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {_NAMES}><w:body>{body}</w:body></w:document>'
    names = [f"media/image{number}{extension_of(picture.content)}" for number, picture in enumerate(pictures, start=1)]
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/image" Target="{name}"/>'
        for number, name in enumerate(names, start=1)
    )
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts: list[tuple[str, bytes]] = [
        ("[Content_Types].xml", _TYPES.encode()),
        ("_rels/.rels", _RELATIONS.format(main).encode()),
        ("word/document.xml", document.encode()),
        ("word/_rels/document.xml.rels", _RELATIONS.format(links).encode()),
        *((f"word/{name}", picture.content) for name, picture in zip(names, pictures, strict=True)),
    ]
    return packed(parts)


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these parts, the same for the same parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts:
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, content)
    return out.getvalue()


def _differences(drafts: Sequence[Draft], content: bytes) -> list[Finding]:
    """The questions whose text would be taken for something else when the document is read again."""
    try:
        read = {draft.number: draft for draft in read_word(content).drafts} if drafts else {}
    except FileError:
        read = {}
    message = _(
        "Câu này có chữ giống dấu hiệu của tệp Word nên đọc lại sẽ khác. Đồng chí dùng định dạng JSON hoặc Excel."
    )
    return [
        Finding("reads_back_otherwise", message, draft.code or draft.where)
        for number, draft in enumerate(drafts, start=1)
        if number not in read or not _is_same(draft, read[number])
    ]


def _is_same(draft: Draft, again: Draft) -> bool:
    is_alike = reads_back(draft.shape, again.shape) and (draft.stem, draft.code) == (again.stem, again.code)
    return is_alike and (draft.explanation or None) == again.explanation
