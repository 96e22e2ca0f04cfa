"""The register: one certificate per completion, numbers without gaps, ends that stay on record."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates import errors
from certificates.models import Certificate, Register, Status
from certificates.selectors import (
    certificates_of,
    latest_rendition,
    owed_enrolments,
    verification_of,
)
from certificates.services import (
    issue_certificate,
    issue_everything_owed,
    issue_owed_certificates,
    replace_certificate,
    revoke_certificate,
)
from core import events
from core.models import LogEntry
from organisation.services import end_seat
from tests.factories.accounts import make_person
from tests.factories.certificates import content_of, make_certificate, make_completion
from tests.factories.courses import make_course, make_enrolment, study
from tests.factories.organisation import make_seat

pytestmark = pytest.mark.django_db


def log_of(name):
    return list(LogEntry.objects.filter(event=f"certificates.{name}").values_list("payload", flat=True))


def test_completing_a_course_leads_to_its_certificate(learner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enrolment = make_completion(learner.person, score_percent="85")
    certificate = Certificate.objects.get()
    assert (certificate.holder, certificate.enrolment, certificate.status) == (learner.person, enrolment, Status.VALID)
    assert certificate.number == f"0001/{timezone.localdate().year}/GCN-MTTQ-BTT"
    assert certificate.facts.unit == "xã Kim Liên, tỉnh Nghệ An"
    assert certificate.facts.issuer == "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An"
    assert certificate.facts.place == "Nghệ An"
    assert content_of(latest_rendition(certificate)).startswith(b"%PDF")
    (payload,) = log_of("certificate_issued")
    assert payload == {
        "certificate_id": certificate.pk,
        "holder_id": learner.person.pk,
        "course_id": enrolment.course_id,
        "number": certificate.number,
    }


def test_the_same_completion_told_twice_makes_one_certificate(learner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_completion(learner.person)
    entry = LogEntry.objects.get(event="courses.course_completed")
    entry.deliveries.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        events.deliver(entry)
    assert Certificate.objects.count() == 1
    assert Register.objects.get().last == 1
    assert len(log_of("certificate_issued")) == 1


def test_issuing_again_returns_the_one_that_is_held(learner):
    enrolment = make_completion(learner.person)
    first = issue_certificate(enrolment_id=enrolment.pk, actor=None)
    assert issue_certificate(enrolment_id=enrolment.pk, actor=None) == first
    revoke_certificate(certificate=first, reason="Cấp nhầm", actor=None)
    assert issue_certificate(enrolment_id=enrolment.pk, actor=None) == first


def test_a_course_without_certificates_leads_to_none(learner, django_capture_on_commit_callbacks, caplog):
    course = make_course(lessons=1, awards_certificate=False)
    with django_capture_on_commit_callbacks(execute=True):
        enrolment = make_completion(learner.person, course)
    assert not Certificate.objects.exists()
    assert caplog.records == []
    assert LogEntry.objects.get(event="courses.course_completed").delivered_at
    with pytest.raises(errors.CourseAwardsNoCertificateError):
        issue_certificate(enrolment_id=enrolment.pk, actor=None)
    assert issue_owed_certificates(course=course, actor=None).issued == 0


def test_a_course_under_way_leads_to_none(learner):
    enrolment = study(make_enrolment(learner.person, make_course(lessons=2)), lessons=1)
    with pytest.raises(errors.CourseNotCompletedError):
        issue_certificate(enrolment_id=enrolment.pk, actor=None)
    assert not Register.objects.exists()


def test_numbers_count_per_issuer_and_year(learner, classmate, stranger, time_machine):
    time_machine.move_to("2026-12-31 10:00+07:00")
    old = [make_certificate(user.person) for user in (learner, classmate, stranger)]
    time_machine.move_to("2027-01-01 00:30+07:00")  # still 2026 in UTC
    new = make_certificate(learner.person)
    assert [c.number[:9] for c in [*old, new]] == ["0001/2026", "0002/2026", "0001/2026", "0001/2027"]
    assert old[0].issuer != old[2].issuer


def test_what_is_rolled_back_leaves_no_gap(learner, classmate):
    course = make_course(lessons=1)
    with transaction.atomic():
        make_certificate(learner.person, course)
        transaction.set_rollback(True)
    assert make_certificate(classmate.person, course).sequence == 1


def test_the_register_itself_refuses_a_number_or_an_enrolment_twice(learner, classmate):
    first, second = make_certificate(learner.person), make_certificate(classmate.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=second.pk).update(sequence=first.sequence)
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=second.pk).update(enrolment=first.enrolment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=second.pk).update(status=Status.REVOKED)


def test_the_unit_that_owns_the_course_issues(learner, places):
    certificate = make_certificate(learner.person, make_course(lessons=1, owner_unit=places.country))
    assert certificate.issuer == places.country
    assert certificate.facts.issuer == "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"


def test_a_snapshot_outlives_every_later_change(learner):
    certificate = make_certificate(learner.person)
    before = certificate.facts
    learner.person.full_name = "Tên Mới"
    learner.person.save()
    certificate.course.title = "Tên khóa mới"
    certificate.course.save()
    assert Certificate.objects.get().facts == before


def test_who_left_their_seat_is_certified_with_the_seat_they_studied_in(learner):
    enrolment = make_completion(learner.person)
    seat = enrolment.seat
    end_seat(membership=seat, on=timezone.localdate(), actor=None)
    certificate = issue_certificate(enrolment_id=enrolment.pk, actor=None)
    assert certificate.seat == seat
    assert certificate.facts.unit == "xã Kim Liên, tỉnh Nghệ An"


def test_without_a_seat_only_a_course_with_an_owner_is_certified(places, django_capture_on_commit_callbacks, caplog):
    nobody = make_person("Lò Thị Mai")
    course = make_course(lessons=1)
    with django_capture_on_commit_callbacks(execute=True):
        make_completion(nobody, course)
    assert not Certificate.objects.exists()
    assert caplog.records == []
    report = issue_owed_certificates(course=course, actor=None)
    assert [(r.where, r.code) for r in report.refusals] == [("Lò Thị Mai", "no_issuer")]
    course.owner_unit = places.province
    course.save()
    assert issue_owed_certificates(course=course, actor=None).issued == 1
    assert Certificate.objects.get().facts.position == ""


def test_bulk_issues_what_is_owed_once_with_one_event(learner, classmate, stranger, hr_officer):
    course = make_course(lessons=1)
    first = make_certificate(learner.person, course)
    for user in (classmate, stranger):
        make_completion(user.person, course)
    make_enrolment(hr_officer.person, course)
    report = issue_owed_certificates(course=course, actor=hr_officer)
    assert (report.issued, report.already_held, report.refused) == (2, 1, 0)
    assert issue_owed_certificates(course=course, actor=hr_officer) == type(report)(issued=0, already_held=3)
    (payload,) = log_of("certificates_issued")
    assert payload["count"] == 2
    assert len(log_of("certificate_issued")) == 1
    sequences = Certificate.objects.filter(issuer=first.issuer).values_list("sequence", flat=True)
    assert sorted(sequences) == [1, 2]
    assert issue_everything_owed() == 0


def test_bulk_costs_the_same_few_queries_for_any_number(places, django_assert_max_num_queries):
    course = make_course(lessons=1)
    counts = []
    for people in (1, 3):
        for _person in range(people):
            person = make_person()
            make_seat(person, places.commune)
            make_completion(person, course)
        with django_assert_max_num_queries(40) as queries:
            assert issue_owed_certificates(course=course, actor=None).issued == people
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_a_revoked_certificate_keeps_its_row_and_says_why(learner, hr_officer):
    certificate = make_certificate(learner.person)
    revoked = revoke_certificate(certificate=certificate, reason="  Người khác\nthi hộ ", actor=hr_officer)
    assert (revoked.status, revoked.reason, revoked.ended_by) == (Status.REVOKED, "Người khác thi hộ", hr_officer)
    assert verification_of(certificate.code).verdict == "revoked"
    revoke_certificate(certificate=certificate, reason="lần nữa", actor=hr_officer)
    assert [entry["reason"] for entry in log_of("certificate_revoked")] == ["Người khác thi hộ"]
    with pytest.raises(errors.NotValidAnyMoreError):
        replace_certificate(certificate=certificate, reason="Sai tên", actor=hr_officer)


def test_ending_a_certificate_takes_a_reason(learner):
    certificate = make_certificate(learner.person)
    for end in (revoke_certificate, replace_certificate):
        with pytest.raises(errors.ReasonMissingError):
            end(certificate=certificate, reason=" \u200b ", actor=None)
    assert Certificate.objects.get().status == Status.VALID


def test_a_wrong_name_is_cured_by_a_new_certificate(learner, hr_officer):
    old = make_certificate(learner.person)
    learner.person.full_name = "Nguyễn Thị Hoà Bình"
    learner.person.save()
    new = replace_certificate(certificate=old, reason="Sai họ tên", actor=hr_officer)
    old.refresh_from_db()
    assert (old.status, old.replaced_by, new.sequence, new.facts.name) == (
        Status.REPLACED,
        new,
        2,
        "Nguyễn Thị Hoà Bình",
    )
    assert old.facts.name == "Nguyễn Thị Hòa"
    assert replace_certificate(certificate=old, reason="lại", actor=hr_officer) == new
    with pytest.raises(errors.NotValidAnyMoreError):
        revoke_certificate(certificate=old, reason="x", actor=hr_officer)
    assert list(certificates_of(learner.person)) == [new]
    assert not owed_enrolments(old.course).exists()
    assert issue_certificate(enrolment_id=old.enrolment_id, actor=None) == new
