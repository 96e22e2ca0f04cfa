"""iCalendar (RFC 5545) for phones and computers that subscribe: a feed of days and hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# RFC 5545, 3.1: a line is folded when it has more octets than this, its end not counted.
LONGEST_LINE = 75
# How often a phone should ask again.
REFRESH = "PT6H"


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """One entry; a `start` without an hour lasts the whole day. `uid` stays the same when the entry changes."""

    uid: str
    start: date | datetime
    end: datetime | None = None
    title: str
    note: str = ""
    place: str = ""
    url: str = ""
    is_cancelled: bool = False


def write_calendar(name: str, entries: Iterable[CalendarEntry], *, stamped_at: datetime) -> str:
    """The entries as a calendar of this name; lines end with CR LF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hoc Mat tran//Lich hoc//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    for entry in entries:
        lines += _event(entry, stamped_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(entry: CalendarEntry, stamped_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{_moment(stamped_at)}"
    yield from _times(entry)
    yield f"SUMMARY:{_escaped(entry.title)}"
    for name, text in (("DESCRIPTION", entry.note), ("LOCATION", entry.place)):
        if text:
            yield f"{name}:{_escaped(text)}"
    if entry.url:
        yield f"URL:{_one_line(entry.url)}"
    if entry.is_cancelled:
        yield "STATUS:CANCELLED"
    yield "END:VEVENT"


def _times(entry: CalendarEntry) -> Iterator[str]:
    if isinstance(entry.start, datetime):
        yield f"DTSTART:{_moment(entry.start)}"
        yield f"DTEND:{_moment(entry.end or entry.start + timedelta(hours=1))}"
        return
    yield f"DTSTART;VALUE=DATE:{entry.start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.start + timedelta(days=1):%Y%m%d}"
    # A day by which something is due leaves the day free.
    yield "TRANSP:TRANSPARENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _one_line("\\n".join(escaped.splitlines()))


def _one_line(text: str) -> str:
    """Without whatever could begin another line or property."""
    return "".join(char for char in text if char.isprintable())


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which tears a character apart."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces)
