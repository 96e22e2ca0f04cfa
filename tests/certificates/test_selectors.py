"""Which certificates hold, and who may see them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certificates.selectors import (
    certificate_by_code,
    certificates_visible_to,
    valid_certificates,
    verification_of,
)
from certificates.services import revoke_certificate
from core.text.codes import grouped
from organisation.models import Level
from organisation.services import end_seat
from tests.factories.certificates import make_certificate
from tests.factories.organisation import make_seat, make_unit

pytestmark = pytest.mark.django_db


def test_valid_certificates_are_those_that_held_on_the_day(learner, time_machine):
    time_machine.move_to("2026-03-10 20:00+07:00")
    certificate = make_certificate(learner.person)
    time_machine.move_to("2026-05-01 09:00+07:00")
    revoke_certificate(certificate=certificate, reason="Cấp nhầm", actor=None)

    def held_on(day):
        return valid_certificates([certificate.course_id], day).exists()

    day = certificate.facts.issued_on
    assert [held_on(day + timedelta(days=n)) for n in (-1, 0, 30, 51, 52)] == [False, True, True, True, False]
    assert not valid_certificates([certificate.course_id + 1], day).exists()
    assert valid_certificates([certificate.course_id], certificate.issued_at).exists()


def test_a_code_is_found_however_it_is_typed_and_a_number_is_none(learner):
    certificate = make_certificate(learner.person)
    assert certificate_by_code(grouped(certificate.code).lower()) == certificate
    assert certificate_by_code(certificate.number) is None
    assert verification_of("0000-0000-0000-0000").verdict == "unknown"


def test_who_may_see_a_certificate(
    learner, classmate, hr_officer, commune_hr_officer, stranger, administrator, trainer, places
):
    certificate = make_certificate(learner.person)

    def may_see(user):
        return certificate in certificates_visible_to(user)

    assert all(map(may_see, (learner, hr_officer, commune_hr_officer, administrator)))
    assert not any(map(may_see, (classmate, stranger, trainer)))


def test_an_officer_sees_what_people_brought_along(stranger, learner, places):
    certificate = make_certificate(learner.person)
    seat = learner.person.memberships.get()
    end_seat(membership=seat, on=timezone.localdate(), actor=None)
    village = make_unit("99", "Xóm 1", Level.RESIDENTIAL_AREA, places.other_commune)
    make_seat(learner.person, village, since=timezone.localdate())
    assert certificate in certificates_visible_to(stranger)
