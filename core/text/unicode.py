"""One form for every text that enters: composed letters, the right Đ, no invisible characters."""

import re
import unicodedata

# Letters that look like đ but are Icelandic or African; keyboards and PDFs produce them.
LOOK_ALIKES_OF_D = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}

_REPAIRS = str.maketrans(LOOK_ALIKES_OF_D)
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def nfc(text: str) -> str:
    """The text with every letter composed (Unicode NFC): `"Mặt trận"` is 8 code points, never 12."""
    return unicodedata.normalize("NFC", text)


def tidy_line(text: str) -> str:
    r"""One line as a person meant it: NFC, look-alikes of Đ repaired, invisible characters and stray spaces gone.

    >>> tidy_line("  Ðặng\u00a0 Thị\u200b Hòa ")
    'Đặng Thị Hòa'
    """
    return " ".join(nfc(_INVISIBLE.sub("", text)).translate(_REPAIRS).split())


def tidy_text(text: str) -> str:
    r"""Several lines, each tidy; empty ones at both ends gone.

    >>> tidy_text(" Đề  nghị\r\nsửa tên \n")
    'Đề nghị\nsửa tên'
    """
    return "\n".join(tidy_line(line) for line in text.splitlines()).strip()
