"""What happens to reports."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class ReportExported(Event):
    """Completion data of people left the system as a file."""

    unit_id: int
    as_of: str
    format: str
    rows: int
