"""Which format a file is in, by what is inside it, and its questions."""

import re
from collections.abc import Callable
from enum import StrEnum

from django.utils.translation import gettext as _

from core.files.encodings import decoded
from core.files.findings import FileError, Finding
from core.files.limits import MAX_BYTES
from core.files.packages import ZIP_MAGIC, Package
from core.files.sentences import EMPTY, TOO_LARGE
from core.files.sheets import read_book
from core.text.legacy import from_legacy, legacy_encoding
from core.text.unicode import nfc
from quizzes.formats.aiken import read_aiken
from quizzes.formats.drafts import BankFile
from quizzes.formats.gift import read_gift
from quizzes.formats.lossless import SCHEMAS, read_lossless
from quizzes.formats.moodle import read_moodle
from quizzes.formats.qti import read_qti
from quizzes.formats.tables import heading_of, read_sheets
from quizzes.formats.word import read_word
from quizzes.formats.written import ALLOWS_SEVERAL, Line, Written, read_written, settled

LEGACY = "legacy_encoding"


class Format(StrEnum):
    """The formats that are read."""

    GIFT = "gift"
    MOODLE = "moodle-xml"
    AIKEN = "aiken"
    QTI = "qti"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"
    TEXT = "text"


_COMPOUND = b"\xd0\xcf\x11\xe0"
_UTF16_MARKUP = (b"\xff\xfe<\x00", b"\xfe\xff\x00<")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_QTI_ROOT = re.compile(rb"<(?:\w+:)?(?:qti-)?(?:assessment-?[iI]tem|assessment-?[tT]est|questestinterop|manifest)\b")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_AIKEN = re.compile(r"^\s*ANSWER\s*:\s*[A-Z]\s*$", re.MULTILINE | re.IGNORECASE)
_GIFT = re.compile(
    r"(?<!\\)\{[^{}]*?(?:[=~#]|\bT\b|\bTRUE\b|\bF\b|\bFALSE\b|\})|^\s*::.+?::|^\s*\$CATEGORY:",
    re.MULTILINE | re.IGNORECASE,
)
_BINARY = re.compile(rb"MZ|%PDF|\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|RIFF|Rar!|7z\xbc\xaf|\x1f\x8b|\x7fELF")
_CSV_LINES, _LOOKED_AT, _LONGEST_HEADING = 5, 4_000, 600


def format_of(content: bytes) -> Format:
    """The format of a file; refuses what holds no questions in any format that we know."""
    if content.startswith(ZIP_MAGIC):
        return _format_of_package(content)
    if content.startswith(_COMPOUND):
        return Format.XLSX
    if _MARKUP.match(content) or content.startswith(_UTF16_MARKUP):
        return Format.QTI if _QTI_ROOT.search(content[:4_000]) else Format.MOODLE
    if _JSON.match(content) and SCHEMAS.encode() in content[:2_000]:
        return Format.JSON
    if _BINARY.match(content):
        raise FileError("wrong_type", _unknown())
    return _format_of_text(decoded(content).text)


def _unknown() -> str:
    return _("Chưa đọc được dạng tệp này. Đồng chí lưu lại dưới dạng .docx, .xlsx, GIFT, Aiken, Moodle XML hoặc QTI.")


def _format_of_package(content: bytes) -> Format:
    package = Package(content)
    if "word/document.xml" in package:
        return Format.DOCX
    if "xl/workbook.xml" in package or "mimetype" in package or any(name.startswith("xl/") for name in package.names):
        return Format.XLSX
    if any(name.rsplit("/", 1)[-1] == "imsmanifest.xml" or name.endswith(".xml") for name in package.names):
        return Format.DOCX if "[Content_Types].xml" in package else Format.QTI
    raise FileError("wrong_type", _unknown())


def _format_of_text(text: str) -> Format:
    if len(_AIKEN.findall(text)) and not re.search(r"^\s*::", text, re.MULTILINE):
        return Format.AIKEN
    if _GIFT.search(text):
        return Format.GIFT
    return Format.XLSX if _is_table(text) else Format.TEXT


