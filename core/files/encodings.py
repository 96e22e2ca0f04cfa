"""From the bytes of a text file to its text: which encoding it is in, and whether it was cut off."""

import codecs
import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.files.findings import FileError
from core.text.legacy import from_legacy, legacy_encoding, share_of_syllables
from core.text.unicode import nfc

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT, _WEIGHED = 4_000, 200_000
_LONGEST_LETTER = 4
_CLEAR = 0.8
# A letter, a question mark, a letter: what is left of "Nguyễn" in an encoding that has no "ễ".
_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")
_MOST_LOST = 0.02


@dataclass(frozen=True)
class DecodedText:
    """The text of a file, its encoding, and whether the file ended in the middle of a letter."""

    text: str
    encoding: str
    is_cut: bool = False


def decoded(content: bytes) -> DecodedText:
    """Read UTF-8, UTF-16 (with a byte order mark or not) or Windows-1258; legacy fonts' text stays as Latin letters."""
    found = _unicode(content) or _eight_bits(content)
    if "\0" in found.text:
        raise FileError("wrong_type", _("Đây không phải tệp chữ. Đồng chí lưu lại dưới dạng .xlsx hoặc CSV UTF-8."))
    sample = found.text[:_WEIGHED]
    if len(_LOST_LETTER.findall(sample)) > _MOST_LOST * len(sample.split()):
        raise FileError(
            "letters_lost",
            _("Tệp đã mất chữ có dấu (thay bằng dấu hỏi). Đồng chí mở tệp gốc, lưu lại dạng .xlsx hoặc CSV UTF-8."),
        )
    return found


def _unicode(content: bytes) -> DecodedText | None:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decoded_as(encoding, content[len(mark) :])
    return _decoded_as(_encoding_by_zeros(content) or "utf-8", content)


def _decoded_as(encoding: str, content: bytes) -> DecodedText | None:
    """The text, without a letter that the end of the file cuts in two; None where it is in another encoding."""
    try:
        return DecodedText(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if len(content) - error.start >= _LONGEST_LETTER or error.reason not in _CUT_OFF:
            return None
        return DecodedText(content[: error.start].decode(encoding), encoding, is_cut=True)


_CUT_OFF = {"unexpected end of data", "truncated data"}


def _encoding_by_zeros(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    sample = content[:_LOOKED_AT]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 6 and odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) // 6 and even > 10 * odd else ""


def _eight_bits(content: bytes) -> DecodedText:
    """Windows-1258 where that gives Vietnamese syllables, else a legacy font's text as Windows-1252 shows it."""
    latin = content.decode("cp1252", errors="_latin_1")
    lines = latin[:_WEIGHED].splitlines()
    legacy = legacy_encoding(lines)
    as_legacy = share_of_syllables(from_legacy(line, legacy) for line in lines) if legacy else 0.0
    try:
        windows = nfc(content.decode("cp1258"))
    except UnicodeDecodeError:
        windows = ""
    if (as_windows := share_of_syllables(windows[:_WEIGHED].splitlines())) >= _CLEAR and as_windows >= as_legacy:
        return DecodedText(windows, "windows-1258")
    if legacy:
        return DecodedText(latin, legacy)
    raise FileError(
        "unknown_encoding",
        _("Không nhận ra bảng mã của tệp. Đồng chí mở bằng Excel, lưu lại dưới dạng .xlsx hoặc CSV UTF-8."),
    )


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that Windows-1252 leaves undefined, as Latin-1 has them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("_latin_1", _as_latin_1)
