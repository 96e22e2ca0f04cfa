"""How many of how many: standings of people on courses, added up by unit and over all.

A "turn" (lượt) is one person on one course; people (người) are counted once however many seats they hold.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter

from core.text.numbers import format_number


class State(StrEnum):
    """How far a person is on a course; the exempt are not asked."""

    COMPLETED = "completed"
    STUDYING = "studying"
    NOT_STARTED = "not_started"
    EXEMPT = "exempt"


# The marks of a person's place on a course, added together; what is completed is neither under way nor overdue.
COMPLETED, STARTED, OVERDUE = 1, 2, 4


def state_of(marks: int) -> State:
    """The marks in one word."""
    if marks & COMPLETED:
        return State.COMPLETED
    return State.STUDYING if marks & STARTED else State.NOT_STARTED


# A person under a unit, on a course (None where they have no place on any), with the marks of their place.
Standing = tuple[int, int, int | None, int]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    done: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """From 0 to 100; None where nobody is asked."""
        return Decimal(100 * self.done) / self.of if self.of else None

    @property
    def words(self) -> str:
        """As "1.022/1.280"."""
        return f"{format_number(self.done)}/{format_number(self.of)}"


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Everything the overview says, in whole numbers."""

    courses: Sequence[int]
    people: Mapping[int, int]
    done: Mapping[tuple[int, int | None], int]
    everybody: int
    turns: Mapping[int | None, int]
    studying: int
    overdue: int
    units_overdue: int

    def shares(self, unit: int) -> list[Share]:
        """Of a unit's people, who has completed each course."""
        return [Share(self.done[unit, course], self.people[unit]) for course in self.courses]

    @property
    def course_shares(self) -> list[Share]:
        """Of everybody, who has completed each course."""
        return [Share(self.turns[course], self.everybody) for course in self.courses]


def whole(shares: Sequence[Share]) -> Share:
    """Shares of several courses as one share of all turns."""
    return Share(sum(share.done for share in shares), sum(share.of for share in shares))


_unit, _person = itemgetter(0), itemgetter(1)
_unit_and_person, _person_and_course, _unit_and_course = itemgetter(0, 1), itemgetter(1, 2), itemgetter(0, 2)


def add_up(standings: Iterable[Standing], courses: Sequence[int]) -> Counts:
    """Count; two seats of a person under one unit are one, over all units a person is one.

    Written as a few passes over sets, each at the speed of C: a province has tens of thousands of turns.
    """
    rows = set(standings)
    done = [row for row in rows if row[3] & COMPLETED]
    overdue = [row for row in rows if row[3] & OVERDUE]
    return Counts(
        courses=courses,
        people=Counter(map(_unit, set(map(_unit_and_person, rows)))),
        done=Counter(map(_unit_and_course, done)),
        everybody=len(set(map(_person, rows))),
        turns=Counter(map(itemgetter(1), set(map(_person_and_course, done)))),
        studying=len({row[1] for row in rows if row[3] & STARTED}),
        overdue=len(set(map(_person, overdue))),
        units_overdue=len(set(map(_unit, overdue))),
    )
