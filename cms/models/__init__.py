"""Pages of the public site, the legal texts of its library, and good practices that units send in."""

from cms.models.library import DocumentKind, DocumentQuerySet, LibraryDocument, Subject, Validity
from cms.models.pages import (
    GuidancePage,
    HomePage,
    LibraryPage,
    NewsIndexPage,
    NewsPage,
    PublicPage,
    WrittenPage,
)
from cms.models.practices import (
    PracticeIndexPage,
    PracticePage,
    PracticePicture,
    PracticeSubmission,
    PracticeTopic,
    SubmissionState,
)

__all__ = [
    "DocumentKind",
    "DocumentQuerySet",
    "GuidancePage",
    "HomePage",
    "LibraryDocument",
    "LibraryPage",
    "NewsIndexPage",
    "NewsPage",
    "PracticeIndexPage",
    "PracticePage",
    "PracticePicture",
    "PracticeSubmission",
    "PracticeTopic",
    "PublicPage",
    "Subject",
    "SubmissionState",
    "Validity",
    "WrittenPage",
]
