"""Changes to the register of certificates, and the files drawn from it."""

from certificates.services.ending import replace_certificate, revoke_certificate
from certificates.services.erasing import erase_files
from certificates.services.issuing import (
    Issued,
    Refusal,
    issue_certificate,
    issue_everything_owed,
    issue_owed_certificates,
)
from certificates.services.rendering import check_file, keep_rendition, render_certificate

__all__ = [
    "Issued",
    "Refusal",
    "check_file",
    "erase_files",
    "issue_certificate",
    "issue_everything_owed",
    "issue_owed_certificates",
    "keep_rendition",
    "render_certificate",
    "replace_certificate",
    "revoke_certificate",
]
