"""Certificates for tests."""

from certificates.services import issue_certificate
from tests.factories.courses import make_course, make_enrolment, study


def make_completion(person, course=None, score_percent=None):
    """A completed enrolment whose certificate nobody has issued yet."""
    return study(make_enrolment(person, course or make_course(lessons=1)), score_percent=score_percent)


def make_certificate(person, course=None):
    """A certificate, issued."""
    return issue_certificate(enrolment_id=make_completion(person, course).pk, actor=None)


def content_of(rendition):
    """The bytes of a PDF."""
    with rendition.file.open("rb") as file:
        return file.read()
