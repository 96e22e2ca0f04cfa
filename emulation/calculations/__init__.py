"""The arithmetic of emulation: a table and what units bring in, points with ranks and awards out."""

from emulation.calculations.criteria import (
    Banded,
    ClusterRelative,
    Criterion,
    DeductFromMax,
    Group,
    LinearToTarget,
    Manual,
    PerOccurrence,
)
from emulation.calculations.inputs import CouncilDecision, UnitInput, Votes
from emulation.calculations.metrics import Metric, Tally, Training
from emulation.calculations.scoring import Fault, UnitScore, faults_of, score_units
from emulation.calculations.tables import Heading, Rounding, Table

__all__ = [
    "Banded",
    "ClusterRelative",
    "CouncilDecision",
    "Criterion",
    "DeductFromMax",
    "Fault",
    "Group",
    "Heading",
    "LinearToTarget",
    "Manual",
    "Metric",
    "PerOccurrence",
    "Rounding",
    "Table",
    "Tally",
    "Training",
    "UnitInput",
    "UnitScore",
    "Votes",
    "faults_of",
    "score_units",
]
