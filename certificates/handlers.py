"""What certificates do when something happened."""

from contextlib import suppress

from certificates.errors import CourseAwardsNoCertificateError, NoIssuerError
from certificates.events import CertificateIssued
from certificates.services import issue_certificate
from certificates.tasks import render_certificate
from core.events import subscribe
from courses.events import CourseCompleted


@subscribe(CourseCompleted)
def issue_certificate_of_completed_course(event: CourseCompleted) -> None:
    """Give the learner the certificate; one that nobody can issue yet stays owed, and `issue_certificates` says why."""
    with suppress(CourseAwardsNoCertificateError, NoIssuerError):
        issue_certificate(enrolment_id=event.enrolment_id, actor=None)


@subscribe(CertificateIssued)
def draw_issued_certificate(event: CertificateIssued) -> None:
    """Have the worker draw the PDF."""
    render_certificate.enqueue(event.certificate_id)
