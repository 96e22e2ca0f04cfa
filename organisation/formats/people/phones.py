"""Telephone numbers as people write them into one cell: with labels, several at once, without their first zero."""

import re
from dataclasses import dataclass

from core.text.phones import NotAPhoneError, normalise_phone

_BETWEEN = re.compile(r"[/,;|&+](?!84)|\s[-–]\s|\bhoặc\b|\bvà\b", re.IGNORECASE)
_PARTS = re.compile(r"\s+|(?<=\d{9})[-–.](?=[0+])")
_NOT_OF_NUMBERS = re.compile(r"[^\d+().\s\-–]+")
_SCIENTIFIC = re.compile(r"(\d)[.,](\d{7,9})E\+?0?(?:8|9|10)", re.IGNORECASE)
_TWO_RUN_TOGETHER = re.compile(r"(0[35789]\d{8})(0[35789]\d{8})")
# Until 2018 mobile numbers had eleven digits; the operators' prefixes were replaced one by one.
_OLD_PREFIXES = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_OLD = re.compile(r"(?:\+?84|0)?(1\d{2})(\d{7})")


@dataclass(frozen=True)
class Phone:
    """A number as dialled at home, or none; `codes` say what was found on the way."""

    number: str = ""
    codes: tuple[str, ...] = ()


def phone_of(text: str) -> Phone:
    """Read a cell; of several numbers the first counts.

    >>> phone_of("ĐT: 0591652769"), phone_of("0524582771 / 0597213839").number, phone_of("521914515").codes
    (Phone(number='0591652769', codes=()), '0524582771', ('phone_leading_zero_restored',))
    """
    if not any(char.isdecimal() for char in text):
        return Phone(codes=("phone_missing",))
    found: list[Phone] = []
    for piece in _BETWEEN.split(_TWO_RUN_TOGETHER.sub(r"\1/\2", _spelled_out(text))):
        found += _numbers_in(piece)
    numbers = dict.fromkeys(phone.number for phone in found)
    if not numbers:
        return Phone(codes=("phone_invalid",))
    return Phone(found[0].number, (*found[0].codes, *(("phone_two_numbers",) if len(numbers) > 1 else ())))


def _spelled_out(text: str) -> str:
    match = _SCIENTIFIC.fullmatch(text)
    return match[1] + match[2] if match else text


def _numbers_in(piece: str) -> list[Phone]:
    """The number of a piece; its parts one by one where the whole is none."""
    plain = _NOT_OF_NUMBERS.sub(" ", piece).strip()
    try:
        return [_phone(plain)]
    except NotAPhoneError:
        found = []
        for part in _PARTS.split(plain):
            try:
                found.append(_phone(part))
            except NotAPhoneError:
                continue
        return found


def _phone(text: str) -> Phone:
    digits = re.sub(r"\D", "", text)
    if (match := _OLD.fullmatch(digits)) is not None and (prefix := _OLD_PREFIXES.get(f"0{match[1]}")) is not None:
        return Phone(prefix + match[2], ("phone_old_prefix",))
    number = normalise_phone(text)
    restored = digits == number[1:]
    return Phone(number, ("phone_leading_zero_restored",) if restored else ())
