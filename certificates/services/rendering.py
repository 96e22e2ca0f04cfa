"""The files drawn of certificates. Any of them can be lost and drawn again; none is proof, the register is."""

import hashlib

from django.core.files.base import ContentFile

from certificates.formats.drawing import pdf_of
from certificates.formats.reading import code_in_pdf
from certificates.models import Certificate, Rendition
from certificates.selectors import Verdict, Verification, certificate_by_code, latest_rendition, words_of
from core.storage import private_storage


def render_certificate(*, certificate: Certificate) -> Rendition:
    """Draw the PDF and keep it in the private storage; drawn again it is the same file unless the typesetter changed."""
    content = pdf_of(words_of(certificate))
    sha256 = hashlib.sha256(content).hexdigest()
    name = f"certificates/{certificate.year}/{certificate.uid}-{sha256[:12]}.pdf"
    _store(name, content)
    rendition, _created = Rendition.objects.get_or_create(
        certificate=certificate, sha256=sha256, defaults={"file": name, "size": len(content)}
    )
    return rendition


def keep_rendition(*, certificate: Certificate) -> Rendition:
    """The PDF drawn last; drawn now if none was or its file is gone."""
    rendition = latest_rendition(certificate)
    if rendition and rendition.file.storage.exists(str(rendition.file)):
        return rendition
    return render_certificate(certificate=certificate)


def check_file(*, content: bytes) -> Verification:
    """Whether a PDF is one that we drew, byte for byte; if not, whether it pretends to be."""
    sha256 = hashlib.sha256(content).hexdigest()
    rendition = Rendition.objects.select_related("certificate__replaced_by").filter(sha256=sha256).first()
    certificate = rendition.certificate if rendition else certificate_by_code(code_in_pdf(content) or "")
    if certificate is None:
        return Verification(Verdict.UNKNOWN)
    if rendition or keep_rendition(certificate=certificate).sha256 == sha256:
        return Verification(Verdict(certificate.status), certificate)
    return Verification(Verdict.TAMPERED, certificate)


def _store(name: str, content: bytes) -> None:
    """Put a file into the private storage, over a half-written one if need be."""
    storage = private_storage()
    if storage.exists(name):
        if storage.size(name) == len(content):
            return
        storage.delete(name)
    storage.save(name, ContentFile(content))
