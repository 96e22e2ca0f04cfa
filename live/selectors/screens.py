"""What hangs on the wall of the hall: the code of the moment, drawn."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from core.qr import Qr, qr_of
from live.calculations import Hours, code_of, seconds_left, step_of
from live.models import Session
from live.selectors.cohorts import places_in
from live.selectors.registers import present_at


@dataclass(frozen=True)
class Screen:
    """The digits, the QR code, for how many seconds they hold; how many are there of how many."""

    code: str
    qr: Qr
    seconds: int
    present: int
    expected: int
    is_open: bool

    @property
    def plain(self) -> dict[str, Any]:
        """For a page that changes itself."""
        drawn = {"size": self.qr.size, "path": self.qr.path}
        counts = {"present": self.present, "expected": self.expected}
        return {"code": self.digits, "qr": drawn, "seconds": self.seconds, "is_open": self.is_open, **counts}

    @property
    def digits(self) -> str:
        """As they are read out: "482 915"."""
        return f"{self.code[:3]} {self.code[3:]}"


def screen_of(session: Session, site: str) -> Screen:
    """The screen of this moment; `site` is what addresses begin with, as "https://hoc.example"."""
    now = timezone.now()
    code = code_of(session.secret, step_of(now))
    address = site + reverse("live:scanned", args=[session.uid, code])
    hours = Hours(session.starts_at, session.ends_at)
    expected = places_in(session.cohort).count()
    return Screen(code, qr_of(address), seconds_left(now), present_at(session), expected, hours.is_open(now))
