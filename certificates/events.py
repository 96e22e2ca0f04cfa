"""What happens to certificates."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, kw_only=True)
class CertificateIssued(Event):
    """A person was given the certificate of a course."""

    certificate_id: int
    holder_id: int
    course_id: int
    number: str


@dataclass(frozen=True, kw_only=True)
class CertificatesIssued(Event):
    """Whatever certificates of a course were owed were issued in one act; all of them bear this moment."""

    course_id: int
    issued_at: str
    count: int


@dataclass(frozen=True, kw_only=True)
class CertificateRevoked(Event):
    """A certificate no longer holds."""

    certificate_id: int
    holder_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class CertificateReplaced(Event):
    """A certificate was issued anew, with what is right today; the old one no longer holds."""

    certificate_id: int
    replacement_id: int
    holder_id: int
    reason: str
