"""Pure arithmetic: intervals of days, who lies below whom, what a reorganisation makes of whom."""

from organisation.calculations.reorganisations import (
    Fate,
    Fates,
    Move,
    Outcome,
    ReorganisationOrder,
    Successor,
    fates_of,
)
from organisation.calculations.tree import FOREVER, CycleError, Link, Reach, closure, covers, joined, proper_name

__all__ = [
    "FOREVER",
    "CycleError",
    "Fate",
    "Fates",
    "Link",
    "Move",
    "Outcome",
    "Reach",
    "ReorganisationOrder",
    "Successor",
    "closure",
    "covers",
    "fates_of",
    "joined",
    "proper_name",
]
