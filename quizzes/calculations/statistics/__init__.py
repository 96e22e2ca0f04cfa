"""What many attempts say: arithmetic on plain values. Nothing here decides about anybody."""

from quizzes.calculations.statistics.choices import EVERYBODY, NO_ANSWER, Ends, Tally, ends_of, tally
from quizzes.calculations.statistics.gains import Gain, Line, gain_of, lines_shown
from quizzes.calculations.statistics.items import (
    LEAST_ATTEMPTS,
    Flag,
    ItemSums,
    TotalSums,
    band,
    discrimination_band,
    facility_band,
    flags_of,
    reliability,
    reliability_band,
)
from quizzes.calculations.statistics.plausibility import Trace, canonical, odd_paces, shared_devices, twins

__all__ = [
    "EVERYBODY",
    "LEAST_ATTEMPTS",
    "NO_ANSWER",
    "Ends",
    "Flag",
    "Gain",
    "ItemSums",
    "Line",
    "Tally",
    "TotalSums",
    "Trace",
    "band",
    "canonical",
    "discrimination_band",
    "ends_of",
    "facility_band",
    "flags_of",
    "gain_of",
    "lines_shown",
    "odd_paces",
    "reliability",
    "reliability_band",
    "shared_devices",
    "tally",
    "twins",
]
