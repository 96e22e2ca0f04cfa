"""Questions asked about the public site."""

from cms.selectors.files import Reach, reach_of
from cms.selectors.practices import submission_of, submissions_by, submissions_to_decide
from cms.selectors.site import Findings, FoundLesson, findings, legal_references, sections_of

__all__ = [
    "Findings",
    "FoundLesson",
    "Reach",
    "findings",
    "legal_references",
    "reach_of",
    "sections_of",
    "submission_of",
    "submissions_by",
    "submissions_to_decide",
]
