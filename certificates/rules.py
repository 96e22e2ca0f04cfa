"""Who may see a certificate, and who may end one."""

import rules
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.selectors import is_record_of
from certificates.models import Certificate
from certificates.selectors import OFFICERS
from organisation.rules import holds
from organisation.selectors import scope_of


@rules.predicate
def is_holder(user: User | AnonymousUser, certificate: Certificate) -> bool:
    """Whether the certificate is the user's own."""
    return isinstance(user, User) and is_record_of(user.person, certificate.holder_id)


@rules.predicate
def is_officer_of_issuer(user: User | AnonymousUser, certificate: Certificate) -> bool:
    """Whether the user is HR officer over the unit that issued the certificate."""
    return scope_of(user, *OFFICERS).covers(certificate.issuer)


# Whom an officer oversees is decided where the certificate is found: `certificates_visible_to`.
rules.add_perm("certificates.see_certificate", is_holder | holds(*OFFICERS))
rules.add_perm("certificates.end_certificate", is_officer_of_issuer)
