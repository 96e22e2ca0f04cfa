"""Pure arithmetic: intervals of days, who lies below whom, what a reorganisation makes of whom."""

from organisation.calculations.portions import batches
from organisation.calculations.reorganisations import (
    Fate,
    Fates,
    Move,
    Outcome,
    ReorganisationOrder,
    Successor,
    fates_of,
    faults_of,
    looped,
)
from organisation.calculations.tree import (
    FOREVER,
    CycleError,
    Link,
    Reach,
    closure,
    covers,
    joined,
    kind_of,
    proper_name,
)

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
    "batches",
    "closure",
    "covers",
    "fates_of",
    "faults_of",
    "joined",
    "kind_of",
    "looped",
    "proper_name",
]
