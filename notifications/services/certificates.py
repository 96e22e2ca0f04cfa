"""What people are told of their certificates."""

from collections.abc import Iterable
from uuid import UUID

from certificates.models import Certificate
from notifications.models import Kind, Notification
from notifications.services.telling import address, tell, tell_many


def tell_of_certificate(*, certificate: Certificate, source: UUID) -> Notification:
    """Tell the holder that they were given a certificate."""
    return tell(_of_certificate(Kind.CERTIFICATE_ISSUED, certificate, source))


def tell_of_revocation(*, certificate: Certificate, source: UUID) -> Notification:
    """Tell the holder that their certificate does not hold any more, and why."""
    return tell(_of_certificate(Kind.CERTIFICATE_REVOKED, certificate, source))


def tell_of_certificates(*, certificates: Iterable[Certificate], source: UUID) -> None:
    """Tell many holders of one act, once each; their open pages find it when they next ask."""
    tell_many(_of_certificate(Kind.CERTIFICATE_ISSUED, certificate, source) for certificate in certificates)


def _of_certificate(kind: Kind, certificate: Certificate, source: UUID) -> Notification:
    url = address("certificates:certificate", certificate.uid)
    return Notification(
        person_id=certificate.holder_id,
        kind=kind,
        params={"course": certificate.facts.course, "number": certificate.number, "reason": certificate.reason},
        url=url,
        source=source,
    )
