"""Questions asked about the public site."""

from cms.selectors.practices import submission_of, submissions_by, submissions_to_decide
from cms.selectors.site import Findings, FoundLesson, findings, is_for_learners, legal_references, sections_of

__all__ = [
    "Findings",
    "FoundLesson",
    "findings",
    "is_for_learners",
    "legal_references",
    "sections_of",
    "submission_of",
    "submissions_by",
    "submissions_to_decide",
]
