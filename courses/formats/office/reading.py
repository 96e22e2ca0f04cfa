"""Reading a Word or PowerPoint file, whatever its name says it is."""

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from core.files.book import LegacyText
from core.files.compound import MAGIC as COMPOUND_MAGIC
from core.files.compound import CompoundFile
from core.files.findings import FileError, Finding
from core.files.limits import MAX_BYTES
from core.files.packages import ZIP_MAGIC, Package, open_office_package
from core.files.sentences import EMPTY, TOO_LARGE
from core.text.unicode import tidy_line
from courses.formats.office.lines import Part
from courses.formats.office.nodes import main_part
from courses.formats.office.remarks import Remarks
from courses.formats.office.shape.assembly import shaped
from courses.formats.office.shape.casing import in_small_letters
from courses.formats.office.shape.tidying import legacy_of, tidied
from courses.formats.office.slides import SlideReader
from courses.formats.office.tree import (
    Block,
    Callout,
    Document,
    Footnote,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from courses.formats.office.word.body import WordReader

LEGACY = "legacy_encoding"
DEEP = 4
_WITH_WORDS = (Callout, Heading, Listing, Paragraph, Table)
_BREAKS = re.compile(r"[_\s]+")


def read_office(content: bytes, *, name: str, accepted: Collection[str] = ()) -> Document:
    """What a .docx or .pptx says, as a lesson would have it.

    Text in the fonts of the 1990s is converted when `accepted` has "legacy_encoding"; else the document carries samples
    of it in `legacy` and nothing of it should be used. Raises FileError: see `core.files`, and `old_format`.
    """
    package, findings = opened(content)
    package.check_markup()
    if main_part(package, "ppt/presentation.xml").startswith("ppt/"):
        document = _read_slides(package, accepted)
    else:
        document = _read_word(package, accepted)
    title = document.title or _title_of(name)
    told = {finding.code for finding in document.findings}
    others = {finding.code: finding for finding in findings if finding.code not in told}
    return replace(document, title=title, findings=(*document.findings, *others.values()))


def opened(content: bytes) -> tuple[Package, list[Finding]]:
    """The package of a Word or PowerPoint file, and what is to be said of it; anything else is refused."""
    if not content:
        raise FileError("empty", EMPTY)
    if len(content) > MAX_BYTES:
        raise FileError("too_large", TOO_LARGE)
    if content.startswith(COMPOUND_MAGIC):
        raise _old_or_locked(content)
    if not content.startswith(ZIP_MAGIC):
        raise FileError("wrong_type", _NO_DOCUMENT)
    try:
        package, findings = open_office_package(content)
    except FileError as error:
        raise FileError(error.code, _OWN_WORDS.get(error.code, error.sentence)) from error
    if not any(name.startswith(("word/", "ppt/")) for name in package.names):
        raise FileError("wrong_type", _NO_DOCUMENT)
    return package, findings


def _old_or_locked(content: bytes) -> FileError:
    names = CompoundFile(content).names
    if "EncryptedPackage" in names:
        return FileError("password_protected", _PASSWORD)
    if "WordDocument" in names or "PowerPoint Document" in names:
        return FileError("format_not_supported", OLD_FORMAT)
    return FileError("wrong_type", _NO_DOCUMENT)


def _read_word(package: Package, accepted: Collection[str]) -> Document:
    remarks = Remarks()
    reader = WordReader(package, remarks)
    parts = reader.read()
    legacy = legacy_of(parts, reader.fonts)
    encoding = legacy.encoding if legacy and LEGACY in accepted else ""
    footnotes = reader.footnotes()
    title, blocks = shaped(tidied(parts, encoding), remarks)
    return _told(_proper(title, remarks), blocks, footnotes, remarks, None if encoding else legacy)


def _read_slides(package: Package, accepted: Collection[str]) -> Document:
    remarks = Remarks()
    reader = SlideReader(package, remarks)
    slides = reader.read()
    every: list[Part] = [part for slide in slides for part in slide.all_parts()]
    legacy = legacy_of(every, reader.fonts)
    encoding = legacy.encoding if legacy and LEGACY in accepted else ""
    title, blocks = reader.shaped(slides, encoding)
    return _told(_proper(title, remarks), blocks, (), remarks, None if encoding else legacy)


def _told(
    title: str, blocks: list[Block], footnotes: tuple[Footnote, ...], remarks: Remarks, legacy: LegacyText | None
) -> Document:
    """The document with everything that is to be said about its blocks."""
    pictures = [block for block in blocks if isinstance(block, Picture)]
    nameless = sum(not picture.alt and not picture.is_decorative for picture in pictures)
    if nameless:
        remarks.add("images_without_alt", times=nameless)
    if pictures and not any(isinstance(block, _WITH_WORDS) for block in blocks):
        remarks.add("no_text")
    counts = {"page_break": PageBreak, "deep_headings": Heading}
    for code, kind in counts.items():
        found = sum(isinstance(block, kind) and getattr(block, "level", DEEP) >= DEEP for block in blocks)
        if found:
            remarks.add(code, times=found)
    return Document(title, tuple(blocks), footnotes, remarks.findings(), legacy)


def _proper(title: str, remarks: Remarks) -> str:
    if not title.isupper() or " " not in title:
        return title
    remarks.add("title_proposed", title)
    return in_small_letters(title)


def _title_of(name: str) -> str:
    """The name of the file in words."""
    return tidy_line(_BREAKS.sub(" ", PurePath(name).stem.replace("-", " "))).capitalize()


_NO_DOCUMENT = _("Đây không phải tệp Word hay PowerPoint. Đồng chí lưu lại dưới dạng .docx hoặc .pptx.")
_PASSWORD = _("Tệp có mật khẩu. Đồng chí bỏ mật khẩu trong Word hoặc PowerPoint, lưu lại rồi nhập.")
OLD_FORMAT = _(
    "Đây là tệp của Word, PowerPoint đời cũ (.doc, .ppt). Đồng chí mở ra rồi lưu lại dưới dạng .docx, .pptx."
)
_MACRO = _("Tệp có macro. Đồng chí lưu lại dưới dạng .docx hoặc .pptx không có macro.")
_OWN_WORDS = {"macro": _MACRO, "password_protected": _PASSWORD}
