"""Waiving, extending, taking up again, giving by hand; and reminders, once each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import LogEntry
from courses.errors import DueDayPassedError, DutyHeldError, DutyNotOpenError, ProgrammeClosedError
from courses.models import Duty, DutyReminder, DutyState, Enrolment
from courses.services.programmes import (
    close_programme,
    extend_duty,
    follow_rules,
    give_programme,
    remind_of_duties,
    resume_duty,
    waive_duty,
)
from organisation.services import end_seat
from tests.factories.courses import make_course
from tests.factories.organisation import make_exemption
from tests.factories.programmes import make_programme

TODAY = timezone.localdate


@pytest.fixture
def programme(places, learner):
    """An open programme of one course for Kim Liên, due in thirty days."""
    return make_programme(places.commune, make_course(), reminder_days=[30, 7, -3])


@pytest.fixture
def duty(programme):
    """The learner's."""
    return Duty.objects.get()


def test_a_waiver_says_who_and_why_and_stays(duty, programme, hr_officer):
    waive_duty(duty=duty, reason="Nghỉ thai sản", actor=hr_officer)
    again = waive_duty(duty=duty, reason="khác", actor=hr_officer)
    follow_rules(programme=programme, actor=None)
    duty.refresh_from_db()
    assert (duty.state, duty.reason, duty.decided_by) == (DutyState.WAIVED, "Nghỉ thai sản", hr_officer)
    assert again.reason == "Nghỉ thai sản"
    assert LogEntry.objects.filter(event="courses.duty_decided").count() == 1


def test_a_waiver_may_be_taken_back(duty, hr_officer):
    waive_duty(duty=duty, reason="nhầm người", actor=hr_officer)
    resumed = resume_duty(duty=duty, reason="miễn nhầm", actor=hr_officer)
    assert (resumed.state, resumed.closed_at) == (DutyState.OPEN, None)


def test_more_time_reaches_the_courses_too(duty, hr_officer):
    later = duty.due_on + timedelta(days=10)
    extend_duty(duty=duty, due_on=later, reason="Đi công tác", actor=hr_officer)
    assert Enrolment.objects.get().due_on == later


@pytest.mark.parametrize("days", [-40, -1])
def test_time_is_given_and_not_taken(duty, hr_officer, days):
    with pytest.raises(DueDayPassedError):
        extend_duty(duty=duty, due_on=duty.due_on + timedelta(days=days), reason="x", actor=hr_officer)


def test_what_is_over_is_not_decided_any_more(duty, programme, hr_officer):
    close_programme(programme=programme, reason="hết đợt", actor=hr_officer)
    with pytest.raises(DutyNotOpenError):
        waive_duty(duty=duty, reason="x", actor=hr_officer)
    with pytest.raises(DutyNotOpenError):
        extend_duty(duty=duty, due_on=TODAY() + timedelta(days=90), reason="x", actor=hr_officer)
    with pytest.raises(DutyNotOpenError):
        resume_duty(duty=duty, reason="x", actor=hr_officer)


def test_a_programme_is_given_by_hand_and_kept_without_a_rule(programme, trainer, hr_officer):
    given = give_programme(
        programme=programme, person=trainer.person, due_on=TODAY(), reason="Tự nguyện", actor=hr_officer
    )
    follow_rules(programme=programme, actor=None)
    given.refresh_from_db()
    assert given.state == DutyState.OPEN
    assert Enrolment.objects.filter(learner=trainer.person).exists()
    with pytest.raises(DutyHeldError):
        give_programme(programme=programme, person=trainer.person, due_on=None, reason="x", actor=hr_officer)
    end_seat(membership=trainer.person.memberships.get(), on=TODAY(), actor=None)
    follow_rules(programme=programme, actor=None)
    given.refresh_from_db()
    assert given.state == DutyState.ENDED


def test_a_closed_programme_is_not_given(programme, trainer, hr_officer):
    close_programme(programme=programme, reason="hết đợt", actor=hr_officer)
    with pytest.raises(ProgrammeClosedError):
        give_programme(programme=programme, person=trainer.person, due_on=None, reason="x", actor=hr_officer)


def due_in(duty, days):
    Duty.objects.filter(pk=duty.pk).update(due_on=TODAY() + timedelta(days=days), begun_on=TODAY() - timedelta(days=60))


def test_one_is_reminded_once_of_each_day(duty):
    due_in(duty, 7)
    assert remind_of_duties() == 1
    assert remind_of_duties() == 0
    assert DutyReminder.objects.get().days == 7
    assert LogEntry.objects.filter(event="courses.duties_reminded").count() == 1


def test_after_the_day_one_is_reminded_too(duty):
    due_in(duty, -3)
    assert remind_of_duties() == 1
    assert DutyReminder.objects.get().days == -3


def test_another_day_is_another_reminder(duty, hr_officer):
    due_in(duty, 7)
    remind_of_duties()
    due_in(duty, 30)
    assert remind_of_duties() == 1


@pytest.mark.parametrize("days", [31, 45])
def test_before_the_first_day_nobody_is_reminded(duty, days):
    due_in(duty, days)
    assert remind_of_duties() == 0


def test_the_exempt_and_the_released_are_left_alone(duty, learner, hr_officer):
    due_in(duty, 7)
    exemption = make_exemption(learner.person)
    assert remind_of_duties() == 0
    exemption.delete()
    waive_duty(duty=duty, reason="x", actor=hr_officer)
    assert remind_of_duties() == 0


def test_people_hear_of_what_they_are_given_of_the_day_and_of_decisions(
    places, learner, hr_officer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_programme(places.commune, make_course(), title="Kỹ năng số", reminder_days=[7])
    duty = Duty.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        due_in(duty, 7)
        remind_of_duties()
        waive_duty(duty=duty, reason="Nghỉ thai sản", actor=hr_officer)
    told = [one.sentence for one in learner.person.notifications.order_by("pk")]
    assert len(told) == 3
    assert all("Kỹ năng số" in sentence for sentence in told)
    assert "Nghỉ thai sản" in told[2]
