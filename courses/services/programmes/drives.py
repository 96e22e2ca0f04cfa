"""Study drives (quán triệt nghị quyết): one course, one unit and one day, in one act."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from courses.models import CoursePage, DueBasis, NodeKind, Programme, ProgrammeKind
from courses.services.programmes.building import (
    NodeFacts,
    ProgrammeFacts,
    RuleFacts,
    add_node,
    add_rule,
    draft_programme,
    open_programme,
)
from organisation.models import Unit

REMINDERS = [7, 1, -1]


@dataclass(frozen=True, kw_only=True)
class Drive:
    """What is studied, by whom, until when."""

    title: str
    document: str
    summary: str
    course: CoursePage
    unit: Unit
    categories: list[str]
    due_on: date


@transaction.atomic
def start_study_drive(*, code: str, drive: Drive, actor: User | None) -> Programme:
    """Open a study drive: the unit's people are to finish the course by the day, and are reminded."""
    facts = ProgrammeFacts(
        title=drive.title,
        kind=ProgrammeKind.STUDY_DRIVE,
        summary=drive.summary,
        document=drive.document,
        reminder_days=REMINDERS,
    )
    programme = draft_programme(code=code, owner_unit=drive.unit, facts=facts, actor=actor)
    if programme.opened_at is not None:
        return programme
    root = programme.nodes.get(parent=None, is_renewal=False)
    add_node(parent=root, facts=NodeFacts(kind=NodeKind.COURSE, course=drive.course), actor=actor)
    whom = RuleFacts(unit=drive.unit, categories=drive.categories, due_basis=DueBasis.FIXED, due_on=drive.due_on)
    add_rule(programme=programme, facts=whom, actor=actor)
    return open_programme(programme=programme, actor=actor)
