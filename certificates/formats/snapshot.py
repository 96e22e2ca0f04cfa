"""The facts of a certificate as they stood when it was issued; later changes of names and units do not reach it."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core.text.unicode import tidy_line


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What was true at issue. `periods` are of 45 minutes, 0 where the course states none; `score` is of 100.

    `unit` is worded as within a sentence ("xã Kim Liên, tỉnh Nghệ An"); `issuer` is the committee's full name.
    """

    name: str
    position: str
    unit: str
    course: str
    lessons: int
    minutes: int
    periods: Decimal
    score: Decimal | None
    started_on: date
    completed_on: date
    issued_on: date
    issuer: str
    place: str

    def __post_init__(self) -> None:
        for name in ("name", "position", "unit", "course", "issuer", "place"):
            object.__setattr__(self, name, tidy_line(getattr(self, name)))

    def as_json(self) -> dict[str, Any]:
        """Plain values for the database: days as ISO 8601, decimals as text."""
        plain = asdict(self)
        return {key: str(value) if isinstance(value, date | Decimal) else value for key, value in plain.items()}

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "Snapshot":
        """The snapshot that `as_json` wrote."""
        days = {key: date.fromisoformat(plain[key]) for key in ("started_on", "completed_on", "issued_on")}
        score = None if plain["score"] is None else Decimal(plain["score"])
        return cls(**{**plain, **days, "score": score, "periods": Decimal(plain["periods"])})
