"""Codes, numbers and names as a register of certificates writes them: plain values in, plain values out."""

import re

from core.text.codes import ALPHABET, GROUP, code_meant, random_code

CODE_LENGTH = 16  # 80 random bits
GROUPED_CODE = rf"[{ALPHABET}]{{{GROUP}}}(?:-[{ALPHABET}]{{{GROUP}}}){{{CODE_LENGTH // GROUP - 1}}}"

_KIND = re.compile(
    "(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|xóm|bản|làng|ấp|khối|khóm|buôn|khu dân cư|khu phố"
    "|tổ dân phố) (?=.)",
    re.IGNORECASE,
)


def new_code() -> str:
    """A verification code that cannot be guessed."""
    return random_code(CODE_LENGTH)


def code_from(typed: str) -> str | None:
    """The verification code a person meant, however they wrote it; None if it can be none."""
    return code_meant(typed, CODE_LENGTH)


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
