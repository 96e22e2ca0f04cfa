"""When one may say "I am here", what that counts as, and how much of a class somebody attended: plain arithmetic.

The code of a session changes every 20 seconds (RFC 6238 with SHA-256). The one before is still taken, so that nobody
who is typing is caught by the change: a photograph of the screen is worth nothing after 40 seconds.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

STEP_SECONDS = 20
DIGITS = 6
BEFORE = timedelta(minutes=30)
LATE_AFTER = timedelta(minutes=15)
# A place in a hall is claimed with the code; after a slow sign-in the claim still holds for this long.
CLAIM = timedelta(minutes=10)
ALL = 100


def step_of(moment: datetime) -> int:
    """The number of the 20 seconds in which a moment lies."""
    return int(moment.timestamp()) // STEP_SECONDS


def code_of(secret: str, step: int) -> str:
    """The six digits of a step.

    >>> code_of("bí mật", 1), code_of("bí mật", 1) == code_of("bí mật", 2)
    ('931906', False)
    """
    digest = hmac.digest(secret.encode(), step.to_bytes(8, "big"), sha256)
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def is_code_right(secret: str, typed: str, moment: datetime) -> bool:
    """Whether the digits are those of this step or of the one before."""
    now = step_of(moment)
    digits = "".join(sign for sign in typed if sign.isdecimal() and sign.isascii())
    # Both are always compared, each in constant time: the answer takes as long whichever is wrong.
    matches = [hmac.compare_digest(code_of(secret, step), digits) for step in (now, now - 1)]
    return any(matches)


def seconds_left(moment: datetime) -> int:
    """How long the code of this moment still stands on the screen: 1 to 20."""
    return STEP_SECONDS - int(moment.timestamp()) % STEP_SECONDS


@dataclass(frozen=True)
class Hours:
    """From when to when a session lasts."""

    starts_at: datetime
    ends_at: datetime

    def is_open(self, moment: datetime) -> bool:
        """Whether presence may be claimed: from half an hour before until the end."""
        return self.starts_at - BEFORE <= moment <= self.ends_at

    def is_late(self, moment: datetime) -> bool:
        """Whether who comes at this moment is late: more than a quarter of an hour."""
        return moment > self.starts_at + LATE_AFTER


@dataclass(frozen=True)
class Share:
    """Of so many sessions somebody was at so many."""

    present: int
    sessions: int

    @property
    def percent(self) -> int:
        """Rounded down, so that it never claims a session that was missed; 0 of no sessions."""
        return self.present * ALL // self.sessions if self.sessions else 0

    def reaches(self, percent: int) -> bool:
        """Whether that is enough; of a class without sessions nobody has attended enough."""
        return self.sessions > 0 and self.present * ALL >= percent * self.sessions

    def still_missing(self, percent: int) -> int:
        """How many more sessions are needed."""
        needed = -(-percent * self.sessions // ALL)
        return max(needed - self.present, 0)


@dataclass(frozen=True)
class Turnout:
    """Two numbers that are never mixed: attendances (lượt) and distinct people (người)."""

    attendances: int
    people: int


def turnout_of(present: Iterable[tuple[int, int]]) -> Turnout:
    """Count (session, human) pairs of those who were there; a pair counts once.

    >>> turnout_of([(1, 7), (2, 7), (2, 8), (2, 8)])
    Turnout(attendances=3, people=2)
    """
    pairs = set(present)
    return Turnout(len(pairs), len({human for _session, human in pairs}))
