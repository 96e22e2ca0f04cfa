"""What a list of certificates from elsewhere says, once it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.files.findings import Finding


@dataclass(frozen=True)
class Doubt:
    """Something in a row that nobody can decide for its author; `may_be_accepted` if it may be taken as it stands."""

    code: str
    message: str
    may_be_accepted: bool = False


@dataclass(frozen=True)
class Award:
    """One row: who learned what, where, and the paper that says so; `unit` and the rest tell namesakes apart."""

    row: int
    full_name: str
    unit: str
    phone: str
    birth_date: date | None
    title: str
    kind: str
    issuer: str
    number: str
    result: str
    issued_on: date | None
    periods: Decimal | None
    doubts: Sequence[Doubt]


@dataclass(frozen=True)
class OutsideList:
    """The list of one sheet."""

    sheet: str
    awards: Sequence[Award]
    findings: Sequence[Finding]
