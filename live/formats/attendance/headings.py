"""What the columns of such a list are about, from their headings in whatever words."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from core.text.search import fold
from live.formats.attendance.lists import Part, SessionColumn


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    PHONE = "phone"
    BIRTH = "birth"
    UNIT = "unit"
    POINT = "point"
    POSITION = "position"
    SUMMONED = "summoned"
    PRESENT = "present"
    SCORE = "score"
    GRADE = "grade"
    CERTIFICATE = "certificate"
    PERIODS = "periods"
    ORDINAL = "ordinal"
    OTHER = "other"
    SESSION = "session"


# In folded words; the first that is found counts.
_MEANINGS: tuple[tuple[Column, str], ...] = (
    (Column.CERTIFICATE, r"\b(?:gcn|giay chung nhan|so gcn|chung chi)\b"),
    (Column.PHONE, r"\b(?:dien thoai|so dt|sdt|dtdd|di dong|zalo|so may)\b|^(?:dt|phone)$"),
    (Column.BIRTH, r"\bsinh\b|^ns$"),
    (Column.SUMMONED, r"\btrieu tap\b|\btong so (?:dai bieu|nguoi)\b|\btheo giay moi\b"),
    (Column.PRESENT, r"\bco mat\b|\bso (?:nguoi )?(?:du|tham (?:du|gia))\b"),
    (
        Column.OTHER,
        r"\bvang\b|\bghi chu\b|\bky (?:nhan|ten)\b|\bchu ky\b|\btong\b|\bcong$|\bty le\b|\bdien\b|\bdoi tuong\b",
    ),
    (Column.POINT, r"\bdiem cau\b"),
    (Column.FAMILY, r"^ho(?: va)?(?: ten| chu)? (?:dem|lot)$|^ho$"),
    (Column.GIVEN, r"^ten$"),
    (Column.NAME, r"\bho (?:va |chu )?(?:dem |dem va |chu dem va )?ten\b|\bhoten\b|^(?:hoc vien|dong chi|dai bieu)$"),
    (Column.POSITION, r"\bchuc (?:vu|danh)\b"),
    (Column.PERIODS, r"\bso tiet\b|^tiet$"),
    (Column.GRADE, r"\bxep loai\b|\bket qua xep\b|^loai$"),
    (Column.SCORE, r"\bdiem\b"),
    (Column.SESSION, r"\bbuoi\b|\b(?:sang|chieu|toi)\b|\b[0-3]?\d[/.-][01]?\d\b|^ngay \d+$|^diem danh$"),
    (Column.UNIT, r"\bdon vi\b|\bnoi cong tac\b|\bco quan\b|^(?:xa|phuong|xa phuong|dia phuong)\b"),
    (Column.ORDINAL, r"^s?tt$|^so thu tu$|^so tt$"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _MEANINGS)
_DAY = re.compile(r"(?<!\d)(?P<day>[0-3]?\d)\s*[/.-]\s*(?P<month>[01]?\d)(?:\s*[/.-]\s*(?P<year>(?:20)?\d{2}))?(?!\d)")
_ISO = re.compile(r"(?P<year>20\d{2})-(?P<month>\d{2})-(?P<day>\d{2})")
_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_PARTS = (
    (Part.MORNING, re.compile(r"\bsang\b|^s$|\bam\b")),
    (Part.AFTERNOON, re.compile(r"\bchieu\b|^c$|\bpm\b")),
    (Part.EVENING, re.compile(r"\btoi\b")),
)
_SHORT_YEAR = 100
_CENTURY = 2000


def meaning_of(heading: str) -> Column:
    """What a heading of one or several lines means.

    >>> [str(meaning_of(text)) for text in ("Họ và tên", "10/11 Sáng", "Số có mặt", "Điểm cầu", "Điểm", "Vắng có lý do")]
    ['name', 'session', 'present', 'point', 'score', 'other']
    """
    words = re.sub(r"[^\w/.-]+", " ", fold(heading)).strip()
    return next((column for column, pattern in _PATTERNS if pattern.search(words)), Column.OTHER)


def day_in(text: str, year: int | None) -> date | None:
    """The day that a text names; without a year of its own that of the list, else none."""
    match = _ISO.search(text) or _DAY.search(text)
    if match is None:
        return None
    said = int(match["year"]) if match["year"] else year
    if said is None:
        return None
    try:
        return date(said + _CENTURY if said < _SHORT_YEAR else said, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def year_in(text: str) -> int | None:
    """The one year that a title names."""
    years = {int(year) for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def part_in(text: str) -> Part:
    """The part of the day that a heading names."""
    words = fold(text)
    return next((part for part, pattern in _PARTS if pattern.search(words)), Part.WHOLE)


def session_of(column: int, lines: Sequence[str], year: int | None) -> SessionColumn:
    """The session that the lines of a heading name together."""
    label = " ".join(lines)
    return SessionColumn(column, label, day_in(label, year), part_in(label))
