"""Days and moments as Vietnamese write them: the day comes first, the time is that of Viet Nam."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.text.unicode import tidy_line

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")

_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_LONG = re.compile(
    r"(?:ngày\s+)?(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})\s+năm\s+(?P<year>[0-9]{4})", re.IGNORECASE
)
_LAST_PADDED_MONTH = 2


class NotADateError(ValueError):
    """The text is no day that we read without guessing."""


def parse_date(text: str) -> date:
    """Read a day: `03/11/2026`, `3-11-2026`, `3.11.2026`, `ngày 03 tháng 11 năm 2026`, `2026-11-03`.

    All of them are the third of November. Years of two digits and days that do not exist raise `NotADateError`.
    """
    written = tidy_line(text)
    match = _DAY_FIRST.fullmatch(written) or _ISO.fullmatch(written) or _LONG.fullmatch(written)
    if match is None:
        raise NotADateError(text)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise NotADateError(text) from None


def format_date(day: date) -> str:
    """Write a day as in tables: `03/11/2026`."""
    return f"{day:%d/%m}/{day.year:04d}"


def format_date_long(day: date) -> str:
    """Write a day as in documents: `ngày 03 tháng 11 năm 2026`.

    Decree 30/2020/NĐ-CP: a zero before days under 10 and before January and February only.
    """
    month = f"{day.month:02d}" if day.month <= _LAST_PADDED_MONTH else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def format_moment(moment: datetime) -> str:
    """Write a moment as the clock on the wall in Viet Nam showed it: `14:30, 05/11/2026`."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is no moment")
    here = moment.astimezone(VIET_NAM)
    return f"{here:%H:%M}, {format_date(here.date())}"
