"""Questions asked about classes."""

from live.selectors.cohorts import (
    KEEPERS,
    cohort_choices,
    cohorts_kept_by,
    cohorts_of,
    cohorts_open_to,
    cohorts_taught_by,
    place_of,
    places_in,
    sessions_between,
    sessions_of,
)
from live.selectors.registers import Register, RegisterLine, attended, register_of, share_of, turnout_in

__all__ = [
    "KEEPERS",
    "Register",
    "RegisterLine",
    "attended",
    "cohort_choices",
    "cohorts_kept_by",
    "cohorts_of",
    "cohorts_open_to",
    "cohorts_taught_by",
    "place_of",
    "places_in",
    "register_of",
    "sessions_between",
    "sessions_of",
    "share_of",
    "turnout_in",
]
