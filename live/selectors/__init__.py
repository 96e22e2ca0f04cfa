"""Questions asked about classes."""

from live.selectors.cohorts import (
    KEEPERS,
    cohort_choices,
    cohort_with_id,
    cohorts_kept_by,
    cohorts_of,
    cohorts_open_to,
    cohorts_taught_by,
    newcomers_of,
    place_of,
    places_in,
    session_with_id,
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
    "cohort_with_id",
    "cohorts_kept_by",
    "cohorts_of",
    "cohorts_open_to",
    "cohorts_taught_by",
    "newcomers_of",
    "place_of",
    "places_in",
    "register_of",
    "session_with_id",
    "sessions_between",
    "sessions_of",
    "share_of",
    "turnout_in",
]
