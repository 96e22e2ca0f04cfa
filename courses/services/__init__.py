"""Changes to courses, to who is on them, and to how far their learners are."""

from courses.services.authoring import leave_remarks, publish_pages
from courses.services.catalogue import establish_catalogue
from courses.services.editions import compile_course
from courses.services.enrolment import EnrolmentReport, enrol_learner, enrol_people, enrol_unit
from courses.services.erasing import erase_reading, forget_old_journals
from courses.services.learning import (
    LearnerWrite,
    Receipt,
    Refusal,
    complete_item,
    complete_reading,
    record_learner_events,
)
from courses.services.recounting import follow_edition, recount_progress
from courses.services.references import establish_frameworks, renew_references

__all__ = [
    "EnrolmentReport",
    "LearnerWrite",
    "Receipt",
    "Refusal",
    "compile_course",
    "complete_item",
    "complete_reading",
    "enrol_learner",
    "enrol_people",
    "enrol_unit",
    "erase_reading",
    "establish_catalogue",
    "establish_frameworks",
    "follow_edition",
    "forget_old_journals",
    "leave_remarks",
    "publish_pages",
    "record_learner_events",
    "recount_progress",
    "renew_references",
]
