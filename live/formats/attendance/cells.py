"""What stands in the cells: marks of presence, numbers, scores."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from core.files.book import Value
from core.text.dates import NotADateError, parse_date
from core.text.search import fold

PRESENT, LATE, EXCUSED, ABSENT = "present", "late", "excused", "absent"
_MARKS = {
    PRESENT: {"x", "v", "✓", "✔", "☑", "√", "1", "+", "co", "co mat", "cm", "du", "tham gia", "true", "dung"},
    LATE: {"m", "muon", "den muon", "tre", "di muon"},
    EXCUSED: {"p", "cp", "phep", "co phep", "vang co phep", "vang co ly do", "nghi phep", "vp"},
    ABSENT: {"", "0", "k", "kp", "vang", "khong", "khong phep", "vang khong phep", "v kp", "-", "false", "vk"},
}
_MEANT = {mark: presence for presence, marks in _MARKS.items() for mark in marks}
_TOTALS = re.compile(r"^(?:tong(?: so| cong)?|cong)\b")
_OF_TEN = re.compile(r"(?P<score>[0-9]+(?:[.,][0-9]+)?)\s*(?:/\s*10|diem|đ)?", re.IGNORECASE)
_MOST = 10
_OLDEST, _YOUNGEST = 1900, 2100


def presence_of(text: str) -> str | None:
    """What a mark means; None when that is not known.

    >>> [presence_of(text) for text in ("x", "✓", "P", "", "Vắng có phép", "?")]
    ['present', 'present', 'excused', 'absent', 'excused', None]
    """
    return _MEANT.get(fold(text).strip(" ."))


def is_total(text: str) -> bool:
    """Whether the name of a row is that of a sum."""
    return _TOTALS.match(fold(text)) is not None


def score_of(text: str) -> Decimal | None:
    """A score from 0 to 10 in either way of writing; raises ValueError for anything else, None for an empty cell."""
    if not text:
        return None
    match = _OF_TEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    score = Decimal(match["score"].replace(",", "."))
    if score > _MOST:
        raise ValueError(text)
    return score


def count_of(text: str) -> int | None:
    """A whole number of people; None for an empty cell or for words."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def periods_of(text: str) -> Decimal | None:
    """A number of class periods; what is none is left out."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 < number < _OLDEST else None


def birth_of(value: Value) -> tuple[date | None, int | None]:
    """The day of birth, or the year where no more is said."""
    if isinstance(value, datetime):
        return value.date(), value.year
    if isinstance(value, date):
        return value, value.year
    text = str(value or "").strip()
    if text.isascii() and text.isdecimal() and _OLDEST < int(text) < _YOUNGEST:
        return None, int(text)
    try:
        day = parse_date(text)
    except NotADateError:
        return None, None
    return day, day.year
