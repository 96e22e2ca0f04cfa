"""Files can be lost and drawn again; only the very bytes that we drew are genuine."""

import pytest

from certificates.services import check_file, keep_rendition, render_certificate, revoke_certificate
from tests.factories.certificates import content_of, make_certificate

pytestmark = pytest.mark.django_db


def test_a_lost_file_is_drawn_again_as_the_same_file(learner):
    rendition = render_certificate(certificate=make_certificate(learner.person))
    content = content_of(rendition)
    rendition.file.storage.delete(rendition.file.name)
    again = keep_rendition(certificate=rendition.certificate)
    assert again == rendition
    assert content_of(again) == content


def test_a_half_written_file_is_written_anew(learner):
    certificate = make_certificate(learner.person)
    rendition = render_certificate(certificate=certificate)
    with rendition.file.storage.open(rendition.file.name, "wb") as torn:
        torn.write(b"%PDF-1.7 half")
    assert render_certificate(certificate=certificate) == rendition
    assert rendition.file.storage.size(rendition.file.name) == rendition.size


def test_a_file_is_genuine_only_byte_for_byte(learner, classmate):
    certificate = make_certificate(learner.person)
    content = content_of(keep_rendition(certificate=certificate))
    assert check_file(content=content).verdict == "valid"
    assert check_file(content=content + b"\n").verdict == "tampered"
    assert check_file(content=content.replace(b"Typst", b"Tampr")).certificate == certificate
    assert check_file(content=b"%PDF-1.7 nothing").verdict == "unknown"
    forged = content.replace(certificate.grouped_code.encode(), b"0000-0000-0000-0000")
    assert check_file(content=forged).verdict == "unknown"
    revoke_certificate(certificate=certificate, reason="Cấp nhầm", actor=None)
    assert check_file(content=content).verdict == "revoked"
    assert check_file(content=content + b"\n").verdict == "tampered"


def test_a_genuine_file_whose_rendition_nobody_recorded_is_genuine(learner):
    certificate = make_certificate(learner.person)
    content = content_of(render_certificate(certificate=certificate))
    certificate.renditions.all().delete()
    assert check_file(content=content).verdict == "valid"
