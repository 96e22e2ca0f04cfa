"""What is said about a row or a file, in the plain form in which it is kept: code, sentence, weight, choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from organisation.formats.people import Weight
from organisation.models import ImportRow, RowAction

Plain = dict[str, Any]
CLOSED = {RowAction.UNCLEAR, RowAction.REFUSED}


@dataclass(frozen=True)
class Terms:
    """On what terms a list is taken in: its day, the unit it speaks of, whose units may be touched, what is accepted.

    `reach` is None where nothing limits it: an operator's command. `accepted` are codes of questions whose proposed
    answer is taken.
    """

    as_of: date
    unit: int | None = None
    reach: frozenset[int] | None = None
    accepted: frozenset[str] = frozenset()

    def allow(self, unit: int) -> bool:
        """Whether the list may touch this unit."""
        return self.reach is None or unit in self.reach


def finding(
    code: str, message: str | Promise, weight: Weight, choices: Iterable[Mapping[str, str]] = (), proposal: str = ""
) -> Plain:
    """One finding; `choices` are {"value", "label"}, `proposal` the value that `--accept` takes."""
    plain: Plain = {"code": code, "message": str(message), "weight": weight.value}
    if choices:
        plain["choices"] = [dict(choice) for choice in choices]
    if proposal:
        plain["proposal"] = proposal
    return plain


def choice(value: str, label: str) -> dict[str, str]:
    """One answer that may be given."""
    return {"value": value, "label": label}


def settle(row: ImportRow, said: Plain) -> None:
    """Add the finding to the row; a question or a refusal decides what becomes of it."""
    row.findings.append(said)
    if said["weight"] == Weight.REFUSAL.value:
        row.action = RowAction.REFUSED
    elif said["weight"] == Weight.ASK.value and row.action != RowAction.REFUSED:
        row.action = RowAction.UNCLEAR


def is_open(row: ImportRow) -> bool:
    """Whether nothing stands against taking the row in."""
    return row.action not in CLOSED


def of_weight(findings: Iterable[Plain], weight: Weight) -> list[Plain]:
    """Those of this weight."""
    return [said for said in findings if said["weight"] == weight.value]
