"""Days and years of birth, in all the ways in which they are written; a day that cannot be known is never invented."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.files.book import Value
from core.text.unicode import tidy_line

OLDEST, YOUNGEST = 110, 14
"""Ages in years beyond which a day of birth is not believed of someone who holds a seat."""

_MONTHS = 12
_FEWEST = 4
_EXCEL_EPOCH = date(1899, 12, 30)
_YEARS_AS_SERIALS = (1900, 2100)
_SEPARATOR = r"\s*[/.,\-–\s]\s*"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})")
_LONG = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:tháng|thg|-thg-?)\s*(\d{1,2})\s*,?\s*(?:năm\s+|-)?(\d{4})", re.IGNORECASE
)
_SHORT_YEAR = re.compile(rf"\d{{1,2}}{_SEPARATOR}\d{{1,2}}{_SEPARATOR}\d{{2}}|\d{{2}}")
_MONTH = re.compile(rf"(?:tháng\s*)?(\d{{1,2}})(?:{_SEPARATOR}|\s*năm\s*)(\d{{4}})", re.IGNORECASE)
_YEAR = re.compile(r"(?:(?:sinh\s+)?năm\s+(?:sinh\s*)?|sinh\s*|sn\s*|ns\s*)?:?\s*(\d{4})", re.IGNORECASE)
_EIGHT_DIGITS = re.compile(r"\d{7,8}")
_SERIAL = re.compile(r"\d{5}")
_AROUND = re.compile(r"[ T]00:00(?::00)?$|\s*\((?:nam|nữ)\)$|^(?:sinh\s+)?ngày:?\s+(?=\d+\s*[/.-])", re.IGNORECASE)


@dataclass(frozen=True)
class Birth:
    """What is known of a birth: the day, or only its year; `code` says what was found on the way."""

    day: date | None = None
    year: int | None = None
    code: str = ""


@dataclass(frozen=True)
class Doubt:
    """Which days of a column may have day and month the wrong way round: those of date cells, those of texts."""

    of_cells: bool = False
    of_texts: bool = False

    def __bool__(self) -> bool:
        return self.of_cells or self.of_texts

    def concerns(self, value: Value) -> bool:
        """Whether this day can be read both ways and may be meant the other way."""
        if isinstance(value, date):
            return self.of_cells and value.day <= _MONTHS and value.day != value.month
        if not self.of_texts or not isinstance(value, str):
            return False
        match = _DAY_FIRST.fullmatch(tidy_line(value))
        return match is not None and int(match[1]) <= _MONTHS and int(match[1]) != int(match[2])


MISSING = Birth(code="birth_date_missing")
INVALID = Birth(code="birth_date_invalid")
AMBIGUOUS = Birth(code="birth_date_ambiguous")


def birth_of(value: Value, today: date) -> Birth:
    """Read a cell; the day comes before the month.

    A number is a year (`1982`) or a day as Excel counts them (`29692`); a day in 1905 is a year in a cell formatted as
    a day. `00/00/1975` and `10/1993` say the year only. Years of two digits are ambiguous, days that do not exist or
    that would make the person younger than 14 or older than 110 invalid.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _of_date_cell(value, today)
    if isinstance(value, bool) or value is None:
        return MISSING if value is None else INVALID
    if isinstance(value, float):
        value = int(value)
    written = _AROUND.sub("", tidy_line(str(value)).strip(" .'"))
    return _of_text(written, today) if re.search(r"[^\W_]", written) else MISSING


def without_day(birth: Birth) -> Birth:
    """What stays sure of a birth whose day and month may be the wrong way round."""
    return Birth(None, birth.year, "birth_date_swapped") if birth.day else birth


def doubt_of(values: Iterable[Value]) -> Doubt:
    """Look at a column as a whole.

    Excel with American settings turns `03/11` into the eleventh of March and leaves `25/12` a text: then all date cells
    have days up to 12 while all texts have greater ones. A column written month first has texts that can be nothing
    else, and none that can only be day first.
    """
    cells: list[int] = []
    texts: list[tuple[int, int]] = []
    for value in values:
        if isinstance(value, date):
            cells.append(value.day)
        elif isinstance(value, str) and (match := _DAY_FIRST.fullmatch(tidy_line(value))) is not None:
            texts.append((int(match[1]), int(match[2])))
    day_first = sum(first > _MONTHS >= second for first, second in texts)
    month_first = sum(second > _MONTHS >= first for first, second in texts)
    turned = min(len(cells), day_first) >= _FEWEST and day_first == len(texts) and max(cells, default=0) <= _MONTHS
    return Doubt(of_cells=turned, of_texts=month_first > day_first)


def _of_date_cell(day: date, today: date) -> Birth:
    serial = (day - _EXCEL_EPOCH).days
    if _YEARS_AS_SERIALS[0] <= serial <= _YEARS_AS_SERIALS[1]:
        return _year(serial, today)
    return _day(day.year, day.month, day.day, today)


def _of_text(written: str, today: date) -> Birth:
    if (match := _DAY_FIRST.fullmatch(written) or _LONG.fullmatch(written)) is not None:
        day, month, year = map(int, match.groups())
        return _day(year, month, day, today)
    if (match := _YEAR_FIRST.fullmatch(written)) is not None:
        year, month, day = map(int, match.groups())
        return _day(year, month, day, today)
    if (match := _YEAR.fullmatch(written)) is not None:
        return _year(int(match[1]), today)
    if (match := _MONTH.fullmatch(written)) is not None:
        return _year(int(match[2]), today) if int(match[1]) <= _MONTHS else INVALID
    return _of_digits(written, today)


def _of_digits(written: str, today: date) -> Birth:
    if _SHORT_YEAR.fullmatch(written):
        return AMBIGUOUS
    if _SERIAL.fullmatch(written):
        return _numbered(_EXCEL_EPOCH + timedelta(days=int(written)), today)
    if _EIGHT_DIGITS.fullmatch(written):
        return _run_together(written.zfill(8), today)
    return INVALID


def _numbered(day: date, today: date) -> Birth:
    read = _day(day.year, day.month, day.day, today)
    return Birth(read.day, read.year, "birth_date_from_number") if read.day else read


def _run_together(digits: str, today: date) -> Birth:
    """`15081967` or `19670815`, if it can be only one of them."""
    day_first = _day(int(digits[4:]), int(digits[2:4]), int(digits[:2]), today)
    year_first = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]), today)
    readings = [birth for birth in (day_first, year_first) if birth.day]
    if len(readings) > 1:
        return AMBIGUOUS
    return readings[0] if readings else INVALID


def _day(year: int, month: int, day: int, today: date) -> Birth:
    if day == 0 or month == 0:
        return _year(year, today)
    try:
        born = date(year, month, day)
    except ValueError:
        return INVALID
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return Birth(born, born.year) if YOUNGEST <= age <= OLDEST else INVALID


def _year(year: int, today: date) -> Birth:
    if YOUNGEST <= today.year - year <= OLDEST:
        return Birth(None, year, "birth_year_only")
    return INVALID
