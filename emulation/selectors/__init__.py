"""Reads of emulation: tables as documents and as kept, counts from learning data, the board and the cards."""

from emulation.selectors.boards import Board, board_of
from emulation.selectors.documents import (
    check_units,
    document_of,
    heading_of,
    result_of,
    table_of,
    units_of,
)
from emulation.selectors.scorecards import Scorecard, scorecard_of
from emulation.selectors.tables import definition_of, frame_of, open_tables, table_over, table_within, units_scored
from emulation.selectors.training import Frame, Lists, lists_of, tallies_of

__all__ = [
    "Board",
    "Frame",
    "Lists",
    "Scorecard",
    "board_of",
    "check_units",
    "definition_of",
    "document_of",
    "frame_of",
    "heading_of",
    "lists_of",
    "open_tables",
    "result_of",
    "scorecard_of",
    "table_of",
    "table_over",
    "table_within",
    "tallies_of",
    "units_of",
    "units_scored",
]
