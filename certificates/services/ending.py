"""How a certificate ends: revoked, or replaced by one that says what is right. Its row and its number stay."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from certificates.errors import NotValidAnyMoreError, ReasonMissingError
from certificates.events import CertificateReplaced, CertificateRevoked
from certificates.models import Certificate, Status
from certificates.services.issuing import draft_of, enter, open_register
from core.events import publish
from core.text.unicode import tidy_line


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, reason: str, actor: User | None) -> Certificate:
    """Declare that the certificate does not hold any more; a second time changes nothing."""
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if locked.status == Status.REVOKED:
        return locked
    _end(locked, Status.REVOKED, reason, actor)
    event = CertificateRevoked(certificate_id=locked.pk, holder_id=locked.holder_id, reason=locked.reason)
    publish(event, actor=actor)
    return locked


@transaction.atomic
def replace_certificate(*, certificate: Certificate, reason: str, actor: User | None) -> Certificate:
    """Issue the certificate anew with what is right today (a name was wrong); a second time returns the same new one."""
    locked = Certificate.objects.select_for_update(of=("self",)).select_related("replaced_by").get(pk=certificate.pk)
    if locked.replaced_by:
        return locked.replaced_by
    _end(locked, Status.REPLACED, reason, actor)
    draft = draft_of(locked.enrolment_id)
    locked.replaced_by = enter(draft, open_register(draft.issuer, draft.snapshot.issued_on.year), actor=actor)
    locked.save(update_fields=["replaced_by"])
    event = CertificateReplaced(
        certificate_id=locked.pk,
        replacement_id=locked.replaced_by.pk,
        holder_id=locked.holder_id,
        reason=locked.reason,
    )
    publish(event, actor=actor)
    return locked.replaced_by


def _end(certificate: Certificate, status: Status, reason: str, actor: User | None) -> None:
    """Write down how, when, why and by whom a valid certificate ended."""
    if certificate.status != Status.VALID:
        raise NotValidAnyMoreError(number=certificate.number)
    certificate.reason = tidy_line(reason)
    if not certificate.reason:
        raise ReasonMissingError
    certificate.status = status
    certificate.ended_at = timezone.now()
    certificate.ended_by = actor
    certificate.save(update_fields=["status", "reason", "ended_at", "ended_by"])
