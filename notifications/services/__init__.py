"""Telling people, and noting that they know."""

from notifications.services.certificates import tell_of_certificate, tell_of_certificates, tell_of_revocation
from notifications.services.classes import tell_newcomers, tell_of_cancelled_cohort, tell_of_session
from notifications.services.evidence import tell_of_claim, tell_of_correction, tell_of_review, tell_of_work
from notifications.services.marks import (
    tell_markers,
    tell_of_appeal,
    tell_of_regrade,
    tell_of_results,
    tell_of_ruling,
)
from notifications.services.practices import (
    tell_of_published_practice,
    tell_of_returned_practice,
    tell_of_submitted_practice,
)
from notifications.services.programmes import tell_of_decision, tell_of_duties
from notifications.services.questions import tell_of_answer, tell_of_question
from notifications.services.telling import (
    address,
    erase_notifications,
    mark_read,
    tell,
    tell_many,
    tell_of_waiting,
    tell_writer,
)

__all__ = [
    "address",
    "erase_notifications",
    "mark_read",
    "tell",
    "tell_many",
    "tell_markers",
    "tell_newcomers",
    "tell_of_answer",
    "tell_of_appeal",
    "tell_of_cancelled_cohort",
    "tell_of_certificate",
    "tell_of_certificates",
    "tell_of_claim",
    "tell_of_correction",
    "tell_of_decision",
    "tell_of_duties",
    "tell_of_published_practice",
    "tell_of_question",
    "tell_of_regrade",
    "tell_of_results",
    "tell_of_returned_practice",
    "tell_of_review",
    "tell_of_revocation",
    "tell_of_ruling",
    "tell_of_session",
    "tell_of_submitted_practice",
    "tell_of_waiting",
    "tell_of_work",
    "tell_writer",
]
