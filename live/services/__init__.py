"""Every change to classes and to what is known of their attendance."""

from live.services.attendance import claim_presence, rederive_attendance, settle_cohort, take_attendance
from live.services.attendance_import import AttendanceReport, ListFile, import_attendance
from live.services.cohorts import (
    CohortFacts,
    SessionFacts,
    cancel_cohort,
    cancel_session,
    change_cohort,
    change_session,
    open_cohort,
    plan_session,
)
from live.services.erasing import erase_attendance, erase_places
from live.services.exporting import export_cohort
from live.services.places import add_people, add_unit, join_cohort, leave_cohort

__all__ = [
    "AttendanceReport",
    "CohortFacts",
    "ListFile",
    "SessionFacts",
    "add_people",
    "add_unit",
    "cancel_cohort",
    "cancel_session",
    "change_cohort",
    "change_session",
    "claim_presence",
    "erase_attendance",
    "erase_places",
    "export_cohort",
    "import_attendance",
    "join_cohort",
    "leave_cohort",
    "open_cohort",
    "plan_session",
    "rederive_attendance",
    "settle_cohort",
    "take_attendance",
]
