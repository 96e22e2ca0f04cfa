"""What happens to scoring tables."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class ScoringTableOpened(Event):
    """Units are scored by this version of a table from now on."""

    table_id: int
    code: str
    version: int
