"""A lesson as a Word file for review on paper, and what stands there of blocks that paper cannot carry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from core.text.slugs import slugify_vi
from courses.formats.office import Picture
from courses.formats.paper import Paper, Sheet, standing, written
from courses.models import LessonPage

Raw = dict[str, Any]
SHARPEST = 1600
_AS_THEY_ARE = {"JPEG", "PNG"}


@dataclass(frozen=True)
class Print:
    """A file to download."""

    name: str
    content: bytes


def printed_lesson(lesson: LessonPage) -> Print:
    """The latest draft of a lesson as .docx; its questions are numbered, its blocks know who they are."""
    draft: LessonPage = lesson.get_latest_revision_as_object()
    body = draft_body(draft)
    paper, questions = paper_of(body), 0
    stood = []
    for raw in body:
        questions += raw["type"] == "check"
        stood.append(standing(raw, paper, questions if raw["type"] == "check" else 0))
    sheet = Sheet(
        key=lesson.key,
        title=draft.title,
        head=lesson.course.title,
        edition=_edition(lesson),
        about=[line for line in (draft.objective, _("{minutes} phút").format(minutes=draft.minutes)) if line],
        blocks=stood,
        sources=list(_sources(draft)),
    )
    return Print(f"{slugify_vi(draft.title, max_length=60) or 'bai'}.docx", written(sheet))


def draft_body(lesson: LessonPage) -> list[Raw]:
    """The body of a draft as it is stored."""
    return list(lesson.body.get_prep_value())


def paper_of(body: Iterable[Raw]) -> Paper:
    """What the blocks of a body need to stand on paper."""
    ids = {raw["value"]["picture"]["image"] for raw in body if raw["type"] == "picture"}
    images = get_image_model().objects.in_bulk([id_ for id_ in ids if id_])
    pictures = {pk: picture for pk, image in images.items() if (picture := _printable(image))}
    return Paper(pictures, shown, labels())


def labels() -> Mapping[str, Any]:
    """What each kind of block is called."""
    return {name: block.label for name, block in _children().items()}


def _children() -> Mapping[str, blocks.Block]:
    children: Mapping[str, blocks.Block] = LessonPage.body.field.stream_block.child_blocks
    return children


def _printable(image: AbstractImage) -> Picture | None:
    """The picture as Word can show it, no sharper than paper needs; None where its file is gone."""
    try:
        with image.file.open("rb") as file:
            content = file.read()
        return Picture(image.file.name.rpartition("/")[2], _fit_for_word(content))
    except (OSError, UnidentifiedImageError):
        return None


def _fit_for_word(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as image:
        if image.format in _AS_THEY_ARE and max(image.size) <= SHARPEST:
            return content
        smaller = image.convert("RGBA" if image.has_transparency_data else "RGB")
    smaller.thumbnail((SHARPEST, SHARPEST))
    stream = BytesIO()
    smaller.save(stream, "PNG" if smaller.mode == "RGBA" else "JPEG", quality=88)
    return stream.getvalue()


def _edition(lesson: LessonPage) -> str:
    """Which text this is: that of the newest edition, or a draft beyond it."""
    day = timezone.localdate().strftime("%d/%m/%Y")
    newest = lesson.course.editions.first()
    if newest is None or lesson.has_unpublished_changes or not lesson.live:
        return _("Bản nháp, in ngày {day}").format(day=day)
    return _("Phiên bản {number}, in ngày {day}").format(number=newest.number, day=day)


def _sources(lesson: LessonPage) -> Iterator[str]:
    basis = [block.value for block in lesson.legal_basis]
    if basis:
        yield _("Văn bản căn cứ")
    for text in basis:
        yield f"{text['number']}: {text['title']} ({text['issuer']})"


def shown(raw: Raw) -> list[str]:
    """The words of a block, field by field, for somebody who reads it on paper."""
    block = _children().get(raw["type"])
    return list(_shown(block, raw["value"], "")) if block else []


def _shown(block: blocks.Block, value: Any, label: str) -> Iterator[str]:  # noqa: ANN401 -- JSON
    match block:
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield from _shown(child, (value or {}).get(name), str(child.label))
        case blocks.ListBlock():
            for item in value or ():
                yield from _shown(block.child_block, item["value"] if _is_item(item) else item, label)
        case blocks.RichTextBlock():
            yield from _named(label, strip_tags((value or "").replace("</p>", "</p>\n")))
        case blocks.ChoiceBlock():
            yield from _named(label, str(dict(block.field.choices).get(value, value or "")))
        case blocks.FieldBlock() if isinstance(value, str | int | float):
            yield from _named(label, "" if value is False else _("có") if value is True else str(value))


def _is_item(item: Any) -> bool:  # noqa: ANN401 -- JSON
    return isinstance(item, dict) and item.get("type") == "item"


def _named(label: str, text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines:
        yield f"{label}: {lines[0]}" if label else lines[0]
    yield from lines[1:]
