"""Arithmetic of studying on plain values: no database, no clock of its own."""

from courses.calculations.progress import (
    EXAM,
    OutlineItem,
    best_of,
    done_and_total,
    is_finished,
    items_in_the_way,
    items_missing,
    minutes_left,
    moment_within,
    next_item,
)

__all__ = [
    "EXAM",
    "OutlineItem",
    "best_of",
    "done_and_total",
    "is_finished",
    "items_in_the_way",
    "items_missing",
    "minutes_left",
    "moment_within",
    "next_item",
]
