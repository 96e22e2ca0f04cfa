"""What a list of attendance says, once it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.files.findings import Finding


class Part(StrEnum):
    """The part of a day in which a class meets."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WHOLE = ""


@dataclass(frozen=True)
class Doubt:
    """Something in a row that nobody can decide for its author: nothing of it may be stored."""

    code: str
    message: str


@dataclass(frozen=True)
class SessionColumn:
    """One session as its headings name it: "10/11 Sáng"; `day` is None where only a number tells it."""

    column: int
    label: str
    day: date | None
    part: Part


@dataclass(frozen=True)
class PersonLine:
    """A person of the list: `marks` are a presence for each session, empty where the list says nothing of it.

    `score` is on the scale 0–10, None where the cell is empty: 0 is a score.
    """

    row: int
    full_name: str
    phone: str = ""
    unit: str = ""
    position: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    marks: Sequence[str] = ()
    score: Decimal | None = None
    grade: str = ""
    certificate_number: str = ""
    periods: Decimal | None = None
    doubts: Sequence[Doubt] = ()


@dataclass(frozen=True)
class PointLine:
    """A bridge point (điểm cầu) and how many came."""

    row: int
    unit: str
    summoned: int | None
    present: int | None
    doubts: Sequence[Doubt] = ()


@dataclass(frozen=True)
class AttendanceFile:
    """The list of one sheet: people or bridge points, never both; `day` is what the title says of the whole."""

    sheet: str
    title: str
    day: date | None
    sessions: Sequence[SessionColumn] = ()
    people: Sequence[PersonLine] = ()
    points: Sequence[PointLine] = ()
    skipped: Sequence[tuple[int, str]] = ()
    has_results: bool = False
    findings: Sequence[Finding] = field(default=())

    @property
    def is_of_points(self) -> bool:
        """Whether it counts heads."""
        return bool(self.points)
