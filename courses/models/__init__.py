"""Courses: pages that trainers write, editions that learners study, how far each learner is, and who must learn what."""

from courses.models.approval import ApprovalTask
from courses.models.competences import ActionProgramme, Competence, CompetenceFramework, Pillar
from courses.models.editions import CourseEdition, EditionItem, ItemTranslation, LessonContent
from courses.models.evidence import (
    Correction,
    CorrectionKind,
    OutsideCompletion,
    OutsideProvider,
    OutsideState,
    Submission,
    SubmissionState,
)
from courses.models.learning import Enrolment, EnrolmentSource, ItemProgress, LearnerEvent
from courses.models.links import CheckedLink, LinkFinding
from courses.models.notes import CalendarFeed, Note
from courses.models.pages import (
    CompletesBy,
    CourseIndexPage,
    CoursePage,
    EffectOnLearners,
    LessonKind,
    LessonPage,
    ModulePage,
    Topic,
    course_above,
)
from courses.models.programmes import (
    AnnualRequirement,
    AssignmentRule,
    DueBasis,
    Duty,
    DutyReminder,
    DutyState,
    NodeKind,
    Programme,
    ProgrammeKind,
    ProgrammeNode,
)
from courses.models.references import Citation, Term

__all__ = [
    "ActionProgramme",
    "AnnualRequirement",
    "ApprovalTask",
    "AssignmentRule",
    "CalendarFeed",
    "CheckedLink",
    "Citation",
    "Competence",
    "CompetenceFramework",
    "CompletesBy",
    "Correction",
    "CorrectionKind",
    "CourseEdition",
    "CourseIndexPage",
    "CoursePage",
    "DueBasis",
    "Duty",
    "DutyReminder",
    "DutyState",
    "EditionItem",
    "EffectOnLearners",
    "Enrolment",
    "EnrolmentSource",
    "ItemProgress",
    "ItemTranslation",
    "LearnerEvent",
    "LessonContent",
    "LessonKind",
    "LessonPage",
    "LinkFinding",
    "ModulePage",
    "NodeKind",
    "Note",
    "OutsideCompletion",
    "OutsideProvider",
    "OutsideState",
    "Pillar",
    "Programme",
    "ProgrammeKind",
    "ProgrammeNode",
    "Submission",
    "SubmissionState",
    "Term",
    "Topic",
    "course_above",
]
