"""From an address to the certificate it speaks of, or 404."""

from contextlib import suppress
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from certificates.errors import TooManyChecksError
from certificates.models import Certificate
from certificates.selectors import Verification, certificates_visible_to, verification_of

WRONG_CODES = 30
WITHIN_SECONDS = 600


def certificate_of_address(request: HttpRequest, uid: UUID) -> Certificate:
    """The certificate, if the viewer may know of it."""
    visible = certificates_visible_to(request.user).select_related("course", "issuer", "replaced_by", "holder")
    return get_object_or_404(visible, uid=uid)


def verification_of_address(request: HttpRequest, code: str) -> Verification:
    """What the register says of the code; refuses an address from which too many wrong ones came lately."""
    key = f"wrong-codes:{get_adapter(request).get_client_ip(request)}"
    if cache.get(key, 0) >= WRONG_CODES:
        raise TooManyChecksError
    verification = verification_of(code)
    if verification.certificate is None:
        cache.add(key, 0, WITHIN_SECONDS)
        with suppress(ValueError):  # it expired this very moment
            cache.incr(key)
    return verification
