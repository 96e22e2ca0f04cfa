"""Documents that people put up for others to fetch: what they are is told by their content, and it must fit their name."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from core.files.compound import MAGIC as COMPOUND_MAGIC
from core.files.encodings import decoded
from core.files.findings import FileError
from core.files.limits import MAX_BYTES
from core.files.packages import ZIP_MAGIC, Package, open_office_package
from core.files.sentences import EMPTY, PASSWORD, TOO_LARGE

_PROGRAM = re.compile(rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|L\0\0\0\x01\x14\x02\0")
_PROGRAM_NAME = re.compile(r"\.(?:exe|com|scr|bat|cmd|ps1|vbs|vbe|wsf|hta|msi|dll|lnk|jar|apk|cpl|reg)$")
_ACTIVE_TEXT = re.compile(rb"<(?:!doctype html|html|script|svg|iframe)\b", re.IGNORECASE)
_PDF_HEADER_WITHIN = 1024
_PDF_ACTION = re.compile(rb"/(?:Launch|JavaScript|RichMedia)\b")
_MPEG_4 = re.compile(rb".{4}ftyp", re.DOTALL)
_PLAYED = {
    ".mp4": _MPEG_4,
    ".m4a": _MPEG_4,
    ".webm": re.compile(rb"\x1a\x45\xdf\xa3"),
    ".mp3": re.compile(rb"ID3|\xff[\xe2-\xff]"),
    ".ogg": re.compile(rb"OggS"),
}
_MAIN_PARTS = {".docx": "word/document.xml", ".pptx": "ppt/presentation.xml", ".xlsx": "xl/workbook.xml"}


def check_document(name: str, content: bytes) -> None:
    """Refuse a document that could do harm, or that is not what its name says; codes as for every other file."""
    if not content:
        raise FileError("empty", EMPTY)
    if len(content) > MAX_BYTES:
        raise FileError("too_large", TOO_LARGE)
    if _PROGRAM.match(content):
        raise FileError("wrong_type", _("Đây là chương trình chạy được, không phải tài liệu."))
    suffix = PurePosixPath(name).suffix.lower()
    check = _CHECKS.get(suffix)
    if check is None:
        raise FileError("wrong_type", _NOT_THAT)
    check(suffix, content)


def _check_office(suffix: str, content: bytes) -> None:
    if content.startswith(COMPOUND_MAGIC):
        raise FileError("password_protected", PASSWORD)
    if not content.startswith(ZIP_MAGIC):
        raise FileError("wrong_type", _NOT_THAT)
    package, _findings = open_office_package(content)
    package.check_markup()
    if _MAIN_PARTS[suffix] not in package:
        raise FileError("wrong_type", _NOT_THAT)


def _check_archive(_suffix: str, content: bytes) -> None:
    if not content.startswith(ZIP_MAGIC):
        raise FileError("wrong_type", _NOT_THAT)
    if any(_PROGRAM_NAME.search(name.lower()) for name in Package(content).names):
        raise FileError("active_content", _("Trong tệp nén có chương trình chạy được nên cả tệp không được nhận."))


def _check_pdf(_suffix: str, content: bytes) -> None:
    if b"%PDF-" not in content[:_PDF_HEADER_WITHIN]:
        raise FileError("wrong_type", _NOT_THAT)
    if _PDF_ACTION.search(content):
        raise FileError("active_content", _("Tệp PDF có mã chạy được. Đồng chí in ra một tệp PDF mới rồi tải lên."))


def _check_text(_suffix: str, content: bytes) -> None:
    if content.startswith((ZIP_MAGIC, COMPOUND_MAGIC, b"%PDF-")) or _ACTIVE_TEXT.search(content):
        raise FileError("wrong_type", _NOT_THAT)
    decoded(content)


def _check_played(suffix: str, content: bytes) -> None:
    if not _PLAYED[suffix].match(content):
        raise FileError("wrong_type", _NOT_THAT)


def _check_captions(suffix: str, content: bytes) -> None:
    _check_text(suffix, content)
    if not decoded(content).text.lstrip("\ufeff").startswith("WEBVTT"):
        raise FileError("wrong_type", _("Tệp phụ đề phải mở đầu bằng chữ WEBVTT. Đồng chí xuất lại dạng .vtt."))


_NOT_THAT = _("Nội dung tệp không đúng với đuôi tên tệp. Đồng chí lưu lại từ tệp gốc.")
_CHECKS: dict[str, Callable[[str, bytes], None]] = {
    ".docx": _check_office,
    ".pptx": _check_office,
    ".xlsx": _check_office,
    ".zip": _check_archive,
    ".pdf": _check_pdf,
    ".csv": _check_text,
    ".txt": _check_text,
    ".vtt": _check_captions,
    **dict.fromkeys(_PLAYED, _check_played),
}
