"""Lists of people: read, compared with the register, reviewed, taken in."""

from organisation.services.people_import.applying import apply_people_import
from organisation.services.people_import.command import import_people
from organisation.services.people_import.drafting import Draft, Upload, compare_people, keep_draft
from organisation.services.people_import.reporting import PeopleReport
from organisation.services.people_import.reviewing import (
    Answer,
    answer_questions,
    approve_people_import,
    cancel_people_import,
    tick_leaving,
)

__all__ = [
    "Answer",
    "Draft",
    "PeopleReport",
    "Upload",
    "answer_questions",
    "apply_people_import",
    "approve_people_import",
    "cancel_people_import",
    "compare_people",
    "import_people",
    "keep_draft",
    "tick_leaving",
]
