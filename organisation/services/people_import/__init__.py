"""Lists of people: read, compared with the register, reviewed, taken in."""

from organisation.services.people_import.applying import apply_people_import
from organisation.services.people_import.command import import_people
from organisation.services.people_import.drafting import Upload, draft_people_import
from organisation.services.people_import.reporting import PeopleReport
from organisation.services.people_import.reviewing import (
    answer_person,
    answer_unit,
    approve_people_import,
    cancel_people_import,
    tick_leaving,
)

__all__ = [
    "PeopleReport",
    "Upload",
    "answer_person",
    "answer_unit",
    "apply_people_import",
    "approve_people_import",
    "cancel_people_import",
    "draft_people_import",
    "import_people",
    "tick_leaving",
]
