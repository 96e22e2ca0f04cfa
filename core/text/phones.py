"""Telephone numbers of Viet Nam."""

import re

_PUNCTUATION = re.compile(r"[\s.()\-\u2010-\u2015]")
_NATIONAL = re.compile(r"0(?:[35789][0-9]{8}|2[0-9]{9})")
_ABROAD = re.compile(r"^(?:\+|00)?840?(?=[0-9]{9,10}$)")


class NotAPhoneError(ValueError):
    """The text is no telephone number of Viet Nam."""


def normalise_phone(text: str) -> str:
    """The number as dialled at home: `0912345678` (mobile, 10 digits) or `02383842123` (landline, 11 digits).

    Takes `+84 912.345.678`, `84912345678`, `(0238) 384 2123` and, because spreadsheets drop the leading zero,
    `912345678`. Raises `NotAPhoneError` otherwise.
    """
    written = _PUNCTUATION.sub("", text)
    national = _ABROAD.sub("0", written)
    for number in (national, f"0{national}"):
        if _NATIONAL.fullmatch(number):
            return number
    raise NotAPhoneError(text)


def format_phone(number: str) -> str:
    """A number in the groups in which it is read out; what is no number stays as it is.

    >>> format_phone("0912000123"), format_phone("02383842123")
    ('0912 000 123', '0238 384 2123')
    """
    if not _NATIONAL.fullmatch(number):
        return number
    return f"{number[:4]} {number[4:7]} {number[7:]}"
