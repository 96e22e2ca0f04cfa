"""The operators' commands: what they print, and how they end."""

import json

import pytest
from django.core.management import CommandError, call_command

from certificates.models import Certificate
from certificates.services import keep_rendition, replace_certificate, revoke_certificate
from tests.factories.accounts import make_person
from tests.factories.certificates import content_of, make_certificate, make_completion
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


def run(capsys, *command):
    """What a command printed, its last line read as JSON, and its exit status."""
    status = 0
    try:
        call_command(*command, "--json")
    except SystemExit as end:
        status = end.code
    return json.loads(capsys.readouterr().out.splitlines()[-1]), status


def test_issue_certificates_issues_whatever_is_owed_once(capsys, learner, classmate):
    course = make_course(lessons=1)
    make_certificate(learner.person, course)
    make_completion(classmate.person, course)
    report, status = run(capsys, "issue_certificates", "--course", course.slug)
    assert (report, status) == ({"issued": 1, "already_held": 1, "refused": 0, "errors": []}, 0)
    report, status = run(capsys, "issue_certificates", "--course", course.slug)
    assert (report["issued"], report["already_held"], status) == (0, 2, 0)


def test_issue_certificates_names_whom_it_refused(capsys, db):
    course = make_course(lessons=1)
    make_completion(make_person("Lò Thị Mai"), course)
    report, status = run(capsys, "issue_certificates", "--course", course.slug)
    assert (report["refused"], status) == (1, 1)
    assert (report["errors"][0]["where"], report["errors"][0]["code"]) == ("Lò Thị Mai", "no_issuer")


def test_issue_certificates_knows_no_such_course(db):
    with pytest.raises(CommandError, match="khong-co"):
        call_command("issue_certificates", "--course", "khong-co")


@pytest.fixture
def certificate(learner):
    return make_certificate(learner.person)


@pytest.fixture
def file(certificate, tmp_path):
    path = tmp_path / "giấy của tôi.pdf"
    path.write_bytes(content_of(keep_rendition(certificate=certificate)))
    return path


def test_verify_certificate_knows_its_own_file(capsys, certificate, file):
    answer, status = run(capsys, "verify_certificate", str(file))
    assert (answer["status"], answer["number"], answer["code"], status) == (
        "valid",
        certificate.number,
        certificate.grouped_code,
        0,
    )


def test_verify_certificate_sees_a_changed_file(capsys, certificate, file):
    file.write_bytes(file.read_bytes() + b"\n%changed")
    answer, status = run(capsys, "verify_certificate", str(file))
    assert (answer["status"], answer["number"], status) == ("tampered", certificate.number, 1)
    assert "nội dung khác" in answer["reason"]


def test_verify_certificate_takes_a_code_however_it_is_typed(capsys, certificate):
    answer, status = run(capsys, "verify_certificate", certificate.code.lower())
    assert (answer["status"], status) == ("valid", 0)


def test_verify_certificate_says_revoked_or_replaced_and_why(capsys, certificate, file):
    anew = replace_certificate(certificate=certificate, reason="Sai họ tên", actor=None)
    answer, status = run(capsys, "verify_certificate", str(file))
    assert (answer["status"], status) == ("replaced", 1)
    assert anew.number in answer["reason"]
    revoke_certificate(certificate=anew, reason="Thi hộ", actor=None)
    answer, status = run(capsys, "verify_certificate", anew.code)
    assert (answer["status"], status) == ("revoked", 1)
    assert "Thi hộ" in answer["reason"]


@pytest.mark.parametrize("asked", ["0000-0000-0000-0000", "0001/2026/GCN-MTTQ-BTT", "x"])
def test_verify_certificate_does_not_know_what_it_never_issued(capsys, db, asked):
    answer, status = run(capsys, "verify_certificate", asked)
    assert (answer["status"], status) == ("unknown", 1)


def test_verify_certificate_finds_no_code_in_another_file(capsys, db, tmp_path):
    path = tmp_path / "khac.pdf"
    path.write_bytes(b"%PDF-1.4")
    assert run(capsys, "verify_certificate", str(path))[0] == {
        "status": "unknown",
        "reason": "Sổ cấp giấy không có mã này, hoặc trong tệp không có mã nào.",
    }


def test_verify_certificate_says_when_there_is_no_such_file(db):
    with pytest.raises(CommandError, match=r"khong-co\.pdf"):
        call_command("verify_certificate", "khong-co.pdf")


def test_a_sentence_stands_where_no_json_is_asked_for(capsys, certificate):
    call_command("issue_certificates", "--course", certificate.course.slug)
    call_command("verify_certificate", certificate.code)
    printed = capsys.readouterr().out
    assert "Cấp mới 0 giấy, 1 người đã có" in printed
    assert f"valid: Giấy số {certificate.number} cấp cho Nguyễn Thị Hòa" in printed
    assert Certificate.objects.count() == 1