def _is_table(text: str) -> bool:
    """Whether one of the first lines is the heading of a table of questions."""
    lines = [line[:_LONGEST_HEADING] for line in text[:_LOOKED_AT].splitlines() if line.strip()][:_CSV_LINES]
    rows = ([cell.strip(' "') for cell in line.split(sign)] for sign in ";\t,|" for line in lines)
    return any(heading_of([row]) is not None for row in rows if len(row) > 1)


def read_bank(content: bytes, form: Format | None = None, *, accepted: frozenset[str] = frozenset()) -> BankFile:
    """The questions of a file in this format, or in the one it is found to be in.

    Raises FileError where the whole file is refused. `accepted` are the codes to which a person has agreed.
    """
    if not content.strip():
        raise FileError("empty", EMPTY)
    if len(content) > MAX_BYTES:
        raise FileError("too_large", TOO_LARGE)
    return _READERS[form or format_of(content)](content, accepted)


def _read_text(content: bytes, accepted: frozenset[str], read: Callable[[str], BankFile]) -> BankFile:
    """A text file in Unicode, or in a legacy encoding once somebody has agreed to convert it."""
    found = decoded(content)
    encoding = legacy_encoding(found.text.splitlines()) if found.encoding not in {"utf-16-le", "utf-16-be"} else ""
    if not encoding:
        return read(nfc(found.text))
    if LEGACY in accepted:
        return read("\n".join(from_legacy(line, encoding) for line in found.text.splitlines()))
    before = next((line for line in found.text.splitlines() if from_legacy(line, encoding) != line), "").strip()[:60]
    message = _("Chữ trong tệp viết theo bảng mã cũ: “{before}” sẽ thành “{after}”. Đồng chí xem rồi cho chuyển.")
    finding = Finding(LEGACY, message.format(before=before, after=from_legacy(before, encoding)))
    return BankFile("", (), (), (finding,), is_legacy=True)


def _written(text: str, accepted: frozenset[str]) -> BankFile:
    questions, findings = read_written([Line(Written.plain(line)) for line in text.splitlines()])
    if not questions:
        raise FileError(
            "no_questions", _("Không thấy câu hỏi nào trong tệp. Đồng chí đánh số “Câu 1.”, phương án “A.”.")
        )
    drafts, refused = settled(questions, allows_several=ALLOWS_SEVERAL in accepted)
    return BankFile(Format.TEXT, tuple(drafts), tuple(refused), tuple(findings))


def _sheets(content: bytes, accepted: frozenset[str]) -> BankFile:
    book = read_book(content, convert_legacy=LEGACY in accepted)
    if book.legacy is not None:
        return BankFile(Format.XLSX, (), (), book.findings, is_legacy=True)
    questions, findings = read_sheets(book)
    drafts, refused = settled(questions, allows_several=ALLOWS_SEVERAL in accepted)
    return BankFile(Format.XLSX, tuple(drafts), tuple(refused), (*book.findings, *findings))


_READERS: dict[Format, Callable[[bytes, frozenset[str]], BankFile]] = {
    Format.GIFT: lambda content, accepted: _read_text(
        content, accepted, lambda text: read_gift(text, allows_several=ALLOWS_SEVERAL in accepted)
    ),
    Format.AIKEN: lambda content, accepted: _read_text(
        content, accepted, lambda text: read_aiken(text, allows_several=ALLOWS_SEVERAL in accepted)
    ),
    Format.TEXT: lambda content, accepted: _read_text(content, accepted, lambda text: _written(text, accepted)),
    Format.MOODLE: lambda content, accepted: read_moodle(content, allows_several=ALLOWS_SEVERAL in accepted),
    Format.QTI: lambda content, accepted: read_qti(content, allows_several=ALLOWS_SEVERAL in accepted),
    Format.JSON: lambda content, accepted: read_lossless(content, allows_several=ALLOWS_SEVERAL in accepted),
    Format.XLSX: _sheets,
    Format.DOCX: read_word,
}
