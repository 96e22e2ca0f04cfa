"""Codes, numbers and names as a register of certificates writes them: plain values in, plain values out."""

import re
import secrets

# Crockford's base 32: no I, L, O or U, so that nothing is misread or spells a word. 16 signs are 80 bits.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16
GROUP = 4
GROUPED_CODE = rf"[{ALPHABET}]{{{GROUP}}}(?:-[{ALPHABET}]{{{GROUP}}}){{{CODE_LENGTH // GROUP - 1}}}"

_MISREAD = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-–—_.]+")
_KIND = re.compile(
    "(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|xóm|bản|làng|ấp|khối|khóm|buôn|khu dân cư|khu phố"
    "|tổ dân phố) (?=.)",
    re.IGNORECASE,
)


def new_code() -> str:
    """A verification code that cannot be guessed: 80 random bits."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(CODE_LENGTH))


def code_from(typed: str) -> str | None:
    """The code a person meant, whatever the case, spaces and dashes, O for 0, I or l for 1; None if it can be none.

    >>> code_from("7k3m qx9a–Obdf zz4l")
    '7K3MQX9A0BDFZZ41'
    """
    code = _SEPARATORS.sub("", typed).upper().translate(_MISREAD)
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """The code as it is printed and read out: four groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def register_number(sequence: int, year: int) -> str:
    """The number under which an issuer's register of a year holds a certificate.

    >>> register_number(123, 2026)
    '0123/2026/GCN-MTTQ-BTT'
    """
    return f"{sequence:04d}/{year}/GCN-MTTQ-BTT"


def in_sentence(unit_name: str) -> str:
    """The name of a unit within a sentence: its kind in small letters.

    >>> in_sentence("Xã Kim Liên"), in_sentence("Việt Nam")
    ('xã Kim Liên', 'Việt Nam')
    """
    kind = _KIND.match(unit_name)
    return f"{kind.group().lower()}{unit_name[kind.end() :]}" if kind else unit_name


def place_name(unit_name: str) -> str:
    """The name of the place where a unit sits: without its kind.

    >>> place_name("Thành phố Huế")
    'Huế'
    """
    kind = _KIND.match(unit_name)
    return unit_name[kind.end() :] if kind else unit_name


def committee_name(unit_name: str, *, is_country: bool) -> str:
    """The Front committee of a unit, in full.

    >>> committee_name("Tỉnh Nghệ An", is_country=False)
    'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An'
    """
    if is_country:
        return "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    return f"Ủy ban Mặt trận Tổ quốc Việt Nam {in_sentence(unit_name)}"
